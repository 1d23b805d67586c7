import { pino, type Logger } from 'pino';

/** A process's log: JSON lines, without secrets or the bodies of messages. */
export const createLog = (name: string, level: string): Logger =>
  pino({
    name,
    level,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.text', '*.html'],
  });
