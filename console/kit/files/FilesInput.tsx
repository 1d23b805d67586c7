import { ActionIcon, Button, FileButton, Progress } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentEndings } from '../../../domain/attachments.ts';
import { sizeOf } from '../AttachedFile.tsx';
import { Refused } from '../Refused.tsx';
import { useKitWords } from '../words.ts';
import { Preview } from './Preview.tsx';
import type { Chosen, Files } from './useFiles.ts';

/** Chooses files, and shows those that were chosen until they are with the case. */
export function FilesInput({ of: { files, add, remove, busy } }: { of: Files }) {
  const kit = useKitWords();
  const reset = useRef<() => void>(null);
  return (
    <div>
      {files.length > 0 && (
        <ul className="chosen">
          {files.map((each) => (
            <Line key={each.key} chosen={each} onRemove={() => remove(each.key)} />
          ))}
        </ul>
      )}
      <FileButton
        multiple
        accept={attachmentEndings.map((ending) => `.${ending}`).join(',')}
        resetRef={reset}
        onChange={(chosen) => {
          add(chosen);
          // So that the same file can be chosen again.
          reset.current?.();
        }}
      >
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            disabled={busy}
            leftSection={<IconPaperclip size={14} aria-hidden />}
          >
            {kit('attach')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

function Line({ chosen: { file, sent, error }, onRemove }: { chosen: Chosen; onRemove: () => void }) {
  const t = useKitWords();
  const { i18n } = useTranslation();
  return (
    <li>
      <div className="file">
        <Preview file={file} />
        <bdi>{file.name}</bdi>
        <span className="quiet">{sizeOf(file.size, i18n.language)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          aria-label={t('removeFile', { name: file.name })}
          disabled={sent !== undefined}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      {sent !== undefined && (
        <Progress value={sent * 100} size="sm" aria-label={t('sendingFile', { name: file.name })} />
      )}
      <Refused error={error} />
    </li>
  );
}
