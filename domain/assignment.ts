import type { Person } from './people.ts';

/** What the directory knows of an engineer when a case looks for one. */
export interface Candidate extends Person {
  skills: string[];
  onDuty: boolean;
  /** Cases solved of the same category or vendor. */
  similarSolved: number;
  /** Cases held now. */
  load: number;
  /** Responsible for this customer. */
  responsible: boolean;
  /** Of the regional centre that serves this customer. */
  sameCentre?: boolean;
  centre?: string | null;
  /** 1, 2 or 3, where the directory says so. */
  supportLine?: number | null;
  /** For somebody off duty, when their next shift begins (epoch milliseconds), where the rota knows it. */
  dutyFrom?: number;
}

/** What spoke for the engineer whom the rule chose; `words` tells it in the reader's language. */
export interface Merits {
  /** How many of the case's category and vendor they have the skill for. */
  skills: number;
  similarSolved: number;
  load: number;
  responsible: boolean;
  sameCentre: boolean;
}

export interface Choice {
  engineer: Person;
  merits: Merits;
}

const lineOf = ({ supportLine }: Candidate): number => supportLine ?? 9;

const matches = (candidate: Candidate, wanted: string[]): number => {
  const skills = candidate.skills.map((skill) => skill.toLowerCase());
  return wanted.filter((word) => skills.includes(word.toLowerCase())).length;
};

/**
 * Chooses the engineer who knows the technology best, then the one with the most similar cases, then the least
 * loaded; among equals the one responsible for the customer, then of the customer's centre, then of the lower support
 * line, which keeps the higher ones free for what needs them; only people on duty and not in `excluded`. Ties go by ID,
 * so that the same facts give the same choice. [S0, S2, S3; domain.md, Assign]
 */
export function chooseEngineer(
  candidates: Candidate[],
  facts: { category: string | null; vendor: string | null },
  excluded: readonly string[] = [],
): Choice | null {
  const wanted = [facts.category, facts.vendor].filter((word): word is string => word !== null);
  const [best] = candidates
    .filter((candidate) => candidate.onDuty && !excluded.includes(candidate.id))
    .map((candidate) => ({ candidate, skill: matches(candidate, wanted) }))
    .sort(
      (a, b) =>
        b.skill - a.skill ||
        b.candidate.similarSolved - a.candidate.similarSolved ||
        a.candidate.load - b.candidate.load ||
        Number(b.candidate.responsible) - Number(a.candidate.responsible) ||
        Number(b.candidate.sameCentre ?? false) - Number(a.candidate.sameCentre ?? false) ||
        lineOf(a.candidate) - lineOf(b.candidate) ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    );
  if (!best) return null;
  const { candidate, skill } = best;
  const { id, name, similarSolved, load, responsible, sameCentre = false } = candidate;
  return { engineer: { id, name }, merits: { skills: skill, similarSolved, load, responsible, sameCentre } };
}

/** When the first of those off duty comes on duty, as far as the rota knows; undefined where it does not. */
export function nextOnDuty(candidates: Candidate[]): number | undefined {
  const known = candidates.flatMap(({ dutyFrom }) => dutyFrom ?? []);
  return known.length ? Math.min(...known) : undefined;
}
