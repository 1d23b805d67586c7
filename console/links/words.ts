import { words } from '../words/define.ts';

export const useLinkWords = words(
  'links',
  {
    caseOf: 'Case {{number}}',
    agreed: 'Thank you: you agreed, and the case is closed.',
    rejected: 'Thank you: we go on working on it.',
    past: 'This question is no longer open.',
    surveyTitle: 'How did we do?',
    thanks: 'Thank you for your answers.',
    comment: 'Anything else?',
    send: 'Send',
    worst: '1: very poor',
    best: '5: very good',
    invalid: 'This link is not valid, or no longer.',
  },
  {
    caseOf: '工单 {{number}}',
    agreed: '谢谢：您已同意，工单已关闭。',
    rejected: '谢谢：我们会继续处理。',
    past: '此问题已不再需要答复。',
    surveyTitle: '请评价我们的服务',
    thanks: '感谢您的评价。',
    comment: '还有其他意见吗？',
    send: '提交',
    worst: '1：很差',
    best: '5：很好',
    invalid: '此链接无效，或已过期。',
  },
);
