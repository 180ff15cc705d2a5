import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { undiciNet } from '../../src/net/undici.js';

// A test may not talk to a public address: here 127.0.0.1 plays one, and every other address is private.
vi.mock('../../src/net/address.js', async (original) => ({
  ...(await original<typeof import('../../src/net/address.js')>()),
  isPrivateAddress: (address: string) => address !== '127.0.0.1',
}));

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.headers.host ?? '');
  // Each request has a connection of its own.
  response.writeHead(200, { connection: 'close' }).end('{}');
});
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => void asked.splice(0));
afterAll(() => void server.close());

/** A name whose answer is another each time. */
const changing = (...answers: readonly (readonly string[])[]) => {
  let lookups = 0;
  const transport = undiciNet({
    timeout: 5000,
    connections: 1,
    checkAddress: true,
    userAgent: 'test',
    resolve: async () =>
      (answers[lookups++] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });
  const get = async (): Promise<string> => {
    const url = `http://rebind.example.org:${port}/`;
    const answer = await transport.net.get({ url, purpose: 'jwks', accept: '*/*', maxBytes: 1000, statedBy: 'badge' });
    return answer.ok ? `status ${answer.value.status}` : answer.error.kind;
  };
  return { get, lookups: () => lookups, close: transport.close };
};

describe('a name whose address changes', () => {
  test('is looked up once for a connection: what was checked is what is connected to', async () => {
    const { get, lookups, close } = changing(['127.0.0.1'], ['127.0.0.2']);
    expect(await get()).toBe('status 200');
    expect(lookups()).toBe(1);
    await close();
  });

  test('is checked again for the next connection', async () => {
    const { get, lookups, close } = changing(['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1']);
    expect([await get(), await get(), await get()]).toEqual(['status 200', 'blocked', 'status 200']);
    expect(lookups()).toBe(3);
    expect(asked).toHaveLength(2);
    await close();
  });

  test.each([[['127.0.0.1', '127.0.0.2']], [['127.0.0.2', '127.0.0.1']], [['127.0.0.1', '::1']]])(
    'is not asked where one of its addresses is private: %j',
    async (addresses) => {
      const { get, close } = changing(addresses);
      expect(await get()).toBe('blocked');
      expect(asked).toEqual([]);
      await close();
    },
  );
});
