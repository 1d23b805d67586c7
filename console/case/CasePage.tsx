import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Case, caseQuery, meQuery, type User } from '../api/queries.ts';
import { ForecastSection } from '../forecast/ForecastSection.tsx';
import { useCommands } from '../keyboard/commands.ts';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import { useActionWords } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { useTitle } from '../kit/title.ts';
import { useKitWords } from '../kit/words.ts';
import { useNextCase } from '../workspace/looked.ts';
import { ActionForm } from './ActionForm.tsx';
import { Composer } from './Composer.tsx';
import { Context } from './Context.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { type Expected, expectedOf } from './expected.ts';
import type { CaseAction } from './forms.ts';
import { Header } from './Header.tsx';
import { OthersLine, OthersMark } from './Others.tsx';
import { Problem } from './Problem.tsx';
import { mayCorrect, possibleActions } from './possible.ts';
import { usePresence } from './presence.ts';
import { Stuck } from './Stuck.tsx';

const route = getRouteApi('/staff/cases/$number');

/** How often an open case is looked at, in milliseconds, should no event tell of a change. */
const lookEvery = 15_000;

export default function CasePage() {
  const { number } = route.useParams();
  const kit = useKitWords();
  const { data: me } = useQuery(meQuery);
  const { data: item, error } = useQuery({ ...caseQuery(number), refetchInterval: lookEvery });
  if (!item || !me)
    return error ? <Refused error={error} /> : <p className="centre quiet">{kit('loading')}</p>;
  return <Whole key={number} item={item} me={me} />;
}

/** Keys of actions; every other action is found in the palette. */
const keys: Partial<Record<CaseAction, ShortcutName>> = { respond: 'reply', takeOver: 'takeOver' };

function Whole({ item, me }: { item: Case; me: User }) {
  const names = useActionWords();
  const [doing, setDoing] = useState<CaseAction>();
  const [correcting, setCorrecting] = useState(false);
  // An action shows its effect at once; what it expected goes when the case has come anew, or it was refused.
  const [expected, setExpected] = useState<Expected>();
  const shown = { ...item, ...expected?.change };
  const { number, stage, title } = shown;
  useTitle(`${number} ${title}`);
  const { others, writing } = usePresence(number);
  const next = useNextCase(number);
  // Until one action is there, no other can be begun.
  const actions = expected ? [] : possibleActions(item, me);
  useCommands(
    actions.map((action) => ({
      label: names[action],
      ...(keys[action] && { shortcut: keys[action] }),
      run: () => setDoing(action),
    })),
  );
  return (
    <article className="case" {...writing}>
      <Header item={shown} actions={possibleActions(shown, me)} underWay={expected?.action} onAct={setDoing}>
        <OthersMark others={others} />
      </Header>
      <div className="story">
        <Stuck item={shown} me={me} />
        <Problem item={shown} onCorrect={mayCorrect(item, me) ? () => setCorrecting(true) : undefined} />
        {stage !== 'ended' && <ForecastSection number={number} revision={item.revision} />}
        <Timeline staff number={number} revision={item.revision} />
        <OthersLine others={others} />
        {stage !== 'ended' && <Composer number={number} />}
      </div>
      <Context item={shown} />
      {correcting && <CorrectForm item={item} me={me} onClose={() => setCorrecting(false)} />}
      {doing && (
        <ActionForm
          key={doing}
          item={item}
          action={doing}
          onSend={(values) => setExpected(values && expectedOf(doing, values, me))}
          onNext={next}
          onClose={() => setDoing(undefined)}
        />
      )}
    </article>
  );
}
