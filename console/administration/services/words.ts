import { words } from '../../words/define.ts';

export const useServicesWords = words(
  'services',
  {
    what: 'Service',
    state: 'State',
    about: 'About it',
    works: 'works',
    away: 'away',
    stuck: 'waits',
    held: 'kept here',
    temporal: 'Keeps the cases and their deadlines',
    mongodb: 'Keeps what is shown, and what the centre works with',
    worker: 'Worker',
    workerDoes: 'Moves the cases on, and sends what is to be sent',
    noChannels: 'How messages go out is told once a worker has started.',
    since_one: 'since {{when}}, {{count}} message waits.',
    since_other: 'since {{when}}, {{count}} messages wait.',
    waits_one:
      '{{channel}}: nothing goes out since {{when}}, {{count}} message waits. It is tried again by itself.',
    waits_other:
      '{{channel}}: nothing goes out since {{when}}, {{count}} messages wait. They are tried again by themselves.',
    notCarried: '{{channel}}: nobody carries such messages here. They are kept in this outbox.',
  },
  {
    what: '服务',
    state: '状态',
    about: '说明',
    works: '正常',
    away: '不可用',
    stuck: '等待中',
    held: '留存未发',
    temporal: '保存工单及其时限',
    mongodb: '保存页面所示内容和中心的各项资料',
    worker: '工作进程',
    workerDoes: '推进工单，发送消息',
    noChannels: '工作进程启动后显示消息通道的状态。',
    since_other: '自 {{when}} 起，{{count}} 条消息待发。',
    waits_other: '{{channel}}：自 {{when}} 起无法发出，{{count}} 条消息待发，系统会自动重试。',
    notCarried: '{{channel}}：系统没有相应的发送通道，消息留存在此发件箱。',
  },
);
