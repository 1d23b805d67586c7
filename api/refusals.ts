import type { MessageChannel } from '../domain/notices.ts';
import { refusals } from '../domain/refusals.ts';
import { sentences, speech } from '../domain/sentences.ts';
import type { Role, Stage } from '../domain/vocabulary.ts';
import { zhCN } from '../domain/words/zh-CN.ts';
import type { CalendarUser } from '../store/calendarUse.ts';
import type { MessageState } from '../store/outbox.ts';

const services = {
  'The case engine': '工单引擎',
  'The database': '数据库',
  'A backing service': '后端服务',
} as const;
/** What the API waits for, as it is called in English. */
export type Service = keyof typeof services;

/** What requests refer to by ID, as it is called in English. */
const things = {
  customer: '客户',
  policy: '服务策略',
  calendar: '日历',
  'case type': '工单类型',
  depot: '备件库',
  part: '备件',
  colleague: '同事',
  engineer: '工程师',
  expert: '专家',
  contract: '合同',
  'piece of equipment': '设备',
} as const;
export type Thing = keyof typeof things;

const messageStateWords: Record<MessageState, string> = {
  pending: '待发送',
  sending: '发送中',
  sent: '已发送',
  failed: '失败',
  held: '保留',
};

/** What runs by a calendar, as an administrator calls it. */
const userOf = (user: CalendarUser): string => {
  if (user.kind === 'rota') return 'the rota';
  return `${user.kind} ${user.id}${user.kind === 'policy' ? ` (version ${user.version})` : ''}`;
};
const zhUserOf = (user: CalendarUser): string => {
  if (user.kind === 'rota') return '排班表';
  return `${things[user.kind]} ${user.id}${user.kind === 'policy' ? `（版本 ${user.version}）` : ''}`;
};

const rolesOf = (roles: readonly Role[]) => roles.map((role) => zhCN.roles[role]).join('、');

