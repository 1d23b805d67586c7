import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconDeviceMobileMessage,
  IconInbox,
  IconMail,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { Message } from '../api/queries.ts';
import { Refused } from './Refused.tsx';
import { SendAgain } from './SendAgain.tsx';
import { useKitWords } from './words.ts';

type State = Message['state'];
/** What waits and what is on its way are one to the reader. */
const looks = {
  pending: { word: 'waiting', colour: 'gray', Icon: IconClock },
  sending: { word: 'waiting', colour: 'gray', Icon: IconClock },
  sent: { word: 'handedOver', colour: 'green', Icon: IconCheck },
  failed: { word: 'failed', colour: 'red', Icon: IconAlertTriangle },
  held: { word: 'held', colour: 'blue', Icon: IconInbox },
} as const satisfies Record<State, object>;

function StateBadge({ state, count }: { state: State; count?: number }) {
  const t = useKitWords();
  const { word, colour, Icon } = looks[state];
  return (
    <Badge
      size="sm"
      variant="light"
      color={colour}
      radius="sm"
      tt="none"
      leftSection={<Icon size={12} aria-hidden />}
    >
      {count === undefined ? t(word) : `${t(word)}: ${count}`}
    </Badge>
  );
}

/** The e-mails and SMS that one event caused: how many and how they fared, and on demand each with its text. */
export function Messages({ messages }: { messages: Message[] }) {
  const t = useKitWords();
  const counts = new Map<string, { state: State; count: number }>();
  for (const { state } of messages) {
    const { word } = looks[state];
    counts.set(word, { state, count: (counts.get(word)?.count ?? 0) + 1 });
  }
  return (
    <details className="messages">
      <summary>
        <IconMail size={14} aria-hidden />
        {t('messages', { count: messages.length })}
        {[...counts.values()].map(({ state, count }) => (
          <StateBadge key={state} state={state} count={count} />
        ))}
      </summary>
      <ul>
        {messages.map((message) => (
          <li key={message.id}>
            <Sent message={message} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Sent({ message }: { message: Message }) {
  const t = useKitWords();
  const { channel, recipient, address, subject, text, state, attempts, lastError } = message;
  const Icon = channel === 'sms' ? IconDeviceMobileMessage : IconMail;
  return (
    <details>
      <summary>
        <Icon size={14} aria-hidden />
        {t(channel)}
        <bdi>{recipient.name}</bdi>
        <StateBadge state={state} />
      </summary>
      <Text size="xs" c="dimmed">
        <bdi>{address}</bdi>
      </Text>
      {lastError !== null && state !== 'sent' && (
        <Text size="xs" c="red">
          {t('tried', { count: attempts })} <bdi>{lastError}</bdi>
        </Text>
      )}
      {state === 'held' && <Text size="xs">{t('heldWhy')}</Text>}
      <SendAgain message={message} />
      {subject !== null && (
        <Group fw={600} dir="auto">
          {subject}
        </Group>
      )}
      <div className="written" dir="auto">
        {text}
      </div>
      {message.revealable && <Reveal id={message.id} />}
    </details>
  );
}

/** Where nobody carries mail, whoever tries Caseline out follows the customer's link here. */
function Reveal({ id }: { id: string }) {
  const t = useKitWords();
  const revealing = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/notifications/{id}/reveal', { params: { path: { id } } })),
  });
  const link = revealing.data?.link;
  return (
    <>
      <Refused error={revealing.error} />
      {link === undefined ? (
        <Button size="xs" variant="default" loading={revealing.isPending} onClick={() => revealing.mutate()}>
          {t('reveal')}
        </Button>
      ) : (
        <Anchor href={link} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {link}
        </Anchor>
      )}
    </>
  );
}
