import type { Language } from '../domain/vocabulary.ts';

/** What the checks of a field complain of: schemas speak English, by which the Chinese is found. */
const complaints = {
  'must be one line without control characters': '须为单行文字，不含控制字符',
  'must not contain control characters': '不能包含控制字符',
  'must be an ID': '须为编号：字母、数字和 . _ @ -',
  'must be a part number': '须为备件号',
  'must be a serial number: letters, digits and . _ -': '须为序列号：字母、数字和 . _ -',
  'must be a telephone number': '须为电话号码',
  'must be an RFC 3339 time': '须为 RFC 3339 格式的时间',
  'must lie between 2000 and 2099': '须在 2000 年至 2099 年之间',
  'must be a case number': '须为工单编号',
  'must be the number of a call': '须为来电编号',
  'must be an RMA number': '须为 RMA 编号',
  'must not be in the future': '不能在将来',
  'must be in the future': '须在将来',
  'must be a number from 1 to 100': '须为 1 至 100 的数字',
  'must be letters, digits, and . _ @ -': '只能包含字母、数字和 . _ @ -',
  'must be {id} of a colleague or {name} of anybody else': '须为同事的 {id} 或其他方的 {name}',
  'belongs to an advance replacement: a repair or a loan has to come back':
    '只适用于先行更换：维修件和备机必须归还',
  'belongs to the reason duplicate, and only to it': '只在原因为重复时填写，且必须填写',
  'is not known in the body': '不是此请求的字段',
  'is not known in the query': '不是此请求的参数',
  'is missing': '缺失',
  'is empty': '是空的',
  'has no name': '没有名称',
} as const;

/** A complaint that has its Chinese; one without does not compile. */
export const complaint = (english: keyof typeof complaints): string => english;

/** The complaint in the reader's language; what zod says itself is in it already. */
export const complained = (message: string, language: Language): string =>
  language !== 'en' && Object.hasOwn(complaints, message)
    ? complaints[message as keyof typeof complaints]
    : message;
