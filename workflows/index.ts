export { callWorkflow } from './call/workflow.ts';
export { caseWorkflow } from './case/workflow.ts';
export { restartWorkflow } from './engine/restart.ts';
export { channelWorkflow } from './channel/workflow.ts';
export { rmaWorkflow } from './rma/workflow.ts';
export { watchWorkflow } from './engine/watch.ts';
export { shortageWorkflow } from './stock/workflow.ts';
