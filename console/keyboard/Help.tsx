import { Modal, Switch, Table } from '@mantine/core';
import { useState } from 'react';
import { useKitWords } from '../kit/words.ts';
import { KeyCaps } from './KeyCaps.tsx';
import { setSingleKeys, singleKeys } from './preference.ts';
import { shortcutNames } from './shortcuts.ts';
import { useKeyboardWords } from './words.ts';

/** Which keys do what, and the switch that silences the single ones. */
export default function Help({ onClose }: { onClose: () => void }) {
  const t = useKeyboardWords();
  const kit = useKitWords();
  const [on, setOn] = useState(singleKeys);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('help')}
      closeButtonProps={{ 'aria-label': kit('close') }}
      lockScroll={false}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      <Table withRowBorders={false} mb="md">
        <Table.Tbody>
          {shortcutNames.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>{t(name)}</Table.Td>
              <Table.Td ta="right">
                <KeyCaps of={name} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        label={t('singleKeys')}
        description={t('singleKeysHint')}
        checked={on}
        onChange={({ currentTarget: { checked } }) => {
          setSingleKeys(checked);
          setOn(checked);
        }}
      />
    </Modal>
  );
}
