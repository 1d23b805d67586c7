import { getRouteApi } from '@tanstack/react-router';
import { openers } from '../../domain/case/actions.ts';
import { mayEdit } from '../../domain/administration.ts';
import { supervises } from '../../domain/people.ts';
import { reportReaders } from '../../domain/reports/readers.ts';
import { worksOnRmas } from '../../domain/rma/actions.ts';
import { sectionsFor } from '../administration/sections.ts';
import { Keyboard } from '../keyboard/Keyboard.tsx';
import { Frame } from './Frame.tsx';
import { useShellWords } from './words.ts';

const route = getRouteApi('/staff');

export default function StaffShell() {
  const t = useShellWords();
  const { me } = route.useRouteContext();
  const places = [{ to: '/cases', label: t('cases') }];
  if (supervises(me.roles)) places.push({ to: '/board', label: t('board') });
  if (me.roles.some((role) => openers.includes(role))) places.push({ to: '/hotline', label: t('hotline') });
  places.push({ to: '/calls', label: t('calls') });
  if (worksOnRmas(me.roles)) places.push({ to: '/rmas', label: t('rmas') });
  if (mayEdit(me.roles, 'parts')) places.push({ to: '/stock', label: t('stock') });
  if (me.roles.some((role) => reportReaders.includes(role)))
    places.push({ to: '/reports', label: t('reports') });
  if (sectionsFor(me.roles).length) places.push({ to: '/administration', label: t('administration') });
  return (
    <>
      <Frame places={places} account="/account" />
      <Keyboard places={places} />
    </>
  );
}
