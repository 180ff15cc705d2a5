/** Makes every way to a socket throw, and notes who tried. */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, vi } from 'vitest';

/** For the tests of the block in which it is called; gives the list of attempts. */
export const withoutSockets = (): string[] => {
  const attempts: string[] = [];
  const refuse = (what: string) => (): never => {
    attempts.push(what);
    throw new Error(`${what} was called`);
  };
  beforeAll(() => {
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse('Socket.connect'));
    vi.spyOn(tls, 'connect').mockImplementation(refuse('tls.connect'));
    vi.spyOn(dns, 'lookup').mockImplementation(refuse('dns.lookup') as never);
    vi.spyOn(dns.promises, 'lookup').mockImplementation(refuse('dns.promises.lookup') as never);
    vi.spyOn(dns.promises, 'resolve').mockImplementation(refuse('dns.promises.resolve') as never);
    syncBuiltinESMExports();
  });
  afterAll(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
  return attempts;
};
