import type { ByPriority, Policy } from '../policy.ts';
import type { Priority } from '../vocabulary.ts';
import { en } from '../words/en.ts';

/** `1 h 30 min`, for operators; milliseconds in. */
export function spell(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ] as const;
  const parts: string[] = [];
  let rest = ms;
  for (const [name, size] of units) {
    // A day or so is promised in hours.
    if (name === 'd' && ms < 2 * size) continue;
    const count = name === 's' ? rest / size : Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${name}`);
    rest -= Math.floor(rest / size) * size;
  }
  return parts.join(' ') || '0 s';
}

/** What the policy promises a case of this priority, as Markdown for Temporal's UI. */
export function promises(policy: Policy, priority: Priority): string {
  const { response, diagnosis, restore, closing, survey } = policy;
  const of = (target: Partial<ByPriority<number>> | undefined) => {
    const ms = target?.[priority];
    return ms === undefined ? undefined : spell(ms);
  };
  const restored = of(restore?.target);
  const percent = (fractions: number[]) => fractions.map((each) => `${Math.round(each * 100)} %`).join(', ');
  const lines = [
    `Response within ${of(response.target)}${response.remind.length ? `, reminders at ${percent(response.remind)}` : ''}`,
    policy.calendar !== undefined && `Times run inside the hours of calendar ${policy.calendar}`,
    response.takeover !== undefined &&
      !response.raisesPriority &&
      `Taken over on silence at ${percent([response.takeover])}, at most ${response.maxTakeovers} times`,
    diagnosis && `Diagnosis within ${of(diagnosis.target)}`,
    restored && `Restored within ${restored}`,
    ...policy.escalation[priority].map(
      ({ after, to }) => `Unsolved after ${spell(after)}: ${to.map((role) => en.roles[role]).join(', ')}`,
    ),
    closing.review !== undefined && `Reviewed within ${spell(closing.review)}`,
    `Closed only with the customer's consent; asked again every ${spell(closing.confirmRemindEvery)}`,
    survey && `Survey open for ${spell(survey.expiresAfter)}`,
  ];
  const listed = lines.filter((line) => typeof line === 'string').map((line) => `- ${line}`);
  return [`**Policy ${policy.id}, version ${policy.version}, ${priority}**`, '', ...listed].join('\n');
}
