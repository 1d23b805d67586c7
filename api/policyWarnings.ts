import { z } from 'zod';
import { nextRoles } from '../domain/reach.ts';
import { type Language, type Role, roles } from '../domain/vocabulary.ts';
import { words } from '../domain/words/index.ts';
import type { WholePolicy } from '../policies/schema.ts';
import { recallPeopleInRole } from '../store/people.ts';

export const policyWarning = z
  .strictObject({ role: z.enum(roles), message: z.string() })
  .meta({ id: 'PolicyWarning', description: 'a role that the policy reports to and that nobody holds' });

/** The roles that the policy reports to. */
const named = ({ escalation }: Pick<WholePolicy, 'escalation'>): Role[] => [
  ...new Set(Object.values(escalation ?? {}).flatMap((steps) => steps.flatMap(({ to }) => to))),
];

const isHeld = async (role: Role): Promise<boolean> => (await recallPeopleInRole(role)).length > 0;

async function heldInstead(role: Role): Promise<Role | undefined> {
  for (const next of nextRoles(role)) if (await isHeld(next)) return next;
  return undefined;
}

const sentence = (role: Role, instead: Role | undefined, language: Language): string => {
  const table = words[language].roles;
  const [who, next] = [table[role], instead && table[instead]];
  if (language === 'en')
    return `Nobody is ${who}: ${next ? `the ${next} hears instead` : 'nobody hears instead'}`;
  return `无人担任${who}：${next ? `将改为通知${next}` : '将无人收到通知'}`;
};

/** Which of the roles that the policy reports to nobody holds, and who hears in their place. */
export async function warningsOf(
  policy: Pick<WholePolicy, 'escalation'>,
  language: Language,
): Promise<z.infer<typeof policyWarning>[]> {
  const warnings = [];
  for (const role of named(policy))
    if (!(await isHeld(role)))
      warnings.push({ role, message: sentence(role, await heldInstead(role), language) });
  return warnings;
}
