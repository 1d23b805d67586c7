import { Badge, Group, Text } from '@mantine/core';
import { IconAlarm, IconLock, IconSend, IconUser } from '@tabler/icons-react';
import type { Attachment } from '../../domain/attachments.ts';
import type { Entry, Message } from '../api/queries.ts';
import { AttachedFile } from './AttachedFile.tsx';
import { Messages } from './Messages.tsx';
import { useMoments } from './time.ts';
import { useKitWords } from './words.ts';

const said = new Set([
  'note',
  'customer_update',
  'work',
  'responded',
  'resolved',
  'rejected',
  'consented',
  'attached',
  'note_carried',
  'file_carried',
]);

const files = new Set(['attached', 'file_carried']);

/** For whom an entry is that somebody wrote, or what it is that Caseline did. */
const marks = {
  internal: { colour: 'yellow', Icon: IconLock },
  toCustomer: { colour: 'indigo', Icon: IconSend },
  fromCustomer: { colour: 'teal', Icon: IconUser },
  timer: { colour: 'gray', Icon: IconAlarm },
  missed: { colour: 'orange', Icon: IconAlarm },
} as const;

/** What a deadline caused, and whether one was missed. */
function timerOf({ actor, kind, data }: Entry): 'timer' | 'missed' | undefined {
  if (actor !== 'system') return undefined;
  if (/_(overdue|breached|late|expired)$/.test(kind) || data['cause'] === 'silence') return 'missed';
  return /_(reminder|warning|due)$/.test(kind) || 'dueAt' in data ? 'timer' : undefined;
}

function markOf(entry: Entry, written: boolean): keyof typeof marks | undefined {
  if (!written) return timerOf(entry);
  if (entry.visibility === 'internal') return 'internal';
  return entry.actor !== 'system' && entry.actor.role === 'customer' ? 'fromCustomer' : 'toCustomer';
}

interface Props {
  entry: Entry;
  number: string;
  staff: boolean;
  messages: Message[] | undefined;
}

/** One entry of a history: what people wrote stands out, for staff also for whom it was and what was sent. */
export function HistoryEntry({ entry, number, staff, messages }: Props) {
  const t = useKitWords();
  const moment = useMoments();
  const { at, actor, kind, visibility, text, data } = entry;
  const written = said.has(kind) && actor !== 'system';
  const mark = staff ? markOf(entry, written) : undefined;
  const { colour, Icon } = marks[mark ?? 'timer'];
  const look = written ? (visibility === 'internal' ? 'entry said internal' : 'entry said') : 'entry';
  return (
    <li className={look}>
      <Group gap={8}>
        <Text span size="sm" fw={written ? 600 : 400}>
          <bdi>{actor === 'system' ? t('system') : actor.name}</bdi>
        </Text>
        <Text span size="xs" c="dimmed" className="tabular">
          <time dateTime={at}>{moment(at)}</time>
        </Text>
        {mark && (
          <Badge
            size="xs"
            color={colour}
            variant="light"
            tt="none"
            leftSection={<Icon size={10} aria-hidden />}
          >
            {t(mark)}
          </Badge>
        )}
      </Group>
      {kind !== 'attached' && (
        <div className="written" dir="auto">
          {text}
        </div>
      )}
      {files.has(kind) && <AttachedFile number={number} file={data as unknown as Attachment} />}
      {messages && <Messages messages={messages} />}
    </li>
  );
}
