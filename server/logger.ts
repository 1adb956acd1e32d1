import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Never in a log: what opens a door. Names and addresses of persons are not logged in the first place. */
const SECRETS = ['password', 'passwordHash', '_csrf', 'cookie', 'authorization', 'token', 'sessionSecret'];

const redacted = [
  ...SECRETS.flatMap((name) => [name, `*.${name}`]),
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
];

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, redact: { paths: redacted, censor: '[隐去]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
