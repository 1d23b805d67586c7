import { callRefusals } from './call/refusals.ts';
import { caseRefusals } from './case/refusals.ts';
import { depotRefusals } from './depot/refusals.ts';
import { rmaRefusals } from './rma/refusals.ts';

/** Every reason why the rules refuse something, in both languages. */
export const refusals = {
  en: { ...caseRefusals.en, ...rmaRefusals.en, ...callRefusals.en, ...depotRefusals.en },
  'zh-CN': {
    ...caseRefusals['zh-CN'],
    ...rmaRefusals['zh-CN'],
    ...callRefusals['zh-CN'],
    ...depotRefusals['zh-CN'],
  },
};
