import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  /** Said where there is nothing to list. */
  empty?: string | false | undefined;
  children: ReactNode;
}

/** One subject of what is known of a customer. */
export function Section({ title, empty, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="known">
      <Title order={3} size="h6" id={id}>
        {title}
      </Title>
      {empty ? <p className="quiet">{empty}</p> : children}
    </section>
  );
}
