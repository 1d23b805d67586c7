export { caseWorkflow } from './case/workflow.ts';
export { rmaWorkflow } from './rma/workflow.ts';
