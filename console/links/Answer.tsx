import { Anchor, Button, Group, Paper, Stack, Textarea, Title } from '@mantine/core';
import { IconCheck, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useDownload } from '../kit/download.ts';
import { Fact } from '../kit/Fact.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useMoments } from '../kit/time.ts';
import { useLinkWords } from './words.ts';

interface Props {
  resolution: { cause: string; treatment: string; restoredAt: string } | null;
  /** Where the API has the written fault report. */
  report: string;
  busy: boolean;
  error: unknown;
  onAnswer: (answer: { agreed: boolean; comment?: string }) => void;
}

/** Shows what was done and asks whether it is solved: agreeing is one press, rejecting asks what is still wrong. */
export function Answer({ resolution, report, busy, error, onAnswer }: Props) {
  const t = useLinkWords();
  const moment = useMoments();
  const download = useDownload();
  const [rejecting, setRejecting] = useState(false);
  const [comment, setComment] = useState('');
  return (
    <Paper withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {t('confirmTitle')}
        </Title>
        {resolution && (
          <Stack component="dl" gap="sm" m={0}>
            <Fact name={t('cause')}>
              <span className="written">{resolution.cause}</span>
            </Fact>
            <Fact name={t('treatment')}>
              <span className="written">{resolution.treatment}</span>
            </Fact>
            <Fact name={t('restored')}>{moment(resolution.restoredAt)}</Fact>
          </Stack>
        )}
        <Anchor href={download(report)} download size="sm">
          <IconFileText size={16} aria-hidden style={{ verticalAlign: 'text-bottom' }} /> {t('report')}
        </Anchor>
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
              description={t('whyHint')}
              autoFocus
              required
              withAsterisk={false}
              autosize
              minRows={3}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
            <Group mt="sm">
              <Button type="submit" loading={busy}>
                {t('reject')}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => setRejecting(false)}>
                {t('back')}
              </Button>
            </Group>
          </form>
        ) : (
          <>
            <p className="quiet">{t('effect')}</p>
            <Group>
              <Button
                loading={busy}
                leftSection={<IconCheck size={16} aria-hidden />}
                onClick={() => onAnswer({ agreed: true })}
              >
                {t('agree')}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => setRejecting(true)}>
                {t('reject')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}
