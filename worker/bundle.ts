import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { workflowInterceptors } from '../config/tracing.ts';

/** Where the build leaves the workflows' code; workers and tests run exactly this file. */
export const bundlePath = built('workflow-bundle.js');

/** The same workflows, which tell OpenTelemetry what they do. Most installations do not ask, and need not carry it. */
export const tracedBundlePath = built('workflow-bundle-traced.js');

function built(file: string): string {
  return fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? `../dist/${file}` : `../${file}`, import.meta.url),
  );
}

/** Bundles the workflows beside this module, ahead of time so that a worker starts in a second. */
async function bundle(path: string, workflowInterceptorModules: string[]): Promise<void> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const source = (name: string) =>
    fileURLToPath(new URL(`../workflows/${name}.${extension}`, import.meta.url));
  const workflowsPath = source('index');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    payloadConverterPath: source('payloads'),
    workflowInterceptorModules,
    // Rules and data without a state of their own: loaded once a worker, not once a case.
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle(bundlePath, []);
  await bundle(tracedBundlePath, [workflowInterceptors]);
}
