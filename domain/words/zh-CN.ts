import { tellFound } from '../stuck.ts';
import type { Moments } from '../moment.ts';
import { labels } from './labels/zh-CN.ts';
import { becauseGone, correctionsOf, labelOf, reasonOf, type Words } from './words.ts';

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join('、');
/** `：……`, where there are words. */
const because = (words: string | undefined): string => (words ? `：${words}` : '');
const by = (iso: string | undefined, moment: Moments): string => (iso ? `，须于 ${moment(iso)} 前响应` : '');

export const zhCN: Words = {
  ...labels,
  events: {
    call_logged: ({ company, symptom }) => `已登记 ${company} 的来电：${symptom}`,
    call_reminder: ({ step, until }, moment) =>
      `提醒：来电须于 ${moment(until)} 前转达${step === 'agent' ? '座席' : '服务经理'}`,
    call_overdue: ({ step, dueAt }, moment) =>
      `来电未转达${step === 'agent' ? '座席' : '服务经理'}：应于 ${moment(dueAt)} 前转达`,
    call_accepted: ({ agent }) => `${agent.name} 已受理来电`,
    call_opened: ({ caseNumber }) => `来电已转为工单 ${caseNumber}`,
    call_closed: ({ reason }) => `来电已关闭${because(reason)}`,
    opened: ({ title, priority }) => `工单已开启，优先级 ${priority}：${title}`,
    opened_late: ({ openedAt, reason, solved }, moment) =>
      `事后补录：实际开始于 ${moment(openedAt)}${solved ? '，已解决' : ''}${because(reason)}`,
    acknowledged: () => '已向客户发送受理确认',
    assigned: ({ engineer, cause, respondBy, ...why }, moment) =>
      `${cause === 'rule' ? '按分派规则' : ''}分派给 ${engineer.name}${by(respondBy, moment)}${because(reasonOf(why, zhCN))}`,
    queued: ({ cause, from }) =>
      `转入主管队列${from ? `，不再由 ${from.name} 处理` : ''}：${zhCN.queueCauses[cause]}`,
    queue_reminder: ({ n }) => `仍在主管队列中等待：第 ${n} 次提醒`,
    response_reminder: ({ n, of, engineer }) => `第 ${n} 次提醒 ${engineer.name} 响应（共 ${of} 次）`,
    taken_over: ({ cause, from, to, respondBy, ...why }, moment) =>
      cause === 'silence'
        ? `因${from ? ` ${from.name} ` : ''}未响应，转由 ${to.name} 处理${by(respondBy, moment)}${because(reasonOf(why, zhCN))}`
        : `${to.name} ${from ? `从 ${from.name} 处` : ''}接管了本工单${by(respondBy, moment)}${because(reasonOf(why, zhCN))}`,
    reassigned: ({ from, to, reason, cause, merits, respondBy }, moment) =>
      `${from ? `由 ${from.name} ` : ''}改派给 ${to.name}${by(respondBy, moment)}${because(
        reason || becauseGone(zhCN, { from, cause, merits }, '；'),
      )}`,
    handed_over: ({ from, to, cause, note, respondBy }, moment) =>
      `${cause === 'shift' ? '交接班：' : ''}${from.name} 移交给 ${to.name}${by(respondBy, moment)}${because(note)}`,
    assistants_changed: ({ added, removed }) =>
      [
        ...(added.length ? [`协助处理：${namesOf(added)}`] : []),
        ...(removed.length ? [`不再协助：${namesOf(removed)}`] : []),
      ].join('；'),
    moved: ({ supportLine, centre, reason }) =>
      `转至${[supportLine && `第 ${supportLine} 线`, centre && `中心 ${centre}`].filter(Boolean).join('、')}${because(reason)}`,
    watchers_changed: ({ added, removed }) =>
      [
        ...(added.length ? [`关注：${namesOf(added)}`] : []),
        ...(removed.length ? [`取消关注：${namesOf(removed)}`] : []),
      ].join('；'),
    tagged: ({ added, removed }) =>
      [
        ...(added.length ? [`添加标签：${added.join('、')}`] : []),
        ...(removed.length ? [`移除标签：${removed.join('、')}`] : []),
      ].join('；'),
    priority_requested: ({ priority, reason }) => `申请将优先级调整为 ${priority}${because(reason)}`,
    priority_kept: ({ priority, reason }) => `优先级保持 ${priority}${because(reason)}`,
    corrected: ({ changes, reason }) =>
      `更正${correctionsOf(changes, zhCN.corrected, (what, from, to) => `${what}：“${from}”改为“${to}”`).join('；')}${because(reason)}`,
    response_breached: ({ dueAt }, moment) => `响应超时：应于 ${moment(dueAt)} 前响应`,
    responded: ({ note, via }) => `已响应（${zhCN.contactMeans[via]}）${because(note)}`,
    diagnosis_warning: ({ percent }) => `诊断时限已用 ${percent}%`,
    diagnosis_overdue: ({ dueAt }, moment) => `诊断超时：应于 ${moment(dueAt)} 前完成`,
    restore_overdue: ({ dueAt }, moment) => `恢复超时：应于 ${moment(dueAt)} 前恢复`,
    diagnosed: ({ cause, hardwareFault }) => `诊断结论${hardwareFault ? '（硬件故障）' : ''}：${cause}`,
    escalated_to_expert: ({ expert, area, reason }) =>
      `升级至技术专家 ${expert.name}${area ? `（${area}）` : ''}${because(reason)}`,
    joint_diagnosis: ({ parties, reason }) =>
      `发起联合会诊（${parties.map(({ name }) => name).join('、')}）${because(reason)}`,
    escalated_to_manager: ({ to, clock, dutyFrom }, moment) => {
      const what =
        clock === 'escalation'
          ? '仍未解决'
          : clock === 'silence'
            ? '无人响应'
            : clock === 'rejection'
              ? '客户不认可处理结果'
              : clock === 'same_day'
                ? '当日未解决'
                : clock === 'shift'
                  ? `班次结束，${dutyFrom ? `${moment(dutyFrom)} 前` : ''}无人当班接手`
                  : `${zhCN.clocks[clock]}超时`;
      return `升级至${to.map((role) => zhCN.roles[role]).join('、')}：${what}`;
    },
    vendor_requested: ({ vendor, reason }) => `申请原厂商 ${vendor} 支持${because(reason)}`,
    vendor_confirmed: ({ vendor, note }) => `已确认需要原厂商 ${vendor} 支持${because(note)}`,
    vendor_declined: ({ vendor, reason }) => `未同意申请原厂商 ${vendor} 支持${because(reason)}`,
    vendor_case_opened: ({ vendor, vendorCaseNumber, contact }) =>
      `已在原厂商 ${vendor} 开启工单 ${vendorCaseNumber}${contact ? `，联系人 ${contact}` : ''}`,
    vendor_case_closed: ({ vendor, vendorCaseNumber, outcome }) =>
      `原厂商 ${vendor} 的工单 ${vendorCaseNumber} 已关闭${because(outcome)}`,
    coverage_questioned: ({ reason }) => `不在服务范围内（${zhCN.entitlementReasons[reason]}），待经理决定`,
    coverage_decided: ({ decision, note }) =>
      `不在服务范围内：${zhCN.coverageDecisions[decision]}${because(note)}`,
    vendor_reminder: ({ n }) => `第 ${n} 次提醒向原厂商询问进展`,
    promise_reminder: ({ clock, percent }) => `${zhCN.clocks[clock]}时限已用 ${percent}%`,
    dispatch_requested: (data) =>
      'reason' in data ? `申请派工程师到现场${because(data.reason)}` : '未能按时在线解决，需派工程师到现场',
    dispatch_declined: ({ reason }) => `决定不派工程师到现场${because(reason)}`,
    loaner_due: () => '未能按时恢复，需提供备机',
    update_due: ({ dueAt }, moment) => `应向客户通报进度：应于 ${moment(dueAt)} 前通报`,
    dispatched: ({ engineer, address, eta, travel, missing = [] }, moment) =>
      `已派 ${engineer.name} 前往${address ? ` ${address} ` : ''}现场${eta ? `，预计 ${moment(eta)} 到达` : ''}${travel ? `（${travel}）` : ''}${
        missing.length ? `；尚需提供：${missing.map((fact) => zhCN.visitFacts[fact]).join('、')}` : ''
      }`,
    arrived: ({ engineer }) => `${engineer.name} 已到达现场`,
    departed: ({ engineer, outcome }) => `${engineer.name} 已离开现场${because(outcome)}`,
    rma_requested: ({ number, kind, serialNumber, partNumber, reason, keepDisk }) =>
      `申请RMA${number ? ` ${number}` : ''}（${zhCN.rmaKinds[kind]}），部件 ${partNumber}，序列号 ${serialNumber}` +
      `${keepDisk ? '，客户保留硬盘' : ''}${because(reason)}`,
    rma_updated: ({ number, state }) => `RMA ${number} ${labelOf(zhCN.rmaStates, state)}`,
    held: ({ reason, until }, moment) =>
      `已挂起，${zhCN.holdReasons[reason]}${until ? `，至 ${moment(until)}` : ''}`,
    resumed: ({ cause }) =>
      ({
        hand: '已恢复处理',
        customer: '客户已答复，恢复处理',
        until_reached: '挂起到期，恢复处理',
        resolved: '因已解决，结束挂起',
        diagnosed: '因已诊断，结束挂起',
      })[cause],
    priority_changed: ({ from, to, reason, cause }) =>
      `优先级由 ${from} 调整为 ${to}${because(cause ? zhCN.riseCauses[cause] : reason)}`,
    work: ({ text, minutes }) => (minutes === undefined ? text : `${text}（${minutes} 分钟）`),
    note: ({ text }) => text,
    attached: ({ name }) => `已添加附件：${name}`,
    customer_update: ({ text }) => text,
    not_reached: ({ notice, to, cause, channel, instead, call }) => {
      const who = to.name ?? (to.role ? zhCN.roles[to.role] : '客户');
      const what = to.contact ? `的${zhCN.notices[notice] ?? '消息'}` : '的消息';
      const by = channel ? `（${channel === 'email' ? '邮件' : '短信'}）` : '';
      const next = instead.length
        ? `，已改为通知 ${instead.map(({ name }) => name).join('、')}`
        : call
          ? '，须致电客户'
          : '';
      return `发给 ${who} ${what}${by}未能送达：${zhCN.missCauses[cause]}${next}`;
    },
    contacted: ({ note }) => `已致电客户${because(note)}`,
    resolved: ({ cause, treatment, restoredAt, byPhone }, moment) =>
      `已解决${byPhone ? '（电话解决）' : ''}，恢复时间 ${moment(restoredAt)}。原因：${cause}。处理：${treatment}`,
    called_back: ({ note }) => `已回访客户${because(note)}`,
    reviewed: ({ approved, comment }) => `${approved ? '审核通过' : '审核退回'}${because(comment)}`,
    notice_sent: ({ clock }) => (clock === 'ask_customer' ? '征询客户的通知已发出' : '已通知经理'),
    consent_requested: ({ via }) => (via === 'phone' ? '已致电请客户确认关闭' : '已请客户确认关闭'),
    confirm_reminder: ({ n }) => `第 ${n} 次提醒客户确认`,
    consented: ({ by: who, via, comment }) =>
      `${who} 已同意关闭（${zhCN.consentMeans[via]}）${because(comment)}`,
    rejected: ({ by: who, via, comment }) =>
      `${who} 不同意关闭（${zhCN.consentMeans[via]}）${because(comment)}`,
    closed: () => '工单已关闭',
    survey_sent: () => '已向客户发送满意度调查',
    survey_reminder: () => '已提醒客户填写满意度调查',
    survey_answered: ({ answers, comment }) => {
      const scores = Object.entries(answers).map(
        ([question, score]) => `${labelOf(zhCN.surveyQuestions, question)} ${score}/5`,
      );
      return `客户已填写满意度调查：${scores.join('，')}${comment ? `。${comment}` : ''}`;
    },
    survey_expired: () => '满意度调查到期，客户未填写',
    reopened: ({ reason }) => `已重新开启${because(reason)}`,
    cancelled: ({ reason, duplicateOf, consentBy }) =>
      `已取消，${zhCN.cancelReasons[reason]}${duplicateOf ? `（${duplicateOf}）` : ''}；同意人：${consentBy}`,
    duplicate_merged: ({ number, title, consentBy, contact }) =>
      `工单 ${number}（${title}）与本工单重复，已并入；同意人：${consentBy}${contact ? `。同时报修：${[contact.name, contact.phone, contact.email].filter(Boolean).join('，')}` : ''}`,
    note_carried: ({ text, from, by, writtenAt }, moment) =>
      `来自 ${from}，${by}，${moment(writtenAt)}：${text}`,
    file_carried: ({ name, from, by, writtenAt }, moment) =>
      `来自 ${from}，${by}，${moment(writtenAt)}：${name}`,
    stuck_found: ({ found }) => tellFound(found, zhCN.stuckReasons, (others) => `另有 ${others} 项`),
    restarted: ({ reason }) => `已根据存储的数据重新启动${because(reason)}`,
    linked: ({ number, as }) => `已关联：${zhCN.linkNames[as]} ${number}`,
    unlinked: ({ number, as }) => `已取消关联：${zhCN.linkNames[as]} ${number}`,
    rma_approved: ({ entitlementNote, charge, returnDueAt, expiresAt }, moment) =>
      `RMA已批准${charge ? `（${zhCN.chargeKinds[charge]}）` : ''}${because(entitlementNote)}${returnDueAt ? `；故障件须于 ${moment(returnDueAt)} 前寄回` : ''}${expiresAt ? `；至 ${moment(expiresAt)} 仍未发货或收到返回件则过期` : ''}`,
    rma_rejected: ({ reason }) => `RMA已驳回${because(reason)}`,
    rma_expired: () => 'RMA已过期：规定期限内未发货，也未收到返回件',
    rma_cancelled: ({ reason }) => `RMA已取消${because(reason)}`,
    part_reserved: ({ depotId, partNumber, shipBy }, moment) =>
      `已在仓库 ${depotId} 预留 ${partNumber}，须于 ${moment(shipBy)} 前发货`,
    stock_low: ({ depotId, partNumber, left }) =>
      `仓库 ${depotId} 的 ${partNumber} 库存偏低：剩余 ${left} 件`,
    part_backordered: ({ partNumber, expectedAt }, moment) =>
      `${partNumber} 缺货，预计 ${moment(expectedAt)} 到货`,
    backorder_late: ({ partNumber, expectedAt }, moment) =>
      `${partNumber} 未按预计时间到货：原定 ${moment(expectedAt)}`,
    loan_ended: ({ returnDueAt }, moment) =>
      `工单已恢复，备机须归还${returnDueAt ? `，期限 ${moment(returnDueAt)}` : ''}`,
    ship_reminder: ({ n, of, dueAt }, moment) => `第 ${n} 次提醒发货（共 ${of} 次），期限 ${moment(dueAt)}`,
    ship_overdue: ({ dueAt }, moment) => `发货逾期：应于 ${moment(dueAt)} 前发出`,
    spares_reminder: ({ n, of, dueAt }, moment) =>
      `第 ${n} 次提醒备件到场（共 ${of} 次），期限 ${moment(dueAt)}`,
    spares_overdue: ({ dueAt }, moment) => `备件逾期未到场：应于 ${moment(dueAt)} 前送达`,
    processing_reminder: ({ n, of, dueAt }, moment) =>
      `第 ${n} 次提醒处理返回件（共 ${of} 次），期限 ${moment(dueAt)}`,
    processing_overdue: ({ dueAt }, moment) => `返回件逾期未处理：应于 ${moment(dueAt)} 前处理完毕`,
    rma_shipped: ({ carrier, trackingNumber, serialNumber }) =>
      `已发货，承运方 ${carrier}，运单号 ${trackingNumber}，序列号 ${serialNumber}`,
    rma_delivered: ({ returnDueAt }, moment) =>
      `已送达${returnDueAt ? `；部件须于 ${moment(returnDueAt)} 前寄回` : ''}`,
    return_reminder: ({ n, of }) => `第 ${n} 次提醒寄回部件（共 ${of} 次）`,
    return_overdue: ({ dueAt }, moment) => `部件逾期未寄回：应于 ${moment(dueAt)} 前寄回`,
    faulty_received: ({ serialNumber, condition }) => `已收到返回件 ${serialNumber}：${condition}`,
    other_received: ({ serialNumber, condition }) =>
      `收到的是其他部件 ${serialNumber}：${condition}；应返回的部件仍待寄回`,
    rma_completed: ({ outcome }) => `RMA已完成${because(outcome)}`,
  },
};
