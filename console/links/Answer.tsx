import { Button, Group, Paper, Stack, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '../kit/Refused.tsx';
import { usePortalWords } from '../portal/words.ts';

interface Props {
  resolution: { cause: string; treatment: string } | null;
  busy: boolean;
  error: unknown;
  onAnswer: (answer: { agreed: boolean; comment?: string }) => void;
}

/** Asks whether it is solved: agreeing is one press, rejecting asks what is still wrong. */
export function Answer({ resolution, busy, error, onAnswer }: Props) {
  const t = usePortalWords();
  const [rejecting, setRejecting] = useState(false);
  const [comment, setComment] = useState('');
  return (
    <Paper withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {t('confirmTitle')}
        </Title>
        {resolution && (
          <dl style={{ margin: 0 }}>
            <dt className="quiet">{t('cause')}</dt>
            <dd className="written">{resolution.cause}</dd>
            <dt className="quiet">{t('treatment')}</dt>
            <dd className="written">{resolution.treatment}</dd>
          </dl>
        )}
        <Refused error={error} />
        {rejecting ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onAnswer({ agreed: false, comment });
            }}
          >
            <Textarea
              label={t('why')}
              required
              withAsterisk={false}
              data-autofocus
              autosize
              minRows={3}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
            <Button type="submit" mt="sm" loading={busy}>
              {t('reject')}
            </Button>
          </form>
        ) : (
          <Group>
            <Button loading={busy} onClick={() => onAnswer({ agreed: true })}>
              {t('agree')}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => setRejecting(true)}>
              {t('reject')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
