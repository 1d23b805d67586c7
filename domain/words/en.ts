import { tellFound } from '../stuck.ts';
import type { Moments } from '../moment.ts';
import { labels } from './labels/en.ts';
import { becauseGone, correctionsOf, labelOf, reasonOf, type Words } from './words.ts';

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join(', ');
/** `: words`, where there are any. */
const because = (words: string | undefined): string => (words ? `: ${words}` : '');
const by = (iso: string | undefined, moment: Moments): string =>
  iso ? `, to respond by ${moment(iso)}` : '';

export const en: Words = {
  ...labels,
  events: {
    call_logged: ({ company, symptom }) => `Call of ${company} logged: ${symptom}`,
    call_reminder: ({ step, until }, moment) =>
      `Reminder: the call has to reach ${step === 'agent' ? 'an agent' : 'the service manager'} by ${moment(until)}`,
    call_overdue: ({ step, dueAt }, moment) =>
      `The call has not reached ${step === 'agent' ? 'an agent' : 'the service manager'}: it was due by ${moment(dueAt)}`,
    call_accepted: ({ agent }) => `${agent.name} took the call`,
    call_opened: ({ caseNumber }) => `The call became case ${caseNumber}`,
    call_closed: ({ reason }) => `Call closed${because(reason)}`,
    opened: ({ title, priority }) => `Case opened with priority ${priority}: ${title}`,
    opened_late: ({ openedAt, reason, solved }, moment) =>
      `Recorded after the fact: it began ${moment(openedAt)}${solved ? ' and is solved' : ''}${because(reason)}`,
    acknowledged: () => 'Acknowledgement sent to the customer',
    assigned: ({ engineer, cause, respondBy, ...why }, moment) =>
      `Assigned to ${engineer.name}${cause === 'rule' ? ' by the assignment rule' : ''}${by(respondBy, moment)}${because(reasonOf(why, en))}`,
    queued: ({ cause, from }) =>
      `Waits in the supervisors' queue${from ? `, no longer with ${from.name}` : ''}: ${en.queueCauses[cause]}`,
    queue_reminder: ({ n }) => `Still waits in the supervisors' queue: reminder ${n}`,
    response_reminder: ({ n, of, engineer }) => `Reminder ${n} of ${of} to ${engineer.name} to respond`,
    taken_over: ({ cause, from, to, respondBy, ...why }, moment) =>
      cause === 'silence'
        ? `Moved from ${from?.name ?? 'nobody'} to ${to.name} for lack of a response${by(respondBy, moment)}${because(reasonOf(why, en))}`
        : `${to.name} took the case over${from ? ` from ${from.name}` : ''}${by(respondBy, moment)}${because(reasonOf(why, en))}`,
    reassigned: ({ from, to, reason, cause, merits, respondBy }, moment) =>
      `Reassigned${from ? ` from ${from.name}` : ''} to ${to.name}${by(respondBy, moment)}${because(
        reason || becauseGone(en, { from, cause, merits }, '; '),
      )}`,
    handed_over: ({ from, to, cause, note, respondBy }, moment) =>
      `Handed over from ${from.name} to ${to.name}${cause === 'shift' ? ' at the end of the shift' : ''}${by(respondBy, moment)}${because(note)}`,
    assistants_changed: ({ added, removed }) =>
      [
        ...(added.length ? [`Assists: ${namesOf(added)}`] : []),
        ...(removed.length ? [`Assists no more: ${namesOf(removed)}`] : []),
      ].join('; '),
    moved: ({ supportLine, centre, reason }) =>
      `Moved to ${[supportLine && `support line ${supportLine}`, centre && `centre ${centre}`].filter(Boolean).join(', ')}${because(reason)}`,
    watchers_changed: ({ added, removed }) =>
      [
        ...(added.length ? [`Watches: ${namesOf(added)}`] : []),
        ...(removed.length ? [`Watches no more: ${namesOf(removed)}`] : []),
      ].join('; '),
    tagged: ({ added, removed }) =>
      [
        ...(added.length ? [`Tagged ${added.join(', ')}`] : []),
        ...(removed.length ? [`No longer tagged ${removed.join(', ')}`] : []),
      ].join('; '),
    priority_requested: ({ priority, reason }) => `Priority ${priority} asked for${because(reason)}`,
    priority_kept: ({ priority, reason }) => `The priority stays ${priority}${because(reason)}`,
    corrected: ({ changes, reason }) =>
      `Corrected ${correctionsOf(changes, en.corrected, (what, from, to) => `${what} from “${from}” to “${to}”`).join('; ')}${because(reason)}`,
    response_breached: ({ dueAt }, moment) => `Response overdue: it was due by ${moment(dueAt)}`,
    responded: ({ note, via }) => `Responded ${en.contactMeans[via]}${because(note)}`,
    diagnosis_warning: ({ percent }) => `${percent} % of the time for the diagnosis is used`,
    diagnosis_overdue: ({ dueAt }, moment) => `Diagnosis overdue: it was due by ${moment(dueAt)}`,
    restore_overdue: ({ dueAt }, moment) => `Restoration overdue: it was due by ${moment(dueAt)}`,
    diagnosed: ({ cause, hardwareFault }) => `Diagnosed${hardwareFault ? ' (hardware fault)' : ''}: ${cause}`,
    escalated_to_expert: ({ expert, area, reason }) =>
      `Escalated to expert ${expert.name}${area ? ` (${area})` : ''}${because(reason)}`,
    joint_diagnosis: ({ parties, reason }) =>
      `Joint diagnosis with ${parties.map(({ name }) => name).join(', ')}${because(reason)}`,
    escalated_to_manager: ({ to, clock, dutyFrom }, moment) => {
      const what =
        clock === 'escalation'
          ? 'still unsolved'
          : clock === 'silence'
            ? 'nobody responds'
            : clock === 'rejection'
              ? 'the customer refused the solution'
              : clock === 'same_day'
                ? 'not solved today'
                : clock === 'shift'
                  ? `the shift ends and nobody is on duty to follow on${dutyFrom ? ` before ${moment(dutyFrom)}` : ''}`
                  : `${en.clocks[clock]} is overdue`;
      return `Escalated to the ${to.map((role) => en.roles[role]).join(' and the ')}: ${what}`;
    },
    vendor_requested: ({ vendor, reason }) => `Support from ${vendor} asked for${because(reason)}`,
    vendor_confirmed: ({ vendor, note }) => `Support from ${vendor} confirmed${because(note)}`,
    vendor_declined: ({ vendor, reason }) => `Support from ${vendor} declined${because(reason)}`,
    vendor_case_opened: ({ vendor, vendorCaseNumber, contact }) =>
      `Case ${vendorCaseNumber} opened with ${vendor}${contact ? `, contact ${contact}` : ''}`,
    vendor_case_closed: ({ vendor, vendorCaseNumber, outcome }) =>
      `Case ${vendorCaseNumber} with ${vendor} closed${because(outcome)}`,
    coverage_questioned: ({ reason }) =>
      `Out of coverage, ${en.entitlementReasons[reason]}: a manager decides`,
    coverage_decided: ({ decision, note }) =>
      `Out of coverage: the case ${en.coverageDecisions[decision]}${because(note)}`,
    vendor_reminder: ({ n }) => `Reminder ${n} to ask the vendor how its case stands`,
    promise_reminder: ({ clock, percent }) => `${percent} % of the time for the ${en.clocks[clock]} is used`,
    dispatch_requested: (data) =>
      'reason' in data
        ? `A visit is asked for${because(data.reason)}`
        : 'Not solved from afar in time: a visit is asked for',
    dispatch_declined: ({ reason }) => `Nobody goes on site${because(reason)}`,
    loaner_due: () => 'Not restored in time: a loaner is asked for',
    update_due: ({ dueAt }, moment) => `Update to the customer due: it was owed by ${moment(dueAt)}`,
    dispatched: ({ engineer, address, eta, travel, missing = [] }, moment) =>
      `${engineer.name} dispatched${address ? ` to ${address}` : ''}${eta ? `, expected ${moment(eta)}` : ''}${travel ? ` (${travel})` : ''}${
        missing.length ? `; still to be told: ${missing.map((fact) => en.visitFacts[fact]).join(', ')}` : ''
      }`,
    arrived: ({ engineer }) => `${engineer.name} arrived on site`,
    departed: ({ engineer, outcome }) => `${engineer.name} left the site${because(outcome)}`,
    rma_requested: ({ number, kind, serialNumber, partNumber, reason, keepDisk }) =>
      `RMA${number ? ` ${number}` : ''} requested (${en.rmaKinds[kind]}) for ${partNumber}, serial number ` +
      `${serialNumber}${keepDisk ? ', the customer keeps the disk' : ''}${because(reason)}`,
    rma_updated: ({ number, state }) => `RMA ${number} is ${labelOf(en.rmaStates, state)}`,
    held: ({ reason, until }, moment) =>
      `On hold, ${en.holdReasons[reason]}${until ? `, until ${moment(until)}` : ''}`,
    resumed: ({ cause }) =>
      ({
        hand: 'Resumed',
        customer: 'Resumed: the customer has answered',
        until_reached: 'Resumed: the hold has ended',
        resolved: 'Resumed by the resolution',
        diagnosed: 'Resumed by the diagnosis',
      })[cause],
    priority_changed: ({ from, to, reason, cause }) =>
      `Priority changed from ${from} to ${to}${because(cause ? en.riseCauses[cause] : reason)}`,
    work: ({ text, minutes }) => (minutes === undefined ? text : `${text} (${minutes} min)`),
    note: ({ text }) => text,
    attached: ({ name }) => `File attached: ${name}`,
    customer_update: ({ text }) => text,
    not_reached: ({ notice, to, cause, channel, instead, call }) => {
      const who = to.name ?? (to.role ? en.roles[to.role] : 'customer');
      const what = to.contact ? `${en.notices[notice] ?? 'message'} did not reach ` : '';
      const by = channel ? ` by ${channel === 'email' ? 'e-mail' : 'SMS'}` : '';
      const said = what ? `The ${what}${who}${by}` : `${who} could not be told${by}`;
      const next = instead.length
        ? `; told instead: ${instead.map(({ name }) => name).join(', ')}`
        : call
          ? '; the customer is to be called'
          : '';
      return `${said}: ${en.missCauses[cause]}${next}`;
    },
    contacted: ({ note }) => `The customer was called${because(note)}`,
    resolved: ({ cause, treatment, restoredAt, byPhone }, moment) =>
      `Resolved${byPhone ? ' by phone' : ''}, restored ${moment(restoredAt)}. Cause: ${cause}. Treatment: ${treatment}`,
    called_back: ({ note }) => `The customer was called back${because(note)}`,
    reviewed: ({ approved, comment }) =>
      `${approved ? 'Review passed' : 'Sent back by the review'}${because(comment)}`,
    notice_sent: ({ clock }) =>
      clock === 'ask_customer'
        ? 'The question to the customer has gone out'
        : 'The manager has been notified',
    consent_requested: ({ via }) =>
      `The customer was asked${via === 'phone' ? ' by phone' : ''} to agree to the closing`,
    confirm_reminder: ({ n }) => `Reminder ${n} to the customer to agree`,
    consented: ({ by: who, via, comment }) => `${who} agreed ${en.consentMeans[via]}${because(comment)}`,
    rejected: ({ by: who, via, comment }) =>
      `${who} did not agree, ${en.consentMeans[via]}${because(comment)}`,
    closed: () => 'Case closed',
    survey_sent: () => 'Survey sent to the customer',
    survey_reminder: () => 'Reminder of the survey sent to the customer',
    survey_answered: ({ answers, comment }) => {
      const scores = Object.entries(answers).map(
        ([question, score]) => `${labelOf(en.surveyQuestions, question)} ${score}/5`,
      );
      return `Survey answered: ${scores.join(', ')}${comment ? `. ${comment}` : ''}`;
    },
    survey_expired: () => 'The survey ended without an answer',
    reopened: ({ reason }) => `Reopened${because(reason)}`,
    cancelled: ({ reason, duplicateOf, consentBy }) =>
      `Cancelled, ${en.cancelReasons[reason]}${duplicateOf ? ` (${duplicateOf})` : ''}; agreed by ${consentBy}`,
    duplicate_merged: ({ number, title, consentBy, contact }) =>
      `Case ${number} (${title}) is the same and was merged into this one; agreed by ${consentBy}${contact ? `. Also reported by ${[contact.name, contact.phone, contact.email].filter(Boolean).join(', ')}` : ''}`,
    note_carried: ({ text, from, by, writtenAt }, moment) =>
      `From ${from}, ${by} on ${moment(writtenAt)}: ${text}`,
    file_carried: ({ name, from, by, writtenAt }, moment) =>
      `From ${from}, ${by} on ${moment(writtenAt)}: ${name}`,
    stuck_found: ({ found }) => tellFound(found, en.stuckReasons, (others) => `and ${others} more`),
    restarted: ({ reason }) => `Begun anew from what is stored${because(reason)}`,
    linked: ({ number, as }) => `Linked: ${en.linkNames[as]} ${number}`,
    unlinked: ({ number, as }) => `No longer linked: ${en.linkNames[as]} ${number}`,
    rma_approved: ({ entitlementNote, charge, returnDueAt, expiresAt }, moment) =>
      `RMA approved${charge ? `, ${en.chargeKinds[charge]}` : ''}${because(entitlementNote)}${returnDueAt ? `; faulty part due back by ${moment(returnDueAt)}` : ''}${expiresAt ? `; ends ${moment(expiresAt)} if nothing is shipped or received` : ''}`,
    rma_rejected: ({ reason }) => `RMA rejected${because(reason)}`,
    rma_expired: () => 'RMA expired: nothing was shipped or received in time',
    rma_cancelled: ({ reason }) => `RMA cancelled${because(reason)}`,
    part_reserved: ({ depotId, partNumber, shipBy }, moment) =>
      `${partNumber} reserved at depot ${depotId}, to ship by ${moment(shipBy)}`,
    stock_low: ({ depotId, partNumber, left }) =>
      `Stock of ${partNumber} at depot ${depotId} is low: ${left} left`,
    part_backordered: ({ partNumber, expectedAt }, moment) =>
      `${partNumber} is not in stock; expected on ${moment(expectedAt)}`,
    backorder_late: ({ partNumber, expectedAt }, moment) =>
      `${partNumber} has not come: it was expected on ${moment(expectedAt)}`,
    loan_ended: ({ returnDueAt }, moment) =>
      `The case is restored; the loan is to come back${returnDueAt ? ` by ${moment(returnDueAt)}` : ''}`,
    ship_reminder: ({ n, of, dueAt }, moment) => `Reminder ${n} of ${of} to ship by ${moment(dueAt)}`,
    ship_overdue: ({ dueAt }, moment) => `The shipment is overdue: it was due by ${moment(dueAt)}`,
    spares_reminder: ({ n, of, dueAt }, moment) =>
      `Reminder ${n} of ${of} to bring the part on site by ${moment(dueAt)}`,
    spares_overdue: ({ dueAt }, moment) => `The part is not on site: it was due by ${moment(dueAt)}`,
    processing_reminder: ({ n, of, dueAt }, moment) =>
      `Reminder ${n} of ${of} to process the part that came back by ${moment(dueAt)}`,
    processing_overdue: ({ dueAt }, moment) =>
      `The part that came back is not processed: it was due by ${moment(dueAt)}`,
    rma_shipped: ({ carrier, trackingNumber, serialNumber }) =>
      `Shipped with ${carrier}, tracking number ${trackingNumber}, serial number ${serialNumber}`,
    rma_delivered: ({ returnDueAt }, moment) =>
      `Delivered${returnDueAt ? `; due back by ${moment(returnDueAt)}` : ''}`,
    return_reminder: ({ n, of }) => `Reminder ${n} of ${of} to send the part back`,
    return_overdue: ({ dueAt }, moment) => `The part is overdue: it was due back by ${moment(dueAt)}`,
    faulty_received: ({ serialNumber, condition }) => `Part ${serialNumber} came back: ${condition}`,
    other_received: ({ serialNumber, condition }) =>
      `Something else came back, ${serialNumber}: ${condition}; what was waited for is still owed`,
    rma_completed: ({ outcome }) => `RMA completed${because(outcome)}`,
  },
};
