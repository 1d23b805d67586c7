import { IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

/** The longer edge of a preview, in pixels. */
const edge = 56;

/**
 * What a chosen picture shows, small; a clip for any other file. It is drawn, not linked: the content security policy
 * shows no picture that did not come from the server.
 */
export function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    let gone = false;
    createImageBitmap(file)
      .then((picture) => {
        const target = canvas.current;
        if (gone || !target) return;
        const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
        target.width = Math.max(1, Math.round(picture.width * scale));
        target.height = Math.max(1, Math.round(picture.height * scale));
        target.getContext('2d')?.drawImage(picture, 0, 0, target.width, target.height);
        picture.close();
        setShown(true);
      })
      // What the browser cannot draw, the clip stands for.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [file]);
  return (
    <>
      <canvas ref={canvas} className="preview" hidden={!shown} aria-hidden />
      {!shown && <IconPaperclip size={14} aria-hidden />}
    </>
  );
}
