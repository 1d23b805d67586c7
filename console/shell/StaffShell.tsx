import { getRouteApi } from '@tanstack/react-router';
import { sectionsFor } from '../administration/sections.ts';
import { Frame } from './Frame.tsx';
import { useShellWords } from './words.ts';

const route = getRouteApi('/staff');

export default function StaffShell() {
  const t = useShellWords();
  const { me } = route.useRouteContext();
  const places = [{ to: '/cases', label: t('cases') }];
  if (sectionsFor(me.roles).length) places.push({ to: '/administration', label: t('administration') });
  return <Frame places={places} />;
}
