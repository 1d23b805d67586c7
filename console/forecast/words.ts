import { words } from '../words/define.ts';

export const useForecastWords = words(
  'forecast',
  {
    title: 'If nobody acts',
    nothing: 'Nothing happens by itself.',
    in: 'in {{span}}',
    now: 'now',
    told: 'Told: {{who}}',
    by: '{{name}} ({{channels}})',
    email: 'e-mail',
    sms: 'SMS',
    all: 'Show all {{count}}',
    many: 'Only the first {{count}} are worked out.',
  },
  {
    title: '若无人处理',
    nothing: '不会自动发生任何事情。',
    in: '{{span}}后',
    now: '现在',
    told: '通知：{{who}}',
    by: '{{name}}（{{channels}}）',
    email: '邮件',
    sms: '短信',
    all: '显示全部 {{count}} 项',
    many: '仅推算前 {{count}} 项。',
  },
);
