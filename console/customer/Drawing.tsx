import { Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { components } from '../api/schema';
import { useCustomerWords } from './words.ts';

type DrawingView = components['schemas']['Drawing'];
interface Props {
  customerId: string;
  drawing: DrawingView;
}

/** A topology drawing in a frame that is there before the picture is; it opens large. */
export function Drawing({ customerId, drawing: { id, name } }: Props) {
  const t = useCustomerWords();
  const [opened, { open, close }] = useDisclosure();
  const picture = (
    <img src={`/api/v1/customers/${customerId}/drawings/${id}`} alt={name} loading="lazy" decoding="async" />
  );
  return (
    <>
      <UnstyledButton className="drawing" aria-label={t('enlarge', { name })} onClick={open}>
        {picture}
      </UnstyledButton>
      <Modal
        opened={opened}
        onClose={close}
        title={name}
        size="auto"
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
        lockScroll={false}
        attributes={{ header: { role: 'none' } }}
      >
        <div className="drawing large">{picture}</div>
      </Modal>
    </>
  );
}
