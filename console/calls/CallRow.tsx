import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { useMoments } from '../kit/time.ts';
import { type Call, callClock } from './calls.ts';
import { useCallWords } from './words.ts';

const colours = { waiting: 'orange', accepted: 'indigo', opened: 'green', closed: 'gray' } as const;

interface Props {
  call: Call;
  /** What the reader can do with it now. */
  can: { accept: boolean; open: boolean; close: boolean };
  busy: boolean;
  onAccept: () => void;
  onClose: () => void;
}

/** One call: who and what, where it stands, until when it has to get on, and what can be done. */
export function CallRow({ call, can, busy, onAccept, onClose }: Props) {
  const t = useCallWords();
  const moment = useMoments();
  const { number, state, company, contactName, phone, symptom, loggedBy, loggedAt, agent, caseNumber } = call;
  const clock = callClock(call);
  return (
    <li className="call">
      <Group gap={8}>
        <Text span size="sm" className="tabular quiet">
          {number}
        </Text>
        <Badge variant="light" color={colours[state]} radius="sm" tt="none" fw={500}>
          {t(state, { name: agent?.name ?? '' })}
        </Badge>
        {clock && <ClockBadge clock={clock} name={t(state === 'waiting' ? 'toAgent' : 'toManager')} />}
      </Group>
      <div className="who">
        <bdi>{company}</bdi>
        {' · '}
        <bdi>{contactName}</bdi>
        {phone && (
          <>
            {' · '}
            <Anchor href={`tel:${phone}`} className="tabular" inherit underline="always">
              {phone}
            </Anchor>
          </>
        )}
      </div>
      <div className="written" dir="auto">
        {symptom}
      </div>
      <div className="quiet">
        <time dateTime={loggedAt}>{moment(loggedAt)}</time>
        {' · '}
        <bdi>{t('by', { name: loggedBy.name })}</bdi>
      </div>
      {caseNumber && (
        <Link to="/cases/$number" params={{ number: caseNumber }} className="link tabular">
          {caseNumber}
        </Link>
      )}
      {call.outcome && <div className="written">{call.outcome}</div>}
      {(can.accept || can.open || can.close) && (
        <Group gap={6} mt={6}>
          {can.accept && (
            <Button size="compact-sm" loading={busy} onClick={onAccept}>
              {t('take')}
            </Button>
          )}
          {can.open && !can.accept && (
            <Button
              size="compact-sm"
              renderRoot={(props) => <Link {...props} to="/hotline" search={{ call: number }} />}
            >
              {t('openCase')}
            </Button>
          )}
          {can.close && (
            <Button size="compact-sm" variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
