import type { Language } from '../domain/vocabulary.ts';
import { words } from '../domain/words/index.ts';
import { clockTime } from './clock.ts';
import type { Model } from './model.ts';

const minute = 60_000;
const said = {
  en: {
    title: 'Core switch reboots every few minutes',
    description: 'Since this morning the core switch in room 3 reboots every few minutes.',
    story: 'Reminder 1 of 2 to Li Wei to respond',
    text: 'We have called and are collecting logs.',
    reason: 'Knows this model best',
    outcome: 'Replaced on site',
    cause: 'A failing power supply',
    treatment: 'Power supply replaced',
    answers: 'Overall: 5',
    address: 'Building 3, room 301',
    parties: 'Zhao Lei, Cisco TAC',
  },
  'zh-CN': {
    title: '核心交换机每隔几分钟重启',
    description: '今天上午起，3 号机房的核心交换机每隔几分钟重启一次。',
    story: '第 1 次提醒李伟响应（共 2 次）',
    text: '已致电客户，正在收集日志。',
    reason: '最熟悉该型号',
    outcome: '现场已更换',
    cause: '电源故障',
    treatment: '已更换电源',
    answers: '总体：5',
    address: '3 号楼 301 室',
    parties: '赵磊、Cisco TAC',
  },
} as const satisfies Record<Language, object>;

/** A model of a case that never was, with something in every field, for looking at a message before it is sent. */
export function sampleModel(language: Language, timeZone: string, publicUrl: string): Model {
  const openedAt = Date.parse('2026-11-24T08:00:00Z');
  const time = (minutes: number) => clockTime(openedAt + minutes * minute, language, timeZone);
  const table = words[language];
  const number = 'C20261124-0042';
  return {
    ...said[language],
    standsFor: '',
    ...{ recipient: 'Li Wei', number, caseNumber: number, level: 'P1', priority: table.priorities.P1 },
    stage: table.stages.awaiting_response,
    ...{
      customer: 'ACME',
      contact: 'Wang Fang',
      phone: '+86 138 0013 8000',
      email: 'wang.fang@acme.example',
    },
    ...{ assignee: 'Li Wei', openedAt: time(0), at: time(30), actor: 'Li Wei' },
    caseLink: `${publicUrl}/cases/${number}`,
    consentLink: `${publicUrl}/consents/sample`,
    surveyLink: `${publicUrl}/surveys/sample`,
    ...{ due: time(60), movesAt: time(50), awaiting: true, overdue: table.clocks.response, since: time(60) },
    ...{ from: 'Zhang Min', to: 'Li Wei', n: 1, of: 2, percent: 75 },
    ...{ vendor: 'cisco', vendorNumber: 'SR-690001', vendorContact: 'TAC', decision: 'approved' },
    ...{
      restoredAt: time(120),
      engineer: 'Li Wei',
      eta: time(90),
      travel: 'G101',
      missing: table.visitFacts.serial_number,
    },
    ...{
      rma: 'R20261124-0007',
      rmaKind: table.rmaKinds.advance_replacement,
      part: 'PWR-650',
      serial: 'FOC2231X0AB',
    },
    ...{ keepDisk: true, loan: false, task: table.rmaTasks.backorder, expected: time(24 * 60) },
    ...{ depot: 'depot-north', carrier: 'SF Express', tracking: 'SF1234567890' },
  };
}
