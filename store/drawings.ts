import type { Attachment } from '../domain/attachments.ts';
import { createFiles, type KeptFile } from './files.ts';

/** What is known of a drawing beside its name and its size. */
interface Facts extends Omit<Attachment, 'name' | 'size'> {
  customerId: string;
}
export type KeptDrawing = KeptFile<Facts>;

/** How the systems of customers are laid out, as pictures. */
export const drawings = createFiles<Facts>('Drawing', 'drawings', ['customerId', 'id']);
