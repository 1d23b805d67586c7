import { Title, type TitleProps } from '@mantine/core';
import { useTitle } from './title.ts';

interface Props extends Omit<TitleProps, 'children' | 'order'> {
  children: string;
  /** What the browser's tab says before it: the number of a case. */
  of?: string;
}

/** The heading of a page, which is the title of its tab too. */
export function PageTitle({ children, of, size = 'h3', ...rest }: Props) {
  useTitle(of ? `${of} ${children}` : children);
  return (
    <Title order={1} size={size} {...rest}>
      <bdi>{children}</bdi>
    </Title>
  );
}
