/** Which certificates do the test servers show? Made by make.sh, valid for localhost, 127.0.0.1, ::1 and *.faults.test. */
import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const key = read('server.key');
/** The root to trust. */
export const testRoot = read('ca.pem');
export const trusted = { key, cert: read('server.pem') };
export const expired = { key, cert: read('expired.pem') };
export const selfSigned = { key, cert: read('self-signed.pem') };
