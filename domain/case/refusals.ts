import type { Moments } from '../moment.ts';
import type { NamedAs } from '../schema/schema.ts';
import { sentences } from '../sentences.ts';
import type { CoverageDecision, Priority, Role, Stage, Status } from '../vocabulary.ts';
import { actionWords } from '../words/actions.ts';
import { labelOf } from '../words/words.ts';
import { zhCN } from '../words/zh-CN.ts';
import type { CaseRma, VendorCase, Visit } from './state.ts';

type Numbered = { number: string };
type Held = Numbered & { name: string | undefined };

const vendorStates: Record<VendorCase['state'], string> = {
  requested: '待专家确认',
  confirmed: '已确认',
  declined: '已拒绝',
  open: '已开启',
  closed: '已关闭',
};
const visitStates: Record<Visit['state'], string> = {
  dispatched: '已派出',
  arrived: '已到达',
  departed: '已离开',
};
const namedAs: Record<NamedAs, string> = { engineer: '工程师', expert: '专家', colleague: '员工' };
const rmaState = (state: CaseRma['state']) => labelOf(zhCN.rmaStates, state);
const holder = (name: string | undefined) => (name === undefined ? '现在无人负责' : `现在由 ${name} 负责`);

/** Why an action on a case cannot be done. */
export const caseRefusals = sentences(
  {
    notForRoles: ({ action, roles }: { action: string; roles: Role[] }) =>
      `'${action}' is not for ${roles.join(', ')}`,
    caseNotNow: ({ number, stage, action }: Numbered & { stage: Stage; action: string }) =>
      `Case ${number} is ${stage}: '${action}' is not possible now`,
    caseStale: ({ number, revision, expected }: Numbered & { revision: number; expected: number }) =>
      `Case ${number} is at revision ${revision}, not ${expected}`,
    nobodyOfId: ({ id }: { id: string }) => `There is nobody with the ID '${id}'`,
    notOfRole: ({ name, as }: { name: string; as: NamedAs }) => `${name} is no ${as}`,
    caseUncovered: ({ number, action }: Numbered & { action: string }) =>
      `Case ${number} is out of coverage and a manager has to say first that it goes on: '${action}' is not possible now`,
    caseRefused: ({ number, name, action }: Numbered & { name: string; action: string }) =>
      `Case ${number} is out of coverage and ${name} refused it: '${action}' is not possible now`,
    caseCovered: ({ number }: Numbered) => `Case ${number} is covered: nothing is to be decided`,
    coverageDecided: ({ number, decision, name }: Numbered & { decision: CoverageDecision; name: string }) =>
      `Case ${number} is ${decision} already, by ${name}`,
    notYours: () => 'This case is not yours',
    notHeardSo: ({ via }: { via: string }) =>
      `An answer by '${via}' is not this person's to record: 'portal' is what the customer does there, agents record what they heard by phone or mail`,
    onlyAssignee: ({ number, name }: Held) =>
      `Case ${number} is with ${name ?? 'nobody'}; only they can respond`,
    onlyAssigneeOrExpert: ({ number, name }: Held) =>
      `Case ${number} is with ${name ?? 'nobody'}; only they or an expert can do this`,
    onlyThoseInCharge: ({ number, name }: Held) =>
      `Case ${number} is with ${name ?? 'nobody'}; only they or a manager can do this`,
    nothingChanges: ({ number }: Numbered) => `Nothing of this would change case ${number}`,
    priorityNotYours: ({ number }: Numbered) =>
      `Only whoever opened case ${number} can correct its priority; a manager can change it`,
    priorityTooLate: ({ number, minutes }: Numbered & { minutes: number }) =>
      `The priority of case ${number} can be corrected in its first ${minutes} minutes; after that a manager changes it`,
    customerUnknown: ({ customerId }: { customerId: string }) => `There is no customer '${customerId}'`,
    alreadyWith: ({ number, name }: Numbered & { name: string }) => `Case ${number} is already with ${name}`,
    nowWith: ({ number, name }: Held) => `Case ${number} is now with ${name ?? 'nobody'}`,
    onHoldAlready: ({ number }: Numbered) => `Case ${number} is already on hold`,
    notOnHold: ({ number }: Numbered) => `Case ${number} is not on hold`,
    untilPassed: ({ until }: { until: string }, moment: Moments) =>
      `'until' is not a time to come: ${moment(until)}`,
    samePriority: ({ number, priority }: Numbered & { priority: Priority }) =>
      `Case ${number} already has priority ${priority}`,
    restoredInFuture: ({ restoredAt }: { restoredAt: string }, moment: Moments) =>
      `'restoredAt' is not a time that has passed: ${moment(restoredAt)}`,
    restoredBeforeOpened: (
      { number, openedAt, restoredAt }: Numbered & { openedAt: string; restoredAt: string },
      moment: Moments,
    ) => `'restoredAt' is before case ${number} was opened, at ${moment(openedAt)}: ${moment(restoredAt)}`,
    noExpertFound: ({ area }: { area: string | undefined }) =>
      `No expert for ${area ?? 'this case'} was found`,
    withExpertAlready: ({ number, name }: Numbered & { name: string }) =>
      `Case ${number} is already with expert ${name}`,
    partiesNeeded: () => 'A joint diagnosis needs parties: a colleague by ID, anybody else by name',
    noVendorCase: ({ number, wanted }: Numbered & { wanted: VendorCase['state'] }) =>
      `The vendor case of ${number} does not exist; this needs one that is ${wanted}`,
    vendorCaseIs: ({
      number,
      state,
      wanted,
    }: Numbered & { state: VendorCase['state']; wanted: VendorCase['state'] }) =>
      `The vendor case of ${number} is ${state}; this needs one that is ${wanted}`,
    vendorCaseAlready: ({ vendor, state }: { vendor: string; state: VendorCase['state'] }) =>
      `A vendor case with ${vendor} is already ${state}`,
    notExpertHere: ({ name }: { name: string }) => `${name} is not an expert of this area`,
    noVisit: ({ number, name, wanted }: Numbered & { name: string; wanted: Visit['state'] }) =>
      `${name} has no visit of case ${number} that is ${wanted}`,
    visitAskedAlready: ({ number }: Numbered) => `A visit for case ${number} is asked for already`,
    noVisitAsked: ({ number }: Numbered) => `Nobody has asked for a visit for case ${number}`,
    onTheWayAlready: ({ name }: { name: string }) => `${name} is already on the way or on site`,
    noAddress: ({ customer }: { customer: string }) =>
      `Customer ${customer} has no address: there is nowhere to send an engineer to`,
    rmaNumberTaken: ({ rma }: { rma: string }) => `There is an RMA ${rma} already`,
    rmaAlready: ({
      rma,
      serialNumber,
      state,
    }: {
      rma: string;
      serialNumber: string;
      state: CaseRma['state'];
    }) => `RMA ${rma} for serial number ${serialNumber} is already ${state}`,
    linkOutdated: ({ number }: Numbered) => `This link belongs to an earlier request of case ${number}`,
    notSolvedByPhone: ({ number }: Numbered) =>
      `No call-back is owed for case ${number}: it was not solved by phone`,
    calledBackAlready: ({ number }: Numbered) =>
      `No call-back is owed for case ${number}: the customer has been called back`,
    noCallBackPromised: ({ number, policy }: Numbered & { policy: string }) =>
      `No call-back is owed for case ${number}: policy ${policy} promises none`,
    withNobody: ({ number }: Numbered) => `Case ${number} is with nobody`,
    onLeave: ({ name, until }: { name: string; until: string }, moment: Moments) =>
      `${name} is on leave until ${moment(until)}`,
    noCallOwed: ({ number }: Numbered) => `Nobody has to call the customer of case ${number}`,
    ownDuplicate: () => 'A case cannot be a duplicate of itself',
    ownLink: ({ number }: Numbered) => `Case ${number} cannot be linked to itself`,
    linkedAlready: ({ number, other }: Numbered & { other: string }) =>
      `Case ${number} is linked to ${other} already: unlink them first`,
    nothingLinked: ({ number }: Numbered) => `Case ${number} is linked to no other one`,
    notLinked: ({ number, other }: Numbered & { other: string }) =>
      `Case ${number} is not linked to ${other}`,
    otherOver: ({ other, status }: { other: string; status: Status }) =>
      `Case ${other} is ${status}: only a live case goes on with another one`,
    otherMerging: ({ other, into }: { other: string; into: string }) =>
      `Case ${other} is itself being merged into ${into}`,
    otherCustomers: ({ other }: { other: string }) => `Case ${other} is another organisation's`,
    linkCircle: ({ number, other }: Numbered & { other: string }) =>
      `Case ${other} leads back to ${number} by the same kind of link`,
  },
  {
    notForRoles: ({ roles }) =>
      `此操作不对您的角色（${roles.map((role) => zhCN.roles[role]).join('、')}）开放`,
    caseNotNow: ({ number, stage, action }) =>
      `工单 ${number} 处于“${zhCN.stages[stage]}”，现在不能“${labelOf(actionWords['zh-CN'], action)}”`,
    caseStale: ({ number, revision, expected }) =>
      `工单 ${number} 已是第 ${revision} 版，不是第 ${expected} 版`,
    nobodyOfId: ({ id }) => `没有编号为“${id}”的人员`,
    notOfRole: ({ name, as }) => `${name} 不是${namedAs[as]}`,
    caseUncovered: ({ number }) => `工单 ${number} 不在服务范围内，须先由经理决定是否继续处理`,
    caseRefused: ({ number, name }) => `工单 ${number} 不在服务范围内，${name} 已决定不予处理`,
    caseCovered: ({ number }) => `工单 ${number} 在服务范围内，无需决定`,
    coverageDecided: ({ number, decision, name }) =>
      `${name} 已对工单 ${number} 作出决定：${zhCN.coverageDecisions[decision]}`,
    notYours: () => '这不是您的工单',
    notHeardSo: ({ via }) =>
      `不能以“${labelOf(zhCN.consentMeans, via)}”记录此答复：门户答复由客户本人作出，坐席记录电话或邮件答复`,
    onlyAssignee: ({ number, name }) => `工单 ${number} ${holder(name)}，只有负责人可以响应`,
    onlyAssigneeOrExpert: ({ number, name }) =>
      `工单 ${number} ${holder(name)}，只有负责人或专家可以进行此操作`,
    onlyThoseInCharge: ({ number, name }) => `工单 ${number} ${holder(name)}，只有负责人或经理可以进行此操作`,
    nothingChanges: ({ number }) => `工单 ${number} 没有需要更改的内容`,
    priorityNotYours: ({ number }) => `工单 ${number} 的优先级只能由开启人更正，或由经理调整`,
    priorityTooLate: ({ number, minutes }) =>
      `工单 ${number} 的优先级只能在开启后 ${minutes} 分钟内更正，之后由经理调整`,
    customerUnknown: ({ customerId }) => `客户 ${customerId} 不存在`,
    alreadyWith: ({ number, name }) => `工单 ${number} 已由 ${name} 负责`,
    nowWith: ({ number, name }) => `Case ${number} ${holder(name)}`,
    onHoldAlready: ({ number }) => `工单 ${number} 已经挂起`,
    notOnHold: ({ number }) => `工单 ${number} 没有挂起`,
    untilPassed: ({ until }, moment) => `挂起的截止时间须在将来：${moment(until)}`,
    samePriority: ({ number, priority }) => `工单 ${number} 的优先级已经是 ${priority}`,
    restoredInFuture: ({ restoredAt }, moment) => `恢复时间不能在将来：${moment(restoredAt)}`,
    restoredBeforeOpened: ({ number, openedAt, restoredAt }, moment) =>
      `恢复时间 ${moment(restoredAt)} 早于工单 ${number} 的开启时间 ${moment(openedAt)}`,
    noExpertFound: ({ area }) =>
      area === undefined ? '没有找到适合此工单的专家' : `没有找到 ${area} 领域的专家`,
    withExpertAlready: ({ number, name }) => `工单 ${number} 已由专家 ${name} 处理`,
    partiesNeeded: () => '联合会诊需要参与方：同事填写编号，其他方填写名称',
    noVendorCase: ({ number, wanted }) =>
      `工单 ${number} 没有厂商工单；此操作需要状态为“${vendorStates[wanted]}”的厂商工单`,
    vendorCaseIs: ({ number, state, wanted }) =>
      `工单 ${number} 的厂商工单${vendorStates[state]}；此操作需要状态为“${vendorStates[wanted]}”的厂商工单`,
    vendorCaseAlready: ({ vendor, state }) => `${vendor} 的厂商工单${vendorStates[state]}`,
    notExpertHere: ({ name }) => `${name} 不是该领域的专家`,
    noVisit: ({ number, name, wanted }) =>
      `${name} 在工单 ${number} 没有状态为“${visitStates[wanted]}”的上门`,
    visitAskedAlready: ({ number }) => `工单 ${number} 已经申请上门`,
    noVisitAsked: ({ number }) => `工单 ${number} 没有人申请上门`,
    onTheWayAlready: ({ name }) => `${name} 已在途中或现场`,
    noAddress: ({ customer }) => `客户 ${customer} 没有地址，无法派工程师上门`,
    rmaNumberTaken: ({ rma }) => `已有 RMA ${rma}`,
    rmaAlready: ({ rma, serialNumber, state }) => `序列号 ${serialNumber} 的 RMA ${rma} ${rmaState(state)}`,
    linkOutdated: ({ number }) => `此链接属于工单 ${number} 先前的请求，已失效`,
    notSolvedByPhone: ({ number }) => `工单 ${number} 无需回访：并非电话解决`,
    calledBackAlready: ({ number }) => `工单 ${number} 无需回访：已回访客户`,
    noCallBackPromised: ({ number, policy }) => `工单 ${number} 无需回访：服务策略 ${policy} 没有承诺回访`,
    withNobody: ({ number }) => `工单 ${number} 现在无人负责`,
    onLeave: ({ name, until }, moment) => `${name} 休假至 ${moment(until)}`,
    noCallOwed: ({ number }) => `工单 ${number} 目前无需致电客户`,
    ownDuplicate: () => '工单不能与自身重复',
    ownLink: ({ number }) => `工单 ${number} 不能与自身关联`,
    linkedAlready: ({ number, other }) => `工单 ${number} 已与 ${other} 关联，请先取消关联`,
    nothingLinked: ({ number }) => `工单 ${number} 没有关联其他工单`,
    notLinked: ({ number, other }) => `工单 ${number} 未与 ${other} 关联`,
    otherOver: ({ other, status }) => `工单 ${other} ${zhCN.statuses[status]}，只能选择进行中的工单`,
    otherMerging: ({ other, into }) => `工单 ${other} 正在并入 ${into}`,
    otherCustomers: ({ other }) => `工单 ${other} 属于其他单位`,
    linkCircle: ({ number, other }) => `工单 ${other} 通过同类关联又回到 ${number}`,
  },
);
