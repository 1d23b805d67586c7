import { sentences } from '../sentences.ts';
import { zhCN } from '../words/zh-CN.ts';
import type { RmaStateName } from './state.ts';

type Numbered = { number: string };
type Serial = Numbered & { serialNumber: string };

/** Why an action on an RMA cannot be done. */
export const rmaRefusals = sentences(
  {
    rmaNotNow: ({ number, state, action }: Numbered & { state: RmaStateName; action: string }) =>
      `RMA ${number} is ${state}: '${action}' is not possible now`,
    rmaStale: ({ number, revision, expected }: Numbered & { revision: number; expected: number }) =>
      `RMA ${number} is at revision ${revision}, not ${expected}`,
    notTheirPart: ({ number, faulty, serialNumber }: Serial & { faulty: string }) =>
      `RMA ${number} repairs serial number ${faulty}: ${serialNumber} is not the customer's`,
    faultyPart: ({ number, serialNumber }: Serial) =>
      `${serialNumber} is the faulty part of RMA ${number}, not one from the depot`,
    otherPart: ({ number, expected, serialNumber }: Serial & { expected: string | undefined }) =>
      `RMA ${number} waits for serial number ${expected}, not ${serialNumber}`,
    thatPart: ({ number, serialNumber }: Serial) =>
      `${serialNumber} is what RMA ${number} waits for, nothing unexpected`,
    serialOut: ({ rma, serialNumber }: { rma: string; serialNumber: string }) =>
      `${serialNumber} was shipped for RMA ${rma} and has not come back`,
    serialIn: ({ rma, serialNumber }: { rma: string; serialNumber: string }) =>
      `${serialNumber} was received for RMA ${rma} already`,
    serialInstalled: ({ serialNumber, customer }: { serialNumber: string; customer: string }) =>
      `${serialNumber} is installed at ${customer}: it cannot be shipped from the depot`,
    diskKept: ({ number }: Numbered) =>
      `The customer keeps the disk of RMA ${number}: nothing is to come back`,
    notDelivered: ({ number }: Numbered) => `RMA ${number} is not delivered yet`,
    loanNotBack: ({ number }: Numbered) => `The loan of RMA ${number} is not back yet`,
    faultyNotBack: ({ number }: Numbered) => `The faulty part of RMA ${number} is not back yet`,
    shippedAlready: ({ number }: Numbered) => `RMA ${number} was shipped already`,
    notApproved: ({ number }: Numbered) => `RMA ${number} is not approved yet`,
    repairNotHere: ({ number }: Numbered) => `The part to repair for RMA ${number} has not come yet`,
    nothingReserved: ({ number }: Numbered) => `No part is reserved for RMA ${number} yet`,
    outOfStock: ({ number, partNumber }: Numbered & { partNumber: string }) =>
      `${partNumber} is not in stock: RMA ${number} waits for it`,
    nothingOnWay: ({ number }: Numbered) => `RMA ${number} has nothing on its way`,
    backAlready: ({ number }: Numbered) => `RMA ${number} has back what it waited for already`,
    neverShipped: ({ number }: Numbered) => `RMA ${number} was never shipped`,
  },
  {
    rmaNotNow: ({ number, state }) => `RMA ${number} ${zhCN.rmaStates[state]}，现在不能进行此操作`,
    rmaStale: ({ number, revision, expected }) =>
      `RMA ${number} 已是第 ${revision} 版，不是第 ${expected} 版`,
    notTheirPart: ({ number, faulty, serialNumber }) =>
      `RMA ${number} 维修的序列号是 ${faulty}，${serialNumber} 不是客户的部件`,
    faultyPart: ({ number, serialNumber }) => `${serialNumber} 是 RMA ${number} 的故障件，不是备件库的备件`,
    otherPart: ({ number, expected, serialNumber }) =>
      `RMA ${number} 等待的序列号是 ${expected}，不是 ${serialNumber}`,
    thatPart: ({ number, serialNumber }) => `${serialNumber} 正是 RMA ${number} 等待的部件`,
    serialOut: ({ rma, serialNumber }) => `${serialNumber} 已为 RMA ${rma} 发出，尚未返回`,
    serialIn: ({ rma, serialNumber }) => `RMA ${rma} 已收到 ${serialNumber}`,
    serialInstalled: ({ serialNumber, customer }) => `${serialNumber} 安装在 ${customer}，不能从备件库发出`,
    diskKept: ({ number }) => `客户保留 RMA ${number} 的硬盘，无需寄回`,
    notDelivered: ({ number }) => `RMA ${number} 尚未送达`,
    loanNotBack: ({ number }) => `RMA ${number} 的备机尚未归还`,
    faultyNotBack: ({ number }) => `RMA ${number} 的故障件尚未寄回`,
    shippedAlready: ({ number }) => `RMA ${number} 已经发货`,
    notApproved: ({ number }) => `RMA ${number} 尚未批准`,
    repairNotHere: ({ number }) => `RMA ${number} 待修的部件尚未收到`,
    nothingReserved: ({ number }) => `RMA ${number} 尚未预留备件`,
    outOfStock: ({ number, partNumber }) => `${partNumber} 缺货，RMA ${number} 正在等待到货`,
    nothingOnWay: ({ number }) => `RMA ${number} 没有在途的部件`,
    backAlready: ({ number }) => `RMA ${number} 等待的部件已经收到`,
    neverShipped: ({ number }) => `RMA ${number} 从未发货`,
  },
);
