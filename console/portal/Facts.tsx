import { Anchor, Stack, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDownload } from '../kit/download.ts';
import { Fact } from '../kit/Fact.tsx';
import { joined } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { useMoments } from '../kit/time.ts';
import { type OwnCase, rmasQuery } from './queries.ts';
import { usePortalWords } from './words.ts';

/** What is known of a case, beside its conversation. */
export function Facts({ item }: { item: OwnCase }) {
  const t = usePortalWords();
  const labels = useLabels();
  const moment = useMoments();
  const download = useDownload();
  const { assignee, description, serialNumber, vendor, entitlement, resolution, closedAt } = item;
  return (
    <aside aria-label={t('facts')}>
      <Title order={2} size="h4" mb="sm">
        {t('facts')}
      </Title>
      <Stack component="dl" gap="sm" m={0}>
        {assignee && (
          <Fact name={t('engineer')}>
            <bdi>{assignee.name}</bdi>
          </Fact>
        )}
        <Fact name={t('severity')}>{labels.priorities[item.priority]}</Fact>
        <Fact name={t('reported')}>{moment(item.openedAt)}</Fact>
        {closedAt && <Fact name={t('closed')}>{moment(closedAt)}</Fact>}
        {description && (
          <Fact name={t('details')}>
            <span className="written">{description}</span>
          </Fact>
        )}
        {serialNumber && (
          <Fact name={t('equipment')}>
            <bdi>{joined([vendor, serialNumber], ' · ')}</bdi>
          </Fact>
        )}
        <Fact name={t('coverage')}>
          {labels.entitlementReasons[entitlement.reason]}
          {entitlement.warrantyUntil && (
            <div className="quiet">{t('until', { date: entitlement.warrantyUntil })}</div>
          )}
        </Fact>
        <VendorCases item={item} />
        {item.rmas.length > 0 && <Returns number={item.number} />}
        {resolution && (
          <Fact name={t('report')}>
            <Anchor
              href={download(`/api/v1/cases/${item.number}/fault-report`)}
              download
              size="sm"
              className="up"
            >
              <IconDownload size={14} aria-hidden />
              {t('readReport')}
            </Anchor>
          </Fact>
        )}
      </Stack>
    </aside>
  );
}

/** The manufacturer's own number, for whoever calls there (S2). */
function VendorCases({ item: { vendorCases } }: { item: OwnCase }) {
  const t = usePortalWords();
  return vendorCases.map(({ vendor, vendorCaseNumber, state, outcome }) => (
    <Fact key={vendorCaseNumber} name={t('vendorCase', { vendor })}>
      <bdi className="tabular">{vendorCaseNumber}</bdi>
      {state === 'closed' && <div className="quiet">{outcome}</div>}
    </Fact>
  ));
}

/** Where a return stands, and by when the faulty part has to go back. */
function Returns({ number }: { number: string }) {
  const t = usePortalWords();
  const labels = useLabels();
  const moment = useMoments();
  const { data } = useQuery(rmasQuery(number));
  return (data?.data ?? []).map(
    ({ number: rma, kind, state, partNumber, shipment, returnDueAt, expectedAt }) => (
      <Fact key={rma} name={`${labels.rmaKinds[kind]} · ${rma}`}>
        <bdi>{partNumber}</bdi>
        {': '}
        {labels.rmaStates[state]}
        {shipment && <div className="quiet">{`${shipment.carrier} ${shipment.trackingNumber}`}</div>}
        {state === 'backordered' && expectedAt && (
          <div className="quiet">{t('expected', { time: moment(expectedAt) })}</div>
        )}
        {returnDueAt && <div>{t('sendBack', { time: moment(returnDueAt) })}</div>}
      </Fact>
    ),
  );
}
