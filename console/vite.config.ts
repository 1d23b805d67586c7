import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const here = fileURLToPath(new URL('.', import.meta.url));

/** `npm run console` serves the sources with the API of a running Caseline behind them. */
export default defineConfig({
  root: here,
  // Once, here, and as far as it goes: the server only hands the files out.
  plugins: [compression({ algorithms: ['gzip', 'brotliCompress'] })],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // What several pages use, in few files: each file more is another question before the first list shows.
        codeSplitting: {
          groups: [{ name: 'libraries', test: /node_modules/, minShareCount: 6 }],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/readyz': 'http://127.0.0.1:3000' } },
});
