import type { Language } from '../vocabulary.ts';
import type { ReportName } from './words.ts';

type Meanings = Record<ReportName, readonly string[]>;

const en: Meanings = {
  attainment: [
    'A case is counted by the day on which it was opened.',
    'Met: done before the time that the policy promises had run out, by the policy’s working hours and without the time for which the customer was waited for.',
    'Breached: the time ran out, and it stays breached when it was done later, when the case was opened anew, or when its priority changed.',
    'Running: neither yet. Attained is what was met of what was met or breached.',
    'A promise that the policy does not make at this priority is not counted.',
    'Taken over: the case went to another engineer because its own kept silent. It counts for whoever holds it now.',
  ],
  volumes: [
    'Opened by the day of the opening, closed by the day on which the case was last closed or cancelled.',
    'Backlog: open at the end of the time, that is opened before and not closed until then. A case that is opened anew counts as if it had never been closed.',
  ],
  workload: [
    'The cases that are not closed now, by who holds them; a case may be in several columns.',
    'Overdue: a deadline has passed, or a promise is broken and still owed. Due soon: within half an hour.',
  ],
  overdue: [
    'Cases that are not closed, of which a deadline has passed or a promise is broken and still owed, what is due first on top.',
  ],
  rmas: [
    'An RMA is counted by the day on which it was asked for. Times are of the wall clock, nights and holidays included.',
    'Shipped and delivered: since the request. Faulty part back: since it was owed, or since the request of a repair. Processed: since it was received.',
    'Half of all took no longer than the median, nine in ten no longer than the 90th percentile.',
  ],
  satisfaction: [
    'A survey is counted by the day on which its case was last closed; it is sent with the closing.',
    'Low: one of the answers is at or below the policy’s limit; quality follows it up.',
    'It counts for whoever held the case at the end. 5 is best.',
  ],
};

const zhCN: Meanings = {
  attainment: [
    '工单按受理日期统计。',
    '达成：在服务策略承诺的时间内完成；按策略的工作时间计算，等待客户的时间不计。',
    '未达成：承诺时间已用完；此后完成、重新打开或变更优先级，都仍计为未达成。',
    '进行中：两者都还不是。达成率＝达成 ÷（达成＋未达成）。',
    '策略对该优先级没有承诺的，不计入。',
    '接管：原工程师未响应，工单转给了另一位工程师；计在当前负责人名下。',
  ],
  volumes: [
    '受理按受理日期统计，结束按最后一次关闭或取消的日期统计。',
    '积压：该时段结束时仍未结束的工单，即此前受理且到那时尚未关闭；重新打开的工单视为从未关闭。',
  ],
  workload: [
    '目前未关闭的工单，按负责人统计；同一工单可出现在多列。',
    '已超时：有时限已过，或有承诺未达成且仍未完成。即将超时：半小时以内。',
  ],
  overdue: ['未关闭、且有时限已过或有承诺未达成仍未完成的工单，最先到期的在前。'],
  rmas: [
    'RMA 按申请日期统计；时间为自然时间，夜间和节假日计算在内。',
    '发货、送达：自申请起；故障件返回：自应当返还时起，返修件自申请起；处理完成：自收到起。',
    '半数不超过中位数，九成不超过第 90 百分位数。',
  ],
  satisfaction: [
    '问卷随工单关闭发出，按工单最后一次关闭的日期统计。',
    '低分：有一项评分不高于策略的界限，由质量管理跟进。',
    '计在工单最后的负责人名下；5 分为最高。',
  ],
};

/** What the figures of each report mean, with the source of each rule: shown beside them. */
export const meanings: Record<Language, Meanings> = { en, 'zh-CN': zhCN };
