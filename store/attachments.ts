import type { Attachment } from '../domain/attachments.ts';
import type { Visibility } from '../domain/vocabulary.ts';
import { createFiles, type KeptFile } from './files.ts';

/** What is known of an attachment beside its name and its size. */
interface Facts extends Omit<Attachment, 'name' | 'size'> {
  /** Of the case. */
  number: string;
  visibility: Visibility;
}
export type KeptAttachment = KeptFile<Facts>;

/** The files of cases. */
export const attachments = createFiles<Facts>('Attachment', 'attachments', ['number', 'id']);
