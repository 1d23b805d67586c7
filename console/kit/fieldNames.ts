import { words } from '../words/define.ts';

/** What the fields of the API are called where a complaint about one stands away from its input. */
const useNames = words(
  'fields',
  {
    title: 'Title',
    description: 'Description',
    customerId: 'Customer',
    contact: 'Contact',
    name: 'Name',
    email: 'E-mail',
    phone: 'Telephone',
    priority: 'Priority',
    channel: 'Channel',
    category: 'Technology',
    vendor: 'Vendor',
    type: 'Type',
    language: 'Language',
    serialNumber: 'Serial number',
    partNumber: 'Part number',
    policyId: 'Service policy',
    engineerId: 'Engineer',
    text: 'Text',
    reason: 'Reason',
    comment: 'Comment',
    file: 'File',
    q: 'Words',
  },
  {
    title: '标题',
    description: '详细描述',
    customerId: '客户',
    contact: '联系人',
    name: '姓名',
    email: '邮箱',
    phone: '电话',
    priority: '优先级',
    channel: '受理渠道',
    category: '技术类别',
    vendor: '厂商',
    type: '类型',
    language: '语言',
    serialNumber: '序列号',
    partNumber: '备件号',
    policyId: '服务策略',
    engineerId: '工程师',
    text: '内容',
    reason: '原因',
    comment: '意见',
    file: '文件',
    q: '关键词',
  },
);
type Name = Parameters<ReturnType<typeof useNames>>[0];

/** The name of the field at a path such as `contact.email`; undefined for one that has no name for people. */
export function useFieldName(): (path: string) => string | undefined {
  const t = useNames();
  return (path) => {
    const names = path.split('.').filter((part) => !/^\d+$/.test(part));
    const last = names.at(-1) ?? '';
    // What is not in the table comes back as it is.
    const word = t(last as Name);
    return word === last ? undefined : word;
  };
}
