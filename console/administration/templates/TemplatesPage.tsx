import { Anchor, Badge, Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { languages, type Language } from '../../../domain/vocabulary.ts';
import { api, bodyOf } from '../../api/client.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { currentLanguage } from '../../words/define.ts';
import { languageNames } from '../../kit/languages.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { TemplatePage } from './TemplatePage.tsx';
import { useTemplateWords } from './words.ts';

/** What nearly every subject begins with tells none from another. */
const everywhere = /^\[\{\{ \w+ \}\}\] /;

/** Every message in a language, or the one that the address names. */
export default function TemplatesPage() {
  const places = useAdministrationWords();
  const t = useTemplateWords();
  const navigate = useNavigate();
  const { open, by }: { open?: string; by?: Language } = useSearch({ strict: false });
  const language = by ?? currentLanguage();
  const choice = (
    <Select
      size="xs"
      w={140}
      aria-label={t('language')}
      allowDeselect={false}
      data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
      value={language}
      onChange={(value) =>
        void navigate({
          to: '/administration/templates',
          search: { by: value as Language, ...(open !== undefined && { open }) },
        })
      }
    />
  );
  if (open !== undefined)
    return <TemplatePage key={`${language} ${open}`} language={language} name={open} choice={choice} />;
  return (
    <>
      <Heading title={places('templates')}>{choice}</Heading>
      <Templates language={language} />
    </>
  );
}

function Templates({ language }: { language: Language }) {
  const places = useAdministrationWords();
  const t = useTemplateWords();
  const kit = useKitWords();
  const found = useQuery({
    queryKey: ['templates', language],
    queryFn: () => bodyOf(api.GET('/api/v1/templates', { params: { query: { language } } })),
  });
  return (
    <>
      <Refused error={found.error} />
      {found.isPending && <p className="quiet">{kit('loading')}</p>}
      <Table highlightOnHover verticalSpacing={6} aria-label={places('templates')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('message')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('reader')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('wording')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(found.data?.data ?? []).map(({ name, subject, reader, edited, version }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to="."
                  search={{ open: name, by: language } as never}
                  size="sm"
                  lang={language}
                >
                  {subject.replace(everywhere, '')}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {name}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">{t(reader)}</Table.Td>
              <Table.Td visibleFrom="sm">
                {edited ? (
                  <Badge variant="light" radius="sm" tt="none" fw={500}>
                    {t('edited', { version })}
                  </Badge>
                ) : (
                  <span className="quiet">{t('shipped')}</span>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
