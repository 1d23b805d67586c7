import { createTheme, type CSSVariablesResolver, defaultVariantColorsResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  respectReducedMotion: true,
  defaultRadius: 'sm',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif',
  headings: { fontWeight: '600' },
  variantColorResolver: defaultVariantColorsResolver,
});

const colours = ['gray', 'red', 'indigo', 'green', 'yellow', 'orange', 'blue', 'teal', 'grape'] as const;
const tinted = (shade: number) =>
  Object.fromEntries(
    colours.map((colour) => [
      `--mantine-color-${colour}-light-color`,
      `var(--mantine-color-${colour}-${shade})`,
    ]),
  );

/** Mantine's soft tints and dimmed text miss the contrast that WCAG AA asks for; these reach it. */
export const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    ...tinted(9),
    '--mantine-color-yellow-light-color': '#7a4100',
    '--mantine-color-orange-light-color': '#a33600',
    '--mantine-color-teal-light-color': '#055c41',
    '--mantine-color-green-light-color': '#1e6b2c',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    ...tinted(2),
  },
});

/** The server's word that the style tags of this page are ours. */
export const nonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
