import { useTranslation } from 'react-i18next';
import { actionWords } from '../../domain/words/actions.ts';
import { words as told } from '../../domain/words/index.ts';
import type { Words } from '../../domain/words/words.ts';
import { figureWords, type FigureWords } from '../../domain/reports/words.ts';
import { languageOf } from '../words/define.ts';

/** The field's own words, the same that mails and the timeline use, in the reader's language. */
export function useLabels(): Words {
  const { i18n } = useTranslation();
  return told[languageOf(i18n.language)];
}

/** What people call the actions on a case. */
export function useActionWords() {
  const { i18n } = useTranslation();
  return actionWords[languageOf(i18n.language)];
}

/** What reports count, in the words that their files use too. */
export function useFigureWords(): FigureWords {
  const { i18n } = useTranslation();
  return figureWords[languageOf(i18n.language)];
}
