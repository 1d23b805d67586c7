import { words } from '../words/define.ts';

export const useKitWords = words(
  'kit',
  {
    due: 'due in {{span}}',
    overdue: 'overdue by {{span}}',
    met: 'met',
    breached: 'missed',
    paused: 'paused',
    cancelled: 'no longer due',
    unknown: 'not known yet',
    loading: 'Loading …',
    unreachable: 'Caseline does not answer; it is tried again.',
    more: 'Show more',
  },
  {
    due: '剩余 {{span}}',
    overdue: '超时 {{span}}',
    met: '已达成',
    breached: '未达成',
    paused: '已暂停',
    cancelled: '不再计时',
    unknown: '尚未确定',
    loading: '加载中……',
    unreachable: 'Caseline 没有应答，正在重试。',
    more: '显示更多',
  },
);
