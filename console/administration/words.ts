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
    policies: 'Policies',
  },
  {
    title: '管理',
    sections: '管理内容',
    people: '人员',
    customers: '客户',
    contracts: '合同',
    equipment: '设备',
    parts: '备件',
    policies: '服务策略',
  },
);
