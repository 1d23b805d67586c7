import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { newKey } from '../api/key.ts';
import { ApiProblem } from '../api/problem.ts';
import { complaintAt } from './complaints.ts';
import { FormInput, type Question, type Value, type Values } from './FormInput.tsx';
import { Refused } from './Refused.tsx';
import { useKitWords } from './words.ts';

export interface Act {
  label: string;
  warning?: string | undefined;
}

interface Props {
  title: string;
  questions: Record<string, Question>;
  initial: Values;
  /** What the form is about, above its questions. */
  about?: ReactNode;
  /** The question at which typing begins; the first one unless it is said. */
  begin?: string | undefined;
  /**
   * What its button says, if not the title; and of what cannot be taken back, what follows from it. Such a button is
   * never a filled one.
   */
  act?: ((values: Values) => Act) | undefined;
  /**
   * `key` stands for this submission, so that trying again after a broken line does nothing twice; `confirmed` is what to
   * send as true, where somebody means it in spite of a refusal.
   */
  send: (values: Values, key: string, confirmed?: string) => Promise<unknown>;
  /** After it was sent, and after it was refused: what is shown may be out of date. */
  onSettled: () => unknown;
  /** Offers to go on to the next one: called when the form is handed in, what it returns when that has succeeded. */
  onNext?: () => () => void;
  /** The page shows the effect at once, so the form is out of sight until it is refused. */
  atOnce?: boolean;
  onClose: () => void;
}

/** How a form is handed in, and what comes after. */
interface Handing {
  confirmed: string | undefined;
  then: (() => void) | undefined;
}

/** A form made from its questions; what is typed stays when it is refused. */
export function FormDialog(props: Props) {
  const {
    title,
    questions,
    initial,
    about,
    begin,
    act,
    send,
    onSettled,
    onNext,
    atOnce = false,
    onClose,
  } = props;
  const t = useKitWords();
  const [values, setValues] = useState(initial);
  const [key, setKey] = useState(newKey);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: ({ confirmed }: Handing) => send(values, key, confirmed),
    onSuccess: (_, { then }) => {
      onClose();
      then?.();
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem && !problem.passing) setKey(newKey());
    },
    onSettled,
  });
  const problem = error instanceof ApiProblem ? error : undefined;
  const confirm = problem?.confirm;
  const conflict = confirm === undefined && (problem?.status === 409 || problem?.status === 412);
  const change = (name: string) => (value: Value) => {
    // Only what was refused can be meant in spite of it.
    if (confirm !== undefined) reset();
    setValues((before) => ({ ...before, [name]: value }));
  };
  const { label, warning } = act?.(values) ?? { label: title };
  const next = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      opened={!(atOnce && isPending)}
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
          const { submitter } = event.nativeEvent;
          mutate({ confirmed: confirm, then: submitter === next.current ? onNext?.() : undefined });
        }}
        onKeyDown={(event) => {
          const { key, ctrlKey, metaKey, shiftKey, currentTarget } = event;
          if (key !== 'Enter' || !(ctrlKey || metaKey)) return;
          event.preventDefault();
          currentTarget.requestSubmit(shiftKey ? next.current : null);
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
              error={complaintAt(error, name)}
              onChange={change(name)}
            />
          ))}
          {warning && (
            <Alert role="note" color="orange" variant="light">
              {warning}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
            {onNext && !warning && confirm === undefined && (
              <Button ref={next} type="submit" variant="light" disabled={isPending}>
                {t('submitNext')}
              </Button>
            )}
            <Button
              type="submit"
              loading={isPending}
              {...((warning || confirm !== undefined) && { variant: 'outline', color: 'red' })}
            >
              {problem?.passing
                ? t('sendAgain')
                : confirm === undefined
                  ? label
                  : t('allTheSame', { act: label })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
