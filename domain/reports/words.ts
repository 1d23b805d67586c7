import type { Language } from '../vocabulary.ts';
import type { Outcome, SurveyOutcome } from './facts.ts';
import type { Grouping, Lackable } from './grouping.ts';
import type { Leg } from './turnaround.ts';
import type { Burden } from './workload.ts';

export const reportNames = ['attainment', 'volumes', 'workload', 'overdue', 'rmas', 'satisfaction'] as const;
export type ReportName = (typeof reportNames)[number];

/** What reports say, on a page and in a file. */
export interface FigureWords {
  reports: Record<ReportName, string>;
  groupings: Record<Grouping, string>;
  /** The group of those that have none. */
  without: Record<Lackable, string>;
  outcomes: Record<Outcome, string>;
  surveys: Record<SurveyOutcome, string>;
  burdens: Record<Burden, string>;
  legs: Record<Leg, string>;
  cases: string;
  takenOver: string;
  attained: string;
  sent: string;
  answered: string;
  low: string;
  average: string;
  opened: string;
  closed: string;
  backlog: string;
  requested: string;
  median: string;
  p90: string;
  kind: string;
  total: string;
  /** What a file says of itself. */
  range: (from: string, to: string, timeZone: string) => string;
  times: (timeZone: string) => string;
  cut: (rows: number) => string;
  /** The columns of a list of cases. */
  columns: Record<
    | 'number'
    | 'title'
    | 'stage'
    | 'late'
    | 'serialNumber'
    | 'openedAt'
    | 'respondedAt'
    | 'resolvedAt'
    | 'closedAt'
    | 'dueAt',
    string
  >;
}

const en: FigureWords = {
  reports: {
    attainment: 'Attainment',
    volumes: 'Volumes',
    workload: 'Workload',
    overdue: 'Overdue cases',
    rmas: 'RMA turnaround',
    satisfaction: 'Satisfaction',
  },
  groupings: {
    priority: 'Priority',
    policy: 'Policy',
    assignee: 'Engineer',
    centre: 'Centre',
    customer: 'Customer',
    vendor: 'Vendor',
    category: 'Technology',
    type: 'Type',
    channel: 'Channel',
    day: 'Day',
    week: 'Week',
    month: 'Month',
  },
  without: { assignee: 'Nobody', centre: 'No centre', vendor: 'No vendor', category: 'No category' },
  outcomes: { met: 'met', breached: 'breached', running: 'running' },
  surveys: { unanswered: 'sent, not answered', content: 'answered', low: 'answered, low' },
  burdens: {
    open: 'Not closed',
    awaiting: 'Awaiting response',
    on_hold: 'On hold',
    soon: 'Due soon',
    overdue: 'Overdue',
    confirm: 'To confirm',
  },
  legs: {
    ship: 'Shipped',
    deliver: 'Delivered',
    return: 'Faulty part back',
    processing: 'Processed',
  },
  cases: 'Cases',
  takenOver: 'Taken over',
  attained: 'attained',
  sent: 'Sent',
  answered: 'Answered',
  low: 'Low',
  average: 'average',
  opened: 'Opened',
  closed: 'Closed',
  backlog: 'Backlog',
  requested: 'Requested',
  median: 'median',
  p90: '90th percentile',
  kind: 'Kind',
  total: 'All',
  range: (from, to, timeZone) => `${from} to ${to} (${timeZone})`,
  times: (timeZone) => `Times are those of ${timeZone}.`,
  cut: (rows) => `Only the first ${rows} are in this file: narrow the list to have the others.`,
  columns: {
    number: 'Number',
    title: 'Title',
    stage: 'Stage',
    late: 'Broken and owed',
    serialNumber: 'Serial number',
    openedAt: 'Opened',
    respondedAt: 'Responded',
    resolvedAt: 'Resolved',
    closedAt: 'Closed',
    dueAt: 'Next due',
  },
};

const zhCN: FigureWords = {
  reports: {
    attainment: '达成率',
    volumes: '工单量',
    workload: '工作负荷',
    overdue: '超时工单',
    rmas: 'RMA 周转',
    satisfaction: '满意度',
  },
  groupings: {
    priority: '优先级',
    policy: '服务策略',
    assignee: '工程师',
    centre: '中心',
    customer: '客户',
    vendor: '厂商',
    category: '技术类别',
    type: '类型',
    channel: '渠道',
    day: '日',
    week: '周',
    month: '月',
  },
  without: { assignee: '尚无人负责', centre: '不属于任何中心', vendor: '无厂商', category: '无类别' },
  outcomes: { met: '达成', breached: '未达成', running: '进行中' },
  surveys: { unanswered: '已发送、未答复', content: '已答复', low: '已答复、低分' },
  burdens: {
    open: '未关闭',
    awaiting: '待响应',
    on_hold: '挂起',
    soon: '即将超时',
    overdue: '已超时',
    confirm: '待客户确认',
  },
  legs: { ship: '发货', deliver: '送达', return: '故障件返回', processing: '处理完成' },
  cases: '工单数',
  takenOver: '接管',
  attained: '达成率',
  sent: '已发送',
  answered: '已答复',
  low: '低分',
  average: '平均分',
  opened: '受理',
  closed: '结束',
  backlog: '积压',
  requested: '申请数',
  median: '中位数',
  p90: '第 90 百分位数',
  kind: '类型',
  total: '合计',
  range: (from, to, timeZone) => `${from} 至 ${to}（${timeZone}）`,
  times: (timeZone) => `时间均为 ${timeZone} 时间。`,
  cut: (rows) => `此文件只包含前 ${rows} 条；请缩小范围以获取其余部分。`,
  columns: {
    number: '编号',
    title: '标题',
    stage: '阶段',
    late: '未达成且未完成',
    serialNumber: '序列号',
    openedAt: '受理时间',
    respondedAt: '响应时间',
    resolvedAt: '解决时间',
    closedAt: '结束时间',
    dueAt: '下一时限',
  },
};

export const figureWords: Record<Language, FigureWords> = { en, 'zh-CN': zhCN };
