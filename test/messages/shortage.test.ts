import { describe, expect, it } from '@jest/globals';
import { type Shortage, shortageNotices } from '../../domain/depot/shortage.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { writeMessages } from '../../messages/notice.ts';
import { shortageEvent } from '../../messages/shortage-facts.ts';
import { directoryIn, settings } from './samples.ts';

const shortage: Shortage = {
  ...{ number: 'beijing/SUP-2T', movement: 7, depotId: 'beijing', partNumber: 'SUP-2T', left: 1 },
  ...{ reason: 'Two were broken', by: { id: 'somebody', name: 'Du Wei' }, at: Date.UTC(2026, 10, 23, 8) },
};
const written = async (language: Language, by = shortage.by) => {
  const state = { ...shortage, by };
  const subject = { state, event: shortageEvent(state), seq: state.movement };
  return (await writeMessages(shortageNotices, subject, directoryIn(language), settings)).messages;
};

describe('The message of stock that a movement by hand made low', () => {
  it('goes to the keepers and the RMA administrators, once for the movement', async () => {
    const messages = await written('en');
    expect(messages.map(({ recipient }) => recipient.role)).toEqual(['depot', 'rma_admin']);
    expect(messages[0]?._id).toMatch(/^beijing\/SUP-2T\/7\/[^/]+\/email$/);
    expect(await written('en')).toMatchObject(messages.map(({ _id }) => ({ _id })));
  });

  it('says what is left and why, and nothing of a customer or an RMA that there is not', async () => {
    const [message] = await written('en');
    expect(message?.subject).toBe('[beijing/SUP-2T] Low stock: SUP-2T, 1 left at beijing');
    expect(message?.text).toContain(
      'The stock of SUP-2T at depot beijing is low: 1 left. Du Wei changed it by hand: Two were broken',
    );
    expect(message?.text).toContain('/stock');
    expect(message?.text).not.toMatch(/RMA|Customer|Contact|undefined/);
  });

  it('is Chinese where the reader is', async () => {
    const [message] = await written('zh-CN');
    expect(message?.text).toContain(
      '仓库 beijing 的 SUP-2T 库存偏低：剩余 1 件。Du Wei 手工调整了库存：Two were broken',
    );
    expect(message?.text).not.toMatch(/RMA|客户|联系人/);
  });
});
