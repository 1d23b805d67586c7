import { isShortage, type Shortage } from '../domain/depot/shortage.ts';
import type { Alarm } from '../domain/stuck.ts';
import type { Facts } from './facts.ts';
import { shortageFacts } from './shortage-facts.ts';

/** What concerns the house, and no customer: stock that is low, processes that are stuck. */
export type News = Shortage | Alarm;

/** What stands where a case has its own. */
export const newsSubject = (news: News) => ({
  caseNumber: '',
  title: isShortage(news) ? news.partNumber : '',
  description: '',
  level: '',
  priority: '',
  stage: '',
  assignee: '',
});

export const newsFacts = (news: News): Partial<Facts> =>
  isShortage(news) ? shortageFacts(news) : { n: news.found.length };
