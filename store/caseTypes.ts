import { words } from '../domain/words/index.ts';
import { languages, type Language } from '../domain/vocabulary.ts';
import { editable, type Edited } from './editable.ts';

/** What cases are for: fault, question, change… An administered list. [S0] */
export interface CaseType {
  name: Record<Language, string>;
  /** New cases cannot have it any more. */
  retired: boolean;
}

export const caseTypes = editable<CaseType>('CaseType', 'caseTypes');
export type KeptType = Edited<CaseType>;

/** What the types are called, by ID. */
export const namesOfTypes = async (language: Language): Promise<Map<string, string>> =>
  new Map((await caseTypes.list()).map(({ id, document }) => [id, document.name[language]]));

/** Stores the shipped types that are not there yet; an edited one is left alone. */
export async function seedCaseTypes(): Promise<void> {
  for (const id of Object.keys(words.en.caseTypes)) {
    const name = Object.fromEntries(
      languages.map((language) => [language, words[language].caseTypes[id] ?? id]),
    ) as CaseType['name'];
    await caseTypes.put(id, { name, retired: false }, null, 0);
  }
}