/** What the API itself refuses, beside what the rules refuse. */
const own = sentences(
  {
    notHere: ({ what }: { what: string }) => `There is no ${what} here`,
    noCaseHere: ({ number }: { number: string }) => `There is no case ${number} here`,
    nothingToKeep: ({ number }: { number: string }) => `${number} is over: there is nothing to begin anew`,
    noRmaHere: ({ number }: { number: string }) => `There is no RMA ${number} here`,
    linkDead: ({ purpose }: { purpose: 'consent' | 'survey' }) =>
      `There is no open ${purpose}: the link is not valid, or no longer here`,
    linkOver: ({ purpose }: { purpose: 'consent' | 'survey' }) =>
      `This ${purpose} is over: the link has expired, or a newer message has replaced it`,
    linkShown: ({ reader }: { reader: string }) =>
      `Demonstration: the link that is for ${reader} alone was shown to me, because nobody carries mail here`,
    noLinkHere: () => 'This message waits with no link in it that its reader has to follow',
    demonstrationOnly: () =>
      'Links of customers are shown on a demonstration alone; set SMTP_URL to send them',
    linkUsed: ({ number, stage }: { number: string; stage: Stage }) =>
      `Case ${number} is ${stage}: this link was used, or is outdated`,
    noSuch: ({ thing, id }: { thing: Thing; id: string }) => `There is no ${thing} '${id}'`,
    holdsCases: ({ name, numbers }: { name: string; numbers: readonly string[] }) =>
      `${name} holds ${numbers.join(', ')}; with ?confirm=true they go back to the assignment rule`,
    noneInRole: ({ role, id }: { role: Role; id: string }) => `There is no active ${role} '${id}'`,
    noHolidays: ({ id }: { id: string }) => `No holidays are known of '${id}'`,
    notInstalled: ({ serialNumber, customer }: { serialNumber: string; customer: string }) =>
      `${serialNumber} is not installed at ${customer}`,
    anothersEquipment: ({ serialNumber, customer }: { serialNumber: string; customer: string }) =>
      `Serial number ${serialNumber} is equipment of another customer, not of ${customer}`,
    taken: ({ thing, id }: { thing: Thing; id: string }) => `There is a ${thing} '${id}' already`,
    usernameTaken: ({ name }: { name: string }) => `The username '${name}' is taken`,
    ownAdministration: () => 'You cannot take your own administration away; ask another administrator',
    viewTaken: ({ name }: { name: string }) => `You have a view '${name}' already`,
    viewsFull: ({ most }: { most: number }) => `You keep ${most} views already; remove one first`,
    calendarUsed: ({ id, users }: { id: string; users: readonly CalendarUser[] }) =>
      `Calendar ${id} is in use by ${users.map(userOf).join(', ')}`,
    drawingsFull: ({ customer, most }: { customer: string; most: number }) =>
      `Customer ${customer} has ${most} drawings already`,
    notUnsent: ({ state }: { state: MessageState }) =>
      `This message is ${state}: only what is held or failed can be sent again`,
    notCarried: ({ channel }: { channel: MessageChannel }) =>
      `Nothing leaves by ${channel === 'email' ? 'e-mail' : 'SMS'} here: set ${channel === 'email' ? 'SMTP_URL' : 'SMS_GATEWAY_URL'} first`,
    noAddressNow: ({ name, channel }: { name: string; channel: MessageChannel }) =>
      `${name} has no ${channel === 'email' ? 'mail address' : 'number for SMS'} that can be written to`,
    away: ({ service }: { service: Service }) =>
      `${service} does not answer now; a retry is safe with the same Idempotency-Key, and repeats nothing that was done`,
    tokenNeeded: () => 'Send Authorization: Bearer with a token from /api/v1/auth/token',
    tokenInvalid: () => 'The token is not valid, or no longer',
    accountGone: () => 'This account does not exist, or no longer',
    loginWrong: () => 'The name or the password is wrong',
    passwordWrong: () => 'The current password is wrong',
    loginsFailed: ({ seconds }: { seconds: number }) =>
      `Too many failed logins; try again in ${seconds} seconds`,
    sessionOnly: () => 'Only the session of a browser goes on; ask for another token',
    foreignPage: () => 'With a session cookie, writes must come from our own pages',
    rolesNeeded: ({ roles, held }: { roles: readonly Role[]; held: readonly Role[] }) =>
      `This is for ${roles.join(', ')}; you are ${held.join(', ')}`,
    noLongerAt: ({ what, revision }: { what: string; revision: number }) =>
      `${what} is no longer at revision ${revision}`,
    noTagOfOurs: () => 'No tag in If-Match is the present one',
    keyReused: () => 'The same Idempotency-Key came with a different request; use a new key',
    bodyTooLarge: () => 'The body is larger than 256 kB',
    fileTooLarge: ({ megabytes }: { megabytes: number }) => `The file is larger than ${megabytes} MB`,
    fileUnknown: ({ name, endings }: { name: string; endings: readonly string[] }) =>
      `'${name}' is none of ${endings.join(', ')}`,
    tooManyFiles: ({ number, most }: { number: string; most: number }) =>
      `Case ${number} has ${most} attachments already`,
    tooManyStreams: ({ most }: { most: number }) => `There are ${most} connections of yours already`,
    exportsWaiting: () => 'Many documents are being made; try again in a moment',
    mustSlowDown: ({ seconds }: { seconds: number }) =>
      `That is a lot in a short time; go on in ${seconds} seconds, or call the hotline`,
    enoughUrgent: ({ open }: { open: number }) =>
      `Your organisation has ${open} open requests of priority P1 already: report it as P2, or call the hotline`,
    bug: () => 'Something is wrong on our side; it has been recorded',
  },
  {
    notHere: ({ what }) => `这里没有 ${what}`,
    noCaseHere: ({ number }) => `没有工单 ${number}`,
    nothingToKeep: ({ number }) => `${number} 已结束，无需重新启动`,
    noRmaHere: ({ number }) => `没有 RMA ${number}`,
    linkDead: () => '链接无效或已失效',
    linkOver: () => '链接已过期，或已被更新的消息取代',
    linkShown: ({ reader }) => `演示：此处没有邮件通道，原本只发给 ${reader} 的链接已向我显示`,
    noLinkHere: () => '此消息没有留存待客户点击的链接',
    demonstrationOnly: () => '客户的链接只在演示环境中显示；请设置 SMTP_URL 以发送邮件',
    linkUsed: ({ number, stage }) => `工单 ${number} 处于“${zhCN.stages[stage]}”，此链接已使用或已过期`,
    noSuch: ({ thing, id }) => `没有${things[thing]}“${id}”`,
    holdsCases: ({ name, numbers }) =>
      `${name} 仍负责 ${numbers.join('、')}；以 ?confirm=true 确认后将重新分派`,
    noneInRole: ({ role, id }) => `没有在职的${zhCN.roles[role]}“${id}”`,
    noHolidays: ({ id }) => `没有“${id}”的节假日数据`,
    notInstalled: ({ serialNumber, customer }) => `${serialNumber} 不是 ${customer} 的设备`,
    anothersEquipment: ({ serialNumber, customer }) =>
      `序列号 ${serialNumber} 是其他客户的设备，不属于 ${customer}`,
    taken: ({ thing, id }) => `已有${things[thing]}“${id}”`,
    usernameTaken: ({ name }) => `用户名“${name}”已被使用`,
    ownAdministration: () => '不能取消自己的管理权限，请由其他管理员操作',
    viewTaken: ({ name }) => `您已有名为“${name}”的视图`,
    viewsFull: ({ most }) => `您已保存 ${most} 个视图，请先删除一个`,
    calendarUsed: ({ id, users }) => `日历 ${id} 正被使用：${users.map(zhUserOf).join('、')}`,
    drawingsFull: ({ customer, most }) => `客户 ${customer} 已有 ${most} 张图纸，不能再添加`,
    notUnsent: ({ state }) => `此消息的状态为“${messageStateWords[state]}”：只有保留或失败的消息可以重新发送`,
    notCarried: ({ channel }) =>
      `系统未配置${channel === 'email' ? '邮件服务器（SMTP_URL）' : '短信网关（SMS_GATEWAY_URL）'}，无法发送`,
    noAddressNow: ({ name, channel }) => `${name} 没有可用的${channel === 'email' ? '邮箱' : '手机号'}`,
    away: ({ service }) => `${services[service]}暂时没有应答；请稍后重试，已完成的操作不会重复`,
    tokenNeeded: () => '请先登录',
    tokenInvalid: () => '登录已失效，请重新登录',
    accountGone: () => '此账号不存在或已停用',
    loginWrong: () => '用户名或密码不正确',
    passwordWrong: () => '当前密码不正确',
    loginsFailed: ({ seconds }) => `登录失败次数过多，请在 ${seconds} 秒后重试`,
    sessionOnly: () => '只有浏览器的登录可以延续，程序请重新获取令牌',
    foreignPage: () => '使用浏览器登录时，只接受来自本系统页面的操作',
    rolesNeeded: ({ roles, held }) =>
      `此操作只对以下角色开放：${rolesOf(roles)}；您的角色是：${rolesOf(held)}`,
    noLongerAt: ({ what, revision }) => `${what} 已不是第 ${revision} 版，内容已被他人更改`,
    noTagOfOurs: () => 'If-Match 中没有当前版本的标签',
    keyReused: () => '同一个 Idempotency-Key 用于了不同的请求，请换用新的',
    bodyTooLarge: () => '请求内容超过 256 kB',
    fileTooLarge: ({ megabytes }) => `文件超过 ${megabytes} MB`,
    fileUnknown: ({ name, endings }) => `“${name}”的类型不受支持，可用的类型有：${endings.join('、')}`,
    tooManyFiles: ({ number, most }) => `工单 ${number} 已有 ${most} 个附件，不能再添加`,
    tooManyStreams: ({ most }) => `您已有 ${most} 个连接`,
    exportsWaiting: () => '正在生成的文件较多，请稍后重试',
    mustSlowDown: ({ seconds }) => `短时间内提交过多，请在 ${seconds} 秒后继续，或致电热线`,
    enoughUrgent: ({ open }) => `贵单位已有 ${open} 个未结束的 P1 请求：请按 P2 报修，或致电热线`,
    bug: () => '系统内部出错，已记录',
  },
);

export const allRefusals = {
  en: { ...refusals.en, ...own.en },
  'zh-CN': { ...refusals['zh-CN'], ...own['zh-CN'] },
};
export const { say, word } = speech(allRefusals);
