import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Where the build leaves the workflows' code; workers and tests run exactly this file. */
export const bundlePath = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../dist/workflow-bundle.js' : '../workflow-bundle.js',
    import.meta.url,
  ),
);

/** Bundles the workflows beside this module, ahead of time so that a worker starts in a second. */
async function bundle(): Promise<void> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const workflowsPath = fileURLToPath(new URL(`../workflows/index.${extension}`, import.meta.url));
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    // Rules and data without a state of their own: loaded once a worker, not once a case.
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(dirname(bundlePath), { recursive: true });
  await writeFile(bundlePath, code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
