import type { Language } from './vocabulary.ts';

/** What the checks of a field complain of: schemas speak English, by which the Chinese is found. */
const complaints = {
  'must be one line without control characters': '须为单行文字，不含控制字符',
  'must not contain control characters': '不能包含控制字符',
  'must be an ID': '须为编号：字母、数字和 . _ @ -',
  'must be a part number': '须为备件号',
  'must be a serial number: letters, digits and . _ -': '须为序列号：字母、数字和 . _ -',
  'must be one telephone number, such as 010-88886666-801 or +86 138 0013 8000':
    '须为一个电话号码，如 010-88886666-801 或 +86 138 0013 8000',
  'must be an RFC 3339 time': '须为 RFC 3339 格式的时间',
  'must lie between 1900 and 9999': '须在 1900 年至 9999 年之间',
  'must lie between 2000 and 2099': '须在 2000 年至 2099 年之间',
  'must be a case number': '须为工单编号',
  'must be the number of a call': '须为来电编号',
  'must be the number of a case, an RMA or a call': '须为工单、RMA 或来电的编号',
  'must be an RMA number': '须为 RMA 编号',
  'must not be in the future': '不能在将来',
  'must be in the future': '须在将来',
  'must be a number from 1 to 100': '须为 1 至 100 的数字',
  'must be letters, digits, and . _ @ -': '只能包含字母、数字和 . _ @ -',
  'must be {id} of a colleague or {name} of anybody else': '须为同事的 {id} 或其他方的 {name}',
  'belongs to an advance replacement: a repair or a loan has to come back':
    '只适用于先行更换：维修件和备机必须归还',
  'belongs to the reason duplicate, and only to it': '只在原因为重复时填写，且必须填写',
  'is needed, or remove': '须填写，或填写 remove',
  'is needed, or a centre': '须填写，或填写中心',
  'is not known in the body': '不是此请求的字段',
  'is not known in the query': '不是此请求的参数',
  'is missing': '必须填写',
  'must be text': '须为文字',
  'must not be empty': '必须填写',
  'must have at most {max} characters': '最多 {max} 个字符',
  'must be one of {values}': '须为其中之一：{values}',
  'must be true or false': '须为是或否',
  'must be a whole number from {min} to {max}': '须为 {min} 至 {max} 的整数',
  'must be a list of {min} to {max}': '须为 {min} 至 {max} 项的列表',
  'must be an object': '须为对象',
  'is empty': '是空的',
  'has no name': '没有名称',
  'cases without a type have this one': '未注明类型的工单使用此类型',
  'belongs to openedAt, and only to it': '只在填写 openedAt 时填写，且必须填写',
  'belongs to openedAt': '只在填写 openedAt 时填写',
  'must be at most {days} days ago': '不能早于 {days} 天前',
  'must not come before openedAt': '不能早于 openedAt',
  'who solved it has to be an engineer: give assigneeId': '解决者须为工程师：请填写 assigneeId',
  // Of policies.
  'years, months and weeks have no place in a deadline; use days or hours':
    '时限不能使用年、月、周，请使用天或小时',
  'must be longer than nothing': '时长须大于零',
  'must not be longer than 366 days': '不能超过 366 天',
  'not an ISO 8601 duration such as PT1H': '须为 ISO 8601 时长，如 PT1H',
  'not a number of weeks or days such as P1W': '须为周数或天数，如 P1W',
  "must be an ISO 8601 duration, 'n working days' or {by: next-working-day, atMost: PT24H}":
    '须为 ISO 8601 时长、“n working days”或 {by: next-working-day, atMost: PT24H}',
  'must rise from each to the next': '须逐个递增',
  'every reminder must come before the takeover': '所有提醒须早于接管',
  'needs takeover, the point at which the silence has lasted too long':
    '须同时填写 takeover，即无响应到何时为止',
  'the reminder must come before the expiry': '提醒须早于到期',
  'must come after the first': '须晚于第一次',
  'clock: business needs a calendar': 'clock: business 须指定日历',
  'only clock: business runs inside a calendar': '只有 clock: business 才使用日历',
  'working days need clock: business': '工作日须用 clock: business',
  'the end of a working day needs clock: business': '工作日结束须用 clock: business',
  'leaves out what the policy promises': '不能同时承诺又免除',
  "'{policy}' extends another policy itself": '服务策略“{policy}”本身也继承自其他策略',
  'another policy extends this one': '另有服务策略继承自此策略',
  "of '{policy}', which extends this one: {why}": '继承此策略的“{policy}”：{why}',
  "'{calendar}' never opens": '日历“{calendar}”从不开放',
  // Of calendars.
  'must be a window such as 09:00-12:00': '须为时段，如 09:00-12:00',
  '{window} ends before it begins; a window over midnight is two, such as 22:00-24:00 and 00:00-06:00':
    '{window} 的结束早于开始；跨午夜的时段须分成两段，如 22:00-24:00 和 00:00-06:00',
  'a day without a window is not a working day; leave it out of the weekdays':
    '没有时段的一天不是工作日，请从工作日中去掉',
  '{window} begins before {before} has ended': '{window} 在 {before} 结束之前开始',
  'is always open, and policy {policy} counts working days': '全天开放，而服务策略 {policy} 按工作日计算',
  'must be a duration of years, months or days such as P1Y': '须为年、月或天数，如 P1Y',
  'must be a date such as 2026-10-01': '须为日期，如 2026-10-01',
  'must be 24x7, a list of windows such as 09:00-12:00, or such a list for each weekday':
    '须为 24x7、时段列表（如 09:00-12:00），或按星期分别列出时段',
  'is not a time zone of the IANA database': '不是 IANA 时区',
  'the calendar would never open': '此日历将从不开放',
  'must be a country such as CN, or its region such as DE-BY': '须为国家（如 CN）或地区（如 DE-BY）',
  'has no meaning while the hours are 24x7': '7×24 小时开放时无意义',
  'say by which clock the hours are meant': '请说明时段所用的时区',
  'say on which days the hours apply': '请说明时段适用于哪些日子',
  'is said by the hours of each weekday already': '已由每个星期的时段说明',
  '{date} is in {field} already': '{date} 已在 {field} 中',
  'is not in {year}': '不在 {year} 年',
  // Of the rota.
  'must be hours such as 22:00-06:00': '须为时段，如 22:00-06:00',
  'say when by exactly one of hours, inside and outside': '请在 hours、inside、outside 中只选一项说明时间',
  'weekdays and hours belong together': 'weekdays 和 hours 须同时填写',
  'must not come before from': '不能早于开始',
  'must come after from': '须晚于开始',
  '{person} is there twice': '{person} 重复',
  '{person} is on {shift} at the same time': '{person} 同时在 {shift} 值班',
  'overlaps {absence} of {person}': '与 {person} 的 {absence} 重叠',
  'overlap one another': '相互重叠',
  // Of the wording of messages.
  "there is no placeholder '{name}'": '没有占位符“{name}”',
  "'{name}' has no part '{part}'": '“{name}”没有“{part}”部分',
  'is needed: this message is sent by SMS too': '必须填写：此消息也以短信发送',
  'has no use: this message is sent by e-mail alone': '无需填写：此消息只以邮件发送',
  'comes to more than a message may hold': '生成的内容超出消息的长度限制',
  'must hold {{ {link} }}, which the reader has to follow': '须包含 {{ {link} }}，收件人要通过它答复',
  // Of people, contracts and questions.
  'must be somebody else': '须为其他人',
  'customer goes with no other role': '客户角色不能与其他角色同时使用',
  'belongs to the role customer, and only to it': '只在角色为客户时填写，且必须填写',
  'must not be before coversFrom': '不能早于 coversFrom',
  'one of email and phone is needed, or nothing can be told to the customer':
    '须填写邮箱或电话，否则无法通知客户',
  'give exactly one of id, phone and email': '请在 id、phone、email 中只填写一项',
  'is not counted here': '此处不统计总数',
  'is for staff': '仅供员工使用',
  'must be later than {field}': '须晚于 {field}',
  'must be at most {days} days before to': '距 to 不能超过 {days} 天',
  'must be an address of your organisation': '须为贵单位的邮箱',
  'must be a telephone number of your organisation': '须为贵单位的电话号码',
  "must be 'web' for a customer": "客户只能填写 'web'",
  'is not one that this list gave': '不是此列表给出的',
  'contradicts {field}': '与 {field} 矛盾',
  // Of any field; what is said of one in particular is found before these.
  'must be a number': '须为数字',
  'must be a whole number': '须为整数',
  'must be a list': '须为列表',
  'must have at least {n} characters': '至少 {n} 个字符',
  'must have at least {n} entries': '至少 {n} 项',
  'must have at most {n} entries': '最多 {n} 项',
  'must be at least {n}': '不能小于 {n}',
  'must be at most {n}': '不能大于 {n}',
  'is not an e-mail address': '不是有效的邮箱地址',
  'is not a web address': '不是有效的网址',
  'is not written as it has to be': '格式不正确',
  'is not of the kind that belongs here': '内容不正确',
} as const;

type Complaint = keyof typeof complaints;
type Values = Record<string, string | number>;

const filled = (template: string, values: Values): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A complaint that has its Chinese, its `{values}` filled in; one without does not compile. */
export const complaint = (english: Complaint, values: Values = {}): string => filled(english, values);

/** What a filled complaint looks like, and where its values stand. */
const forms = Object.entries(complaints)
  .filter(([english]) => /\{\w+\}/.test(english))
  .map(([english, chinese]) => {
    const escaped = english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
    const pattern = escaped.replaceAll(/\{(\w+)\}/g, '(?<$1>.+)').replaceAll(/[{}]/g, '\\$&');
    return { pattern: new RegExp(`^${pattern}$`), chinese };
  });

/** The complaint in the reader's language; one that is not of the table stays as it is. */
export function complained(message: string, language: Language): string {
  if (language === 'en') return message;
  if (Object.hasOwn(complaints, message)) return complaints[message as Complaint];
  for (const { pattern, chinese } of forms) {
    const values = pattern.exec(message)?.groups;
    if (values) return filled(chinese, values);
  }
  return message;
}
