import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newKey } from '../api/key.ts';
import { ApiProblem } from '../api/problem.ts';
import { FormInput, type Question, type Value, type Values } from './FormInput.tsx';
import { Refused } from './Refused.tsx';
import { useKitWords } from './words.ts';

interface Props {
  title: string;
  questions: Record<string, Question>;
  initial: Values;
  /** What the form is about, above its questions. */
  about?: ReactNode;
  /** The question at which typing begins; the first one unless it is said. */
  begin?: string | undefined;
  /** `key` stands for this submission, so that trying again after a broken line does nothing twice. */
  send: (values: Values, key: string) => Promise<unknown>;
  /** After it was sent, and after it was refused: what is shown may be out of date. */
  onSettled: () => unknown;
  onClose: () => void;
}

/** A form made from its questions; what is typed stays when it is refused. */
export function FormDialog({ title, questions, initial, about, begin, send, onSettled, onClose }: Props) {
  const t = useKitWords();
  const [values, setValues] = useState(initial);
  const [key, setKey] = useState(newKey);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => send(values, key),
    onSuccess: onClose,
    onError: (problem) => {
      if (problem instanceof ApiProblem && !problem.passing) setKey(newKey());
    },
    onSettled,
  });
  const problem = error instanceof ApiProblem ? error : undefined;
  const conflict = problem?.status === 409 || problem?.status === 412;
  const change = (name: string) => (value: Value) => setValues((before) => ({ ...before, [name]: value }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      // The page itself does not scroll, and the lock would be a style tag without the page's word.
      lockScroll={false}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <Stack>
          {about}
          <Refused error={error} fields={Object.keys(questions)} />
          {conflict && <p>{t('changed')}</p>}
          {Object.entries(questions).map(([name, question], index) => (
            <FormInput
              key={name}
              question={question}
              value={values[name] ?? ''}
              first={begin === undefined ? index === 0 : name === begin}
              error={problem?.errors.find(({ path }) => path === name)?.message}
              onChange={change(name)}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
