import { Table } from '@mantine/core';
import { Refused } from '../../kit/Refused.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { Standing } from './Standing.tsx';
import { type Channel, useStatus } from './status.ts';
import { useServicesWords } from './words.ts';

const services = { temporal: 'Temporal', mongodb: 'MongoDB', worker: 'Worker' } as const;

/** How the services and the channels stand, as they are seen by the API. */
export default function ServicesPage() {
  const places = useAdministrationWords();
  const t = useServicesWords();
  const kit = useKitWords();
  const { data, error, isPending } = useStatus();
  return (
    <>
      <Heading title={places('services')} />
      <Refused error={error} />
      {isPending && <p className="quiet">{kit('loading')}</p>}
      {data && (
        <Table verticalSpacing={8} aria-label={places('services')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('what')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('about')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(services).map(([key, name]) => {
              const service = key as keyof typeof services;
              return (
                <Table.Tr key={key}>
                  <Table.Td>{service === 'worker' ? t('worker') : name}</Table.Td>
                  <Table.Td>
                    <Standing state={data[service] ? 'works' : 'away'} />
                  </Table.Td>
                  <Table.Td visibleFrom="sm">{t(service === 'worker' ? 'workerDoes' : service)}</Table.Td>
                </Table.Tr>
              );
            })}
            {data.channels.map((channel) => (
              <ChannelRow key={channel.channel} channel={channel} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {data && !data.channels.length && <p className="quiet">{t('noChannels')}</p>}
    </>
  );
}

function ChannelRow({ channel: { channel, carried, error, since, waiting } }: { channel: Channel }) {
  const t = useServicesWords();
  const kit = useKitWords();
  const moment = useMoments();
  return (
    <Table.Tr>
      <Table.Td>{kit(channel)}</Table.Td>
      <Table.Td>
        <Standing state={!carried ? 'held' : error === null ? 'works' : 'stuck'} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {t('since', { when: moment(since), count: waiting })} <bdi>{error}</bdi>
      </Table.Td>
    </Table.Tr>
  );
}
