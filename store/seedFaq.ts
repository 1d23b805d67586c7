import type { FaqEntry } from '../domain/faq.ts';
import { isDuplicate } from './connection.ts';
import { addFaqEntry } from './faq.ts';

type Answered = Omit<FaqEntry, 'order' | 'published'> & { id: string };

/** What customers of any centre ask; a centre puts its own numbers and hours in. */
const entries: Answered[] = [
  {
    id: 'what-to-tell',
    category: 'reporting',
    question: {
      en: 'What should I tell you when I report a problem?',
      'zh-CN': '报告问题时需要提供哪些信息？',
    },
    answer: {
      en: `Since when it happens, what was changed before, who is affected, and the device with its serial number.
Attach logs or a photo of the display: that often saves the first round of questions.`,
      'zh-CN': `请说明故障从何时开始、之前做过哪些变更、影响哪些用户，并选择设备及其序列号。
附上日志或指示灯、屏幕的照片，往往可以省去第一轮询问。`,
    },
  },
  {
    id: 'how-bad',
    category: 'reporting',
    question: { en: 'Which severity (P1 to P4) should I choose?', 'zh-CN': '严重程度 P1 至 P4 应如何选择？' },
    answer: {
      en: `P1: a system is down and business stands still. P2: severely degraded. P3: impaired, most work goes on. P4: a question, or help with a configuration.
Please call the hotline for P1 as well. If it gets worse, write so in the case: a manager can raise it at any time.`,
      'zh-CN': `P1：系统瘫痪，业务中断。P2：性能严重下降。P3：功能受损，业务基本正常。P4：咨询或配置协助。
P1 请同时拨打热线。情况加重时请在工单中说明，经理可随时提高级别。`,
    },
  },
  {
    id: 'when-answered',
    category: 'handling',
    question: { en: 'When will somebody contact me?', 'zh-CN': '多久会有工程师联系我？' },
    answer: {
      en: `Your case shows by when an engineer will contact you; the time comes from your contract. If the first engineer cannot, the case goes to another one by itself, and your time does not start again.`,
      'zh-CN': `工单页面会显示工程师最迟何时与您联系，时限来自您的合同。若第一位工程师未能及时响应，工单会自动转给另一位，承诺您的时限不会重新计算。`,
    },
  },
  {
    id: 'who-closes',
    category: 'handling',
    question: {
      en: 'Can a case be closed although it is not solved?',
      'zh-CN': '问题没有解决，工单会被关闭吗？',
    },
    answer: {
      en: `No. A case is closed only with your consent: in this portal, by the link in our e-mail, or by telephone. Say that it is not solved, and we go on working. Until the survey ends you can also reopen it.`,
      'zh-CN': `不会。只有您同意后工单才会关闭：可以在门户中、通过邮件里的链接或电话确认。如未解决，请告诉我们，我们会继续处理。满意度调查结束前，您也可以重新打开工单。`,
    },
  },
  {
    id: 'device-does-not-start',
    category: 'technical',
    question: {
      en: 'A switch or server does not start or keeps rebooting: what can I check?',
      'zh-CN': '交换机或服务器无法启动或反复重启，可以先检查什么？',
    },
    answer: {
      en: `1. Is the power cable firm, and does another socket or PSU help?
2. Which LEDs are on, and in which colour?
3. Is it hotter than usual around the device, do all fans turn?
4. What does the console port show last?
Please do not reset the configuration before an engineer has seen it.`,
      'zh-CN': `1. 电源线是否插紧？更换插座或电源模块是否有效？
2. 哪些指示灯亮，是什么颜色？
3. 设备周围是否过热，风扇是否都在转？
4. 控制台端口最后显示什么？
在工程师查看之前，请不要清除配置。`,
    },
  },
  {
    id: 'return-faulty-part',
    category: 'returns',
    question: {
      en: 'I got a replacement part. When does the faulty part go back?',
      'zh-CN': '已收到更换的备件，故障件何时寄回？',
    },
    answer: {
      en: `Within 10 working days after the delivery, in the box of the new part, with the RMA number outside. The case shows the day. If your contract lets you keep disks, no disk has to go back.`,
      'zh-CN': `请在收到新件后 10 个工作日内，用新件的包装寄回，并在外面注明 RMA 编号；工单中会显示截止日期。如合同约定保留硬盘，则硬盘无需寄回。`,
    },
  },
  {
    id: 'warranty',
    category: 'contract',
    question: {
      en: 'How long is the warranty, and what if it has ended?',
      'zh-CN': '质保期多长？过保了怎么办？',
    },
    answer: {
      en: `Hardware has three years from the day of acceptance. Choose the device when you report a problem: its warranty is shown there. Beyond warranty and contract we can still help; we tell you what it costs before any work that is paid for.`,
      'zh-CN': `硬件自验收之日起质保三年。报告问题时选择设备即可看到质保期。超出质保和合同范围的问题我们仍可处理，收费工作会事先告知费用。`,
    },
  },
  {
    id: 'colleagues',
    category: 'portal',
    question: { en: 'Who sees my cases?', 'zh-CN': '谁能看到我的工单？' },
    answer: {
      en: `Everybody of your organisation who has an account here, and our own staff. Other customers see nothing of them.`,
      'zh-CN': `贵单位所有拥有门户账号的同事，以及我方工作人员。其他客户看不到。`,
    },
  },
];

/** The FAQ of the demonstration; run again, it adds what is missing. */
export async function seedFaq(): Promise<void> {
  for (const [index, { id, ...entry }] of entries.entries())
    await addFaqEntry(id, { ...entry, order: (index + 1) * 10, published: true }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
}
