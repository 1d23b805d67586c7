import type { Case } from '../api/queries.ts';
import { joined } from '../kit/joined.ts';
import { Contracts } from './Contracts.tsx';
import { Drawing } from './Drawing.tsx';
import { Equipment } from './Equipment.tsx';
import { OpenCases } from './OpenCases.tsx';
import { People } from './People.tsx';
import { Projects } from './Projects.tsx';
import type { Caller } from './queries.ts';
import { Section } from './Section.tsx';
import { useCustomerWords } from './words.ts';

interface Props {
  customer: Caller;
  /** The case that they are around: it is not one of the others, and its equipment comes first. */
  of?: Pick<Case, 'number' | 'serialNumber'>;
}

/** Everything that is known around a customer, each subject a section. */
export function Around({ customer, of }: Props) {
  const t = useCustomerWords();
  const openCases = customer.openCases.filter(({ number }) => number !== of?.number);
  const { id, assets, drawings, contracts, engineers, contacts, projects } = customer;
  return (
    <>
      <Section title={t(of ? 'otherCases' : 'openCases')} empty={!openCases.length && t('noOpenCases')}>
        <OpenCases cases={openCases} />
      </Section>
      <Section title={t('equipment')} empty={!assets.length && t('noEquipment')}>
        <Equipment assets={assets} serialNumber={of?.serialNumber} />
      </Section>
      <Section title={t('drawings')} empty={!drawings.length && t('noDrawings')}>
        {drawings.map((drawing) => (
          <Drawing key={drawing.id} customerId={id} drawing={drawing} />
        ))}
      </Section>
      <Section title={t('contracts')} empty={!contracts.length && t('noContracts')}>
        <Contracts contracts={contracts} />
      </Section>
      <Section title={t('engineers')} empty={!engineers.length && t('noEngineers')}>
        <bdi>{joined(engineers.map(({ name }) => name))}</bdi>
      </Section>
      <Section title={t('contacts')} empty={!contacts.length && t('noContacts')}>
        <People people={contacts} />
      </Section>
      <Section title={t('projects')} empty={!projects.length && t('noProjects')}>
        <Projects projects={projects} />
      </Section>
    </>
  );
}
