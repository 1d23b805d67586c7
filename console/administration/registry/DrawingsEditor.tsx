import { ActionIcon, Fieldset, Group, SimpleGrid, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { drawingEndings } from '../../../domain/attachments.ts';
import { api } from '../../api/client.ts';
import { Drawing } from '../../customer/Drawing.tsx';
import { drawingsQuery } from '../../customer/queries.ts';
import { useCustomerWords } from '../../customer/words.ts';
import { AddFiles } from '../../kit/AddFiles.tsx';
import { Refused } from '../../kit/Refused.tsx';

/** The topology drawings of a customer. Each is added and removed at once: it is no field of the form around it. */
export function DrawingsEditor({ customerId }: { customerId: string }) {
  const t = useCustomerWords();
  const queries = useQueryClient();
  const { data, error } = useQuery(drawingsQuery(customerId));
  /** The drawing that goes when it is said once more. */
  const [going, setGoing] = useState<string>();
  const path = { id: customerId };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['customers', customerId] });
  const removal = useMutation({
    mutationFn: (drawingId: string) =>
      api.DELETE('/api/v1/customers/{id}/drawings/{drawingId}', { params: { path: { ...path, drawingId } } }),
    onSettled,
  });
  return (
    <Fieldset legend={t('drawings')} p="sm">
      <Refused error={error ?? removal.error} />
      <p className="quiet">
        {data?.data.length === 0 && `${t('noDrawings')} `}
        {t('drawingKinds')}
      </p>
      <SimpleGrid cols={2} spacing="xs">
        {data?.data.map((drawing) => (
          <div key={drawing.id}>
            <Drawing customerId={customerId} drawing={drawing} />
            <Group justify="space-between" wrap="nowrap" gap={4}>
              <Text size="xs" truncate>
                <bdi>{drawing.name}</bdi>
              </Text>
              <ActionIcon
                variant={going === drawing.id ? 'filled' : 'subtle'}
                color={going === drawing.id ? 'red' : 'gray'}
                {...(going !== drawing.id && { c: 'inherit' })}
                aria-label={t(going === drawing.id ? 'reallyRemove' : 'removeDrawing', {
                  name: drawing.name,
                })}
                onClick={() => (going === drawing.id ? removal.mutate(drawing.id) : setGoing(drawing.id))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          </div>
        ))}
      </SimpleGrid>
      <AddFiles
        label={t('addDrawing')}
        endings={drawingEndings}
        send={(file, body) =>
          api.POST('/api/v1/customers/{id}/drawings', {
            params: { path },
            body: { file: file.name },
            bodySerializer: () => body,
          })
        }
        onSettled={onSettled}
      />
    </Fieldset>
  );
}
