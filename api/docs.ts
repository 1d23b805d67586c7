import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { openApiDocument } from './openapi.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Caseline API</title>
    <link rel="stylesheet" href="swagger-ui.css" />
    <link rel="icon" href="favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script src="start.js"></script>
  </body>
</html>
`;
// A file of its own: the content security policy allows no inline script.
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

/** The OpenAPI document, and a page to read and try it, with nothing loaded from elsewhere. */
export function docsRouter(): Router {
  const router = Router({ strict: true });
  const document = openApiDocument();
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  router.get('/api/openapi.json', (_, response) => void response.json(document));
  router.get('/api/docs', (_, response) => response.redirect(301, '/api/docs/'));
  router.get('/api/docs/', (_, response) => void response.type('html').send(page));
  router.get('/api/docs/start.js', (_, response) => void response.type('js').send(start));
  router.use('/api/docs/', express.static(assets, { index: false, redirect: false, maxAge: '1d' }));
  return router;
}
