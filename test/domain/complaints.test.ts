import { describe, expect, it } from '@jest/globals';
import { complained, complaint } from '../../domain/complaints.ts';

describe('A complaint about a field', () => {
  it('is told in the language of its reader, with what it names', () => {
    const twice = complaint('{date} is in {field} already', { date: '2026-10-01', field: 'closures' });
    expect(complained(twice, 'en')).toBe('2026-10-01 is in closures already');
    expect(complained(twice, 'zh-CN')).toBe('2026-10-01 已在 closures 中');
    expect(complained(complaint('the calendar would never open'), 'zh-CN')).toBe('此日历将从不开放');
    const unlinked = complaint('must hold {{ {link} }}, which the reader has to follow', {
      link: 'consentLink',
    });
    expect(unlinked).toBe('must hold {{ consentLink }}, which the reader has to follow');
    expect(complained(unlinked, 'zh-CN')).toBe('须包含 {{ consentLink }}，收件人要通过它答复');
  });

  it('that names something hostile says no more than that', () => {
    const name = '$& {date} (.*) is in';
    const said = complaint("there is no placeholder '{name}'", { name });
    expect(complained(said, 'zh-CN')).toBe(`没有占位符“${name}”`);
  });

  it('that zod has made stays as it is', () => {
    expect(complained('Too big', 'zh-CN')).toBe('Too big');
  });
});
