/** The port that opens no socket: every request is answered with `offline`. */
import { err } from '../model/result.js';
import type { Net } from './port.js';

export const offlineNet: Net = {
  get: async ({ url }) =>
    err({ kind: 'offline', url, detail: 'the program was told not to use the network (--offline)' }),
};
