import { writeMessages } from '../messages/notice.ts';
import { recallWording } from '../store/templates.ts';
import { createDirectory } from './directory.ts';
import type { ActivityDependencies } from './index.ts';

type Writing = Parameters<typeof writeMessages>;

/** Writes the messages of this house, in its wording and to who is in its directory; made once a worker process. */
export function createWriter({ settings, courier }: ActivityDependencies) {
  const directory = createDirectory(settings);
  const carried = { sms: courier.carries('sms'), mail: courier.carries('email') };
  const wording = { ...settings, ...carried, wordingOf: recallWording };
  return {
    directory,
    write: (notices: Writing[0], subject: Writing[1]) => writeMessages(notices, subject, directory, wording),
  };
}
