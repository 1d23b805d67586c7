import { words } from '../../words/define.ts';

export const useEngineWords = words(
  'engine',
  {
    what: 'Cases, RMAs and calls that keep no promise now. Each can be begun anew from what is stored of it; what fell due meanwhile falls due at once.',
    none: 'None. Everything that was promised is being kept.',
    list: 'What is stuck',
    process: 'Which',
    why: 'Why',
    since: 'Found',
    restart: 'Begin anew',
    restartOf: 'Begin {{number}} anew',
    reason: 'Reason',
    reasonHint: 'It stands in the history',
    warning: 'Whatever still runs of {{number}} is ended.',
  },
  {
    what: '目前无法兑现承诺的工单、RMA 和来电。可根据存储的数据逐一重新启动，期间到期的事项将立即处理。',
    none: '没有。所有承诺均在正常执行。',
    list: '停滞的流程',
    process: '流程',
    why: '原因',
    since: '发现时间',
    restart: '重新启动',
    restartOf: '重新启动 {{number}}',
    reason: '原因说明',
    reasonHint: '将记入历史',
    warning: '{{number}} 仍在运行的部分将被终止。',
  },
);
