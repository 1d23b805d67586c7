import { RegistryPage } from './RegistryPage.tsx';

export const people = () => <RegistryPage name="people" />;
export const customers = () => <RegistryPage name="customers" />;
export const contracts = () => <RegistryPage name="contracts" />;
export const equipment = () => <RegistryPage name="equipment" />;
export const parts = () => <RegistryPage name="parts" />;
export const faq = () => <RegistryPage name="faq" />;
export const types = () => <RegistryPage name="types" />;
