/** How does a test get the very network of a run, with guard, limits and sockets, that reaches a server on loopback? */
import type { Net } from '../../src/net/port.js';
import { buildStack, type NetOptions } from '../../src/net/stack.js';
import { testRoot } from '../support/tls/files.js';

/** All names lead to this machine, unless the test looks them up otherwise. `timeout` in milliseconds. */
export const withNet = async <T>(
  options: Pick<NetOptions, 'timeout'> & Partial<Pick<NetOptions, 'typed' | 'allowHosts' | 'retries' | 'resolve'>>,
  work: (net: Net) => Promise<T>,
): Promise<T> => {
  const stack = buildStack({
    mode: 'online',
    typed: [],
    allowHosts: [],
    allowHttp: false,
    ca: [testRoot],
    retries: 1,
    concurrency: 8,
    perHost: 2,
    userAgent: 'badge-verify/test',
    clock: Date.now,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...options,
  });
  try {
    return await work(stack.net);
  } finally {
    await stack.close();
  }
};
