import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import compressed from 'express-static-gzip';

const built = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/console/' : '../console/', import.meta.url),
);

/** The console: its files, and its one page at every address that is not the API's. Without a build there is none. */
export function consoleRouter(): Router {
  const router = Router();
  const index = path.join(built, 'index.html');
  if (!existsSync(index)) return router;
  const page = readFileSync(index, 'utf8');
  const serve = (folder: string, serveStatic: compressed.ExpressStaticGzipOptions['serveStatic']) =>
    compressed(folder, { enableBrotli: true, orderPreference: ['br', 'gzip'], index: false, serveStatic });
  // Named after their content, so never another's.
  router.use('/assets', serve(path.join(built, 'assets'), { immutable: true, maxAge: '365d' }));
  router.use(serve(built, { redirect: false, maxAge: '1h' }));
  router.get(/^\/(?!api(?:\/|$)|healthz$|readyz$|codec(?:\/|$)|assets\/)/, (request, response, next) => {
    // A browser asks for a page by name; whoever takes anything is a program, and hears that nothing is here.
    if (!request.get('accept')?.includes('text/html')) return next();
    // Style tags of the console carry this request's word; a style that somebody smuggles in does not know it.
    const nonce = randomBytes(16).toString('base64');
    const policy = String(response.getHeader('content-security-policy'));
    response
      .set('content-security-policy', policy.replace(`style-src 'self'`, `style-src 'self' 'nonce-${nonce}'`))
      .set('cache-control', 'no-store')
      .type('html')
      .send(page.replace('{{nonce}}', nonce));
  });
  return router;
}
