import { ownTimeZone } from '../kit/zone.ts';
import { currentLanguage } from '../words/define.ts';
import { ApiProblem } from './problem.ts';
import { session } from './session.ts';

/**
 * Sends one file, and tells how much of it is there, from 0 to 1, which `fetch` cannot. `key` is its Idempotency-Key.
 * Rejects with an `ApiProblem`.
 */
export const upload = (
  path: string,
  file: File,
  key: string,
  onProgress: (sent: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const body = new FormData();
    body.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('Caseline-Language', currentLanguage());
    request.setRequestHeader('Caseline-Time-Zone', ownTimeZone());
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(ApiProblem.unreachable()));
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      const signedIn = status === 401 ? session.again() : undefined;
      if (status < 300) resolve();
      else if (signedIn) void signedIn.then(() => upload(path, file, key, onProgress)).then(resolve, reject);
      else void ApiProblem.of(new Response(responseText, { status })).then(reject);
    });
    request.send(body);
  });
