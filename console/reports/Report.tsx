import { Button, Group } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meanings } from '../../domain/reports/meanings.ts';
import type { ReportName } from '../../domain/reports/words.ts';
import { useDownload } from '../kit/download.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { useFigureWords } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { languageOf } from '../words/define.ts';
import { Scope, type Scoped } from './Scope.tsx';
import { useReportWords } from './words.ts';

interface Props {
  name: ReportName;
  /** What the report is asked; its files are asked the same at `path`. */
  path: string;
  query: object;
  result: Pick<UseQueryResult, 'error' | 'isPending'>;
  /** What is chosen above the figures, where something is. */
  scope?: Scoped;
  children: ReactNode;
}

const formats = ['csv', 'xlsx', 'pdf'] as const;

/** What all reports have: a heading, what is chosen, the figures, the files, and what the figures mean. */
export function Report({ name, path, query, result, scope, children }: Props) {
  const t = useReportWords();
  const kit = useKitWords();
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const say = useFigureWords();
  const language = languageOf(i18n.language);
  const download = useDownload();
  // Its days are the centre's, in the file as on the page.
  const days = scope && { timeZone: scope.range?.timeZone };
  return (
    <>
      <Group justify="space-between" align="center" gap="xs">
        <PageTitle>{say.reports[name]}</PageTitle>
        <Group gap={4} role="group" aria-label={t('download')}>
          {formats.map((format) => (
            <Button
              key={format}
              component="a"
              href={download(path, { ...query, ...days, format })}
              download
              size="compact-sm"
              variant="default"
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </Group>
      </Group>
      {scope && <Scope {...scope} onChange={(search) => void navigate({ to: `/reports/${name}`, search })} />}
      <Refused error={result.error} />
      {result.isPending && <p className="quiet">{kit('loading')}</p>}
      {children}
      <details className="meaning" open>
        <summary>{t('meaning')}</summary>
        <ul>
          {meanings[language][name].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
