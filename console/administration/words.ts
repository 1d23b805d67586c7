import { words } from '../words/define.ts';

export const useAdministrationWords = words(
  'administration',
  {
    title: 'Administration',
    sections: 'What is administered',
    people: 'People',
    customers: 'Customers',
    contracts: 'Contracts',
    equipment: 'Equipment',
    parts: 'Spare parts',
    rota: 'Rota',
    calendars: 'Calendars',
    holidays: 'Holidays',
    policies: 'Policies',
    templates: 'Messages',
    save: 'Save',
    stale:
      'Somebody changed this while you were typing. What you typed is kept; what you left alone shows their change. Save again to go on.',
  },
  {
    title: '管理',
    sections: '管理内容',
    people: '人员',
    customers: '客户',
    contracts: '合同',
    equipment: '设备',
    parts: '备件',
    rota: '排班',
    calendars: '日历',
    holidays: '节假日',
    policies: '服务策略',
    templates: '消息模板',
    save: '保存',
    stale: '您填写期间有人作了修改。您填写的内容已保留，未改动的字段显示对方的修改。再次保存即可继续。',
  },
);
