import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../domain/attachments.ts';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** `12 kB`: a size in bytes as people read it. */
export function sizeOf(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const unitDisplay = step === 0 ? 'long' : 'short';
  const options = {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay,
    maximumSignificantDigits: 2,
  } as const;
  return new Intl.NumberFormat(language, options).format(bytes / 1000 ** step);
}

/** A file of a case, to be saved. */
export function AttachedFile({ number, file }: { number: string; file: Attachment }) {
  const { i18n } = useTranslation();
  return (
    <div className="file">
      <IconPaperclip size={14} aria-hidden />
      <a className="link" href={`/api/v1/cases/${number}/attachments/${file.id}`} download={file.name}>
        <bdi>{file.name}</bdi>
      </a>
      <span className="quiet">{sizeOf(file.size, i18n.language)}</span>
    </div>
  );
}
