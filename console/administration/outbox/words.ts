import { words } from '../../words/define.ts';

export const useOutboxWords = words(
  'outbox',
  {
    which: 'Which messages',
    whyFailed:
      'These were refused, or could not be handed over for a day. They are not tried again by themselves.',
    whyHeld: 'Nobody carried such messages here when they were written. They stay until somebody sends them.',
    none: 'None. Everything that was written has gone out.',
    allFailed: 'Send all failed messages again',
    allHeld: 'Send all kept messages',
    done_one: '{{count}} message goes out again.',
    done_other: '{{count}} messages go out again.',
    messages: 'Messages',
    message: 'Message',
    to: 'To',
    why: 'What was said',
  },
  {
    which: '哪些消息',
    whyFailed: '这些消息被拒收，或一天之内未能发出。系统不会自动重发。',
    whyHeld: '生成这些消息时，系统没有相应的发送通道。消息会一直保留，直到有人发送。',
    none: '没有。所有消息均已发出。',
    allFailed: '重新发送全部失败消息',
    allHeld: '发送全部留存消息',
    done_other: '{{count}} 条消息将重新发送。',
    messages: '消息',
    message: '消息',
    to: '收件人',
    why: '失败原因',
  },
);
