import { Modal } from '@mantine/core';
import type { Case } from '../api/queries.ts';
import { Forecast } from '../forecast/Forecast.tsx';
import { useForecastWords } from '../forecast/words.ts';
import { useKitWords } from '../kit/words.ts';

export function ForecastDialog({ item, onClose }: { item: Case; onClose: () => void }) {
  const t = useForecastWords();
  const kit = useKitWords();
  const { number, title, revision } = item;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${t('title')}: ${number}`}
      closeButtonProps={{ 'aria-label': kit('close') }}
      // As every dialog: the lock would be a style tag without the page's word.
      lockScroll={false}
      attributes={{ header: { role: 'none' } }}
    >
      <p className="quiet">
        <bdi>{title}</bdi>
      </p>
      <Forecast number={number} revision={revision} />
    </Modal>
  );
}
