import { currentLanguage } from '../words/define.ts';
import type { FaqEntry } from './queries.ts';

/** A question of the FAQ, which opens to its answer. */
export function Answered({ entry: { question, answer } }: { entry: FaqEntry }) {
  const language = currentLanguage();
  return (
    <details className="answered">
      <summary>
        <bdi>{question[language]}</bdi>
      </summary>
      <div className="written">{answer[language]}</div>
    </details>
  );
}
