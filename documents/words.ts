import type { Language } from '../domain/vocabulary.ts';

/** The headings of the fault report. */
export interface ReportWords {
  title: string;
  case: string;
  customer: string;
  contact: string;
  equipment: string;
  reported: string;
  happened: string;
  why: string;
  done: string;
  how: string;
  byPhone: string;
  onSite: string;
  parts: string;
  vendor: string;
  restored: string;
  finished: string;
  engineer: string;
}

export const reportWords: Record<Language, ReportWords> = {
  en: {
    title: 'Fault report',
    case: 'Case',
    customer: 'Customer',
    contact: 'Contact',
    equipment: 'Serial number',
    reported: 'Reported',
    happened: 'What happened',
    why: 'Why it happened',
    done: 'What was done',
    how: 'How it was done',
    byPhone: 'By phone',
    onSite: 'On site',
    parts: 'RMA',
    vendor: 'Vendor case',
    restored: 'Service restored',
    finished: 'Work finished',
    engineer: 'Engineer',
  },
  'zh-CN': {
    title: '故障报告',
    case: '工单编号',
    customer: '客户',
    contact: '联系人',
    equipment: '序列号',
    reported: '报修时间',
    happened: '故障现象',
    why: '故障原因',
    done: '处理过程',
    how: '处理方式',
    byPhone: '电话支持',
    onSite: '现场服务',
    parts: 'RMA',
    vendor: '原厂工单',
    restored: '业务恢复时间',
    finished: '处理完成时间',
    engineer: '处理工程师',
  },
};
