import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { mayEdit } from '../../domain/administration.ts';
import { Fact } from '../kit/Fact.tsx';
import { useLabels } from '../kit/labels.ts';
import { WorkflowLink } from '../kit/WorkflowLink.tsx';
import { useMoments } from '../kit/time.ts';
import { depotsQuery, type Rma } from './queries.ts';
import { useRmaWords } from './words.ts';

const route = getRouteApi('/staff/rmas/$number');

/** What is known of an RMA beside its history. */
export function RmaFacts({ rma }: { rma: Rma }) {
  const t = useRmaWords();
  const labels = useLabels();
  const moment = useMoments();
  const { me } = route.useRouteContext();
  const { data: depots = [] } = useQuery(depotsQuery);
  const { caseNumber, customer, partNumber, serialNumber, reason, keepDisk, depotId, reservedPart } = rma;
  const { requestedBy, requestedAt, approvedBy, approvedAt, expectedAt, shipment, faulty, outcome } = rma;
  const when = (time: string | null) => time && <div className="quiet">{moment(time)}</div>;
  return (
    <aside className="context" aria-label={t('facts')}>
      <Title order={2} size="h5" mb="sm">
        {t('facts')}
      </Title>
      <Stack component="dl" gap="sm" m={0}>
        <Fact name={t('case')}>
          <Link to="/cases/$number" params={{ number: caseNumber }} className="link tabular">
            {caseNumber}
          </Link>
        </Fact>
        <Fact name={t('customer')}>
          <bdi>{customer.name}</bdi>
        </Fact>
        <Fact name={t('part')}>
          <bdi>{partNumber}</bdi>
        </Fact>
        <Fact name={t('serial')}>
          <bdi>{serialNumber}</bdi>
          {keepDisk && <div className="quiet">{t('keepDisk')}</div>}
        </Fact>
        <Fact name={t('reason')}>
          <div className="written">{reason}</div>
        </Fact>
        <Fact name={t('requestedBy')}>
          <bdi>{requestedBy.name}</bdi>
          {when(requestedAt)}
        </Fact>
        {approvedBy && (
          <Fact name={t('approvedBy')}>
            <bdi>{approvedBy.name}</bdi>
            {when(approvedAt)}
          </Fact>
        )}
        {rma.charge && <Fact name={t('charge')}>{labels.chargeKinds[rma.charge]}</Fact>}
        {depotId && <Fact name={t('depot')}>{depots.find(({ id }) => id === depotId)?.name ?? depotId}</Fact>}
        {reservedPart && (
          <Fact name={t('reserved')}>
            <bdi>{reservedPart}</bdi>
          </Fact>
        )}
        {expectedAt && rma.state === 'backordered' && <Fact name={t('expected')}>{moment(expectedAt)}</Fact>}
        {shipment && (
          <Fact name={t('shipment')}>
            <bdi>{`${shipment.carrier} ${shipment.trackingNumber}`}</bdi>
            <div>
              <bdi>{shipment.serialNumber}</bdi>
            </div>
            {when(rma.shippedAt)}
          </Fact>
        )}
        {faulty && (
          <Fact name={t('received')}>
            <bdi>{faulty.serialNumber}</bdi>
            <div className="written">{faulty.condition}</div>
            {when(rma.faultyReceivedAt)}
          </Fact>
        )}
        {rma.others.map(({ serialNumber, condition, at }) => (
          <Fact key={at} name={t('others')}>
            <bdi>{serialNumber}</bdi>
            <div className="written">{condition}</div>
            {when(at)}
          </Fact>
        ))}
        {outcome && (
          <Fact name={t('outcome')}>
            <div className="written">{outcome}</div>
          </Fact>
        )}
      </Stack>
      {mayEdit(me.roles, 'parts') && depotId && (
        <Link to="/stock/ledger" search={{ rma: rma.number }} className="link">
          {t('movements')}
        </Link>
      )}
      <WorkflowLink of="rmas" number={rma.number} />
    </aside>
  );
}
