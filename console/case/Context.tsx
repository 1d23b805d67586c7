import { Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { labelOf } from '../../domain/words/words.ts';
import type { Case } from '../api/queries.ts';
import { Fact } from '../kit/Fact.tsx';
import { joined } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { WorkflowLink } from '../kit/WorkflowLink.tsx';
import { Standing } from './Standing.tsx';
import { Surroundings } from './Surroundings.tsx';
import { useCaseWords } from './words.ts';

/** What an engineer needs to know beside the conversation: what the case says itself, then what is looked up. */
export function Context({ item }: { item: Case }) {
  const t = useCaseWords();
  const labels = useLabels();
  const { customer, assignee, expert, entitlement, policyId, policyVersion } = item;
  return (
    <aside className="context" aria-label={t('context')}>
      <Title order={2} size="h5" mb="sm">
        {t('context')}
      </Title>
      <Stack component="dl" gap="sm" m={0}>
        <Fact name={t('customer')}>
          <Link to="/hotline" search={{ id: customer.id }} className="link">
            <bdi>{customer.name}</bdi>
          </Link>
        </Fact>
        <Fact name={t('assigneeLabel')}>
          <bdi>{assignee?.name ?? t('nobody')}</bdi>
        </Fact>
        {expert && (
          <Fact name={t('expertLabel')}>
            <bdi>{expert.name}</bdi>
          </Fact>
        )}
        <Standing item={item} />
        <Fact name={t('policy')}>
          {`${policyId} (${policyVersion}) · ${entitlement.covered ? t('covered') : t('notCovered')}`}
          <div className="quiet">{labels.entitlementReasons[entitlement.reason]}</div>
        </Fact>
        {item.rmas.length > 0 && (
          <Fact name={t('rmas_title')}>
            {item.rmas.map(({ number, kind, state }) => (
              <div key={number}>
                <Link to="/rmas/$number" params={{ number }} className="link tabular">
                  {number}
                </Link>
                <div className="quiet">
                  {`${labels.rmaKinds[kind]} · ${labelOf(labels.rmaStates, state)}`}
                </div>
              </div>
            ))}
          </Fact>
        )}
        {item.vendorCases.length > 0 && (
          <Fact name={t('vendorCases')}>
            {item.vendorCases.map(({ vendor, vendorCaseNumber, state }, index) => (
              <bdi key={index} className="line">
                {joined([vendor, vendorCaseNumber, t(`vendor_${state}`)], ' · ')}
              </bdi>
            ))}
          </Fact>
        )}
      </Stack>
      <WorkflowLink number={item.number} />
      <Surroundings item={item} />
    </aside>
  );
}
