import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { largestAttachment } from '../domain/attachments.ts';
import { invalidField, Problem } from './problem.ts';
import { say } from './refusals.ts';

/** The file of a request while it comes in. */
export interface Incoming {
  /** As the sender called it: anything may be in it. */
  name: string;
  bytes: Readable;
}

/**
 * Reads the one file, `file`, of a multipart body. `keep` stores it as it comes, or throws to refuse it; `drop` takes
 * that back when the request turns out wrong or breaks off after it.
 */
export type Receive = <T extends object>(
  keep: (file: Incoming) => Promise<T>,
  drop: (kept: T) => Promise<void>,
) => Promise<T>;

const limits = { fileSize: largestAttachment, files: 1, fields: 0, parts: 2, headerPairs: 20 };
const megabytes = largestAttachment / 1024 / 1024;

export const receiver =
  (request: Request, response: Response): Receive =>
  async <T extends object>(keep: (file: Incoming) => Promise<T>, drop: (kept: T) => Promise<void>) => {
    if (!request.is('multipart/form-data'))
      throw new Problem('unsupported_type', 'The body must be multipart/form-data');
    const storage: StorageEngine = {
      _handleFile: (_, { originalname, stream }, done) => {
        keep({ name: originalname, bytes: stream }).then((kept) => done(null, { kept } as object), done);
      },
      _removeFile: (_, file, done) => {
        const { kept } = file as { kept?: T };
        (kept ? drop(kept) : Promise.resolve()).then(() => done(null), done);
      },
    };
    // The names of files come in UTF-8, whatever old browsers did.
    const read = multer({ storage, limits, defParamCharset: 'utf8' }).single('file');
    await new Promise<void>((resolve, reject) => {
      void read(request, response, (error: unknown) =>
        error === undefined || error === null ? resolve() : reject(problemOf(error)),
      );
    });
    const { kept } = (request.file ?? {}) as { kept?: T };
    if (!kept) throw invalidField('file', 'is missing');
    return kept;
  };

/** What multer complains of, in the API's words. */
function problemOf(error: unknown): Error {
  if (!(error instanceof Error) || error instanceof Problem) return error as Error;
  if (error instanceof multer.MulterError)
    return error.code === 'LIMIT_FILE_SIZE'
      ? new Problem('too_large', say('fileTooLarge', { megabytes }))
      : invalidField(error.field ?? 'body', 'must be one file, in the field file, and nothing beside it');
  if (/multipart|boundary|unexpected end|malformed|aborted/i.test(error.message))
    return new Problem('invalid', 'The body is not whole, or no multipart/form-data', { errors: [] });
  return error;
}
