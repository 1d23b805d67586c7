import { Anchor, Button, Group, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { priorities } from '../../../domain/vocabulary.ts';
import { api, bodyOf } from '../../api/client.ts';
import { PageTitle } from '../../kit/PageTitle.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { useMoments, wholeSpan } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { useAdministrationWords } from '../words.ts';
import type { Policy } from './document.ts';
import { PolicyPage } from './PolicyPage.tsx';
import { usePolicyWords } from './words.ts';

/** Every policy in its newest version, or the one that the address names. */
export default function PoliciesPage() {
  const { open, add }: { open?: string; add?: true } = useSearch({ strict: false });
  return open !== undefined || add ? <PolicyPage key={open ?? ''} id={open} /> : <Policies />;
}

function Policies() {
  const places = useAdministrationWords();
  const t = usePolicyWords();
  const kit = useKitWords();
  const navigate = useNavigate();
  const policies = useQuery({ queryKey: ['policies'], queryFn: () => bodyOf(api.GET('/api/v1/policies')) });
  return (
    <>
      <Group justify="space-between" mb="md">
        <PageTitle>{places('policies')}</PageTitle>
        <Button
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => void navigate({ to: '/administration/policies', search: { add: true } })}
        >
          {t('add')}
        </Button>
      </Group>
      <Refused error={policies.error} />
      {policies.isPending && <p className="quiet">{kit('loading')}</p>}
      <Table highlightOnHover verticalSpacing={8} aria-label={places('policies')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('id')}</Table.Th>
            <Table.Th>{t('response')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('clock')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('version')}</Table.Th>
            <Table.Th visibleFrom="lg">{t('changed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(policies.data?.data ?? []).map((policy) => (
            <Row key={policy.id} policy={policy} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function Row({ policy }: { policy: Policy }) {
  const t = usePolicyWords();
  const moment = useMoments();
  const { i18n } = useTranslation();
  const { id, version, clock, calendar, response, changedAt, changedBy } = policy;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          to="/administration/policies"
          search={{ open: id } as never}
          fw={500}
          size="sm"
        >
          {id}
        </Anchor>
      </Table.Td>
      <Table.Td className="tabular">
        {response &&
          priorities.map((priority) => `${priority} ${spoken(response[priority], i18n.language)}`).join(', ')}
        {policy.extends !== undefined && t('extends', { id: policy.extends })}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {clock === 'business' && t('business', { calendar: calendar ?? '' })}
        {clock === 'calendar' && t('calendar')}
      </Table.Td>
      <Table.Td visibleFrom="sm" className="tabular">
        {version}
      </Table.Td>
      <Table.Td visibleFrom="lg">
        {t('by', { when: moment(changedAt), who: changedBy ?? t('shipped') })}
      </Table.Td>
    </Table.Tr>
  );
}

/** `PT1H30M` in words; what is no such duration stays as it is. */
function spoken(duration: string, language: string): string {
  const [, days = 0, hours = 0, minutes = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration)?.map(Number) ?? [];
  const total = ((days || 0) * 24 + (hours || 0)) * 60 + (minutes || 0);
  return total ? wholeSpan(total * 60_000, language) : duration;
}
