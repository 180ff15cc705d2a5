import { once } from 'node:events';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guard, guardOptions } from '../../src/net/guard.js';
import type { Net } from '../../src/net/port.js';
import { type Resolve, type Transport, undiciNet } from '../../src/net/undici.js';
import { testRoot, trusted } from '../support/tls/files.js';

/** What attackers write for an address of this machine or of a network around it, and what it means to a resolver. */
const spellings: readonly (readonly [spelling: string, address: string])[] = [
  ['127.0.0.1', '127.0.0.1'],
  ['127.0.0.1.', '127.0.0.1'],
  ['127.1', '127.0.0.1'],
  ['127.0.1', '127.0.0.1'],
  ['2130706433', '127.0.0.1'],
  ['0x7f000001', '127.0.0.1'],
  ['0X7F.1', '127.0.0.1'],
  ['0x7f.0x0.0x0.0x1', '127.0.0.1'],
  ['017700000001', '127.0.0.1'],
  ['0177.0.0.1', '127.0.0.1'],
  ['0177.0.0x0.1', '127.0.0.1'],
  ['00000000177.0.0.1', '127.0.0.1'],
  ['①②⑦.⓪.⓪.①', '127.0.0.1'],
  ['１２７.０.０.１', '127.0.0.1'],
  ['127。0。0。1', '127.0.0.1'],
  ['127．0．0．1', '127.0.0.1'],
  ['%31%32%37.0.0.1', '127.0.0.1'],
  ['127.0.0.%31', '127.0.0.1'],
  ['127.255.255.254', '127.255.255.254'],
  ['0', '0.0.0.0'],
  ['0.0.0.0', '0.0.0.0'],
  ['0x0', '0.0.0.0'],
  ['0.1.2.3', '0.1.2.3'],
  ['10.0.0.1', '10.0.0.1'],
  ['167772161', '10.0.0.1'],
  ['100.64.0.1', '100.64.0.1'],
  ['169.254.169.254', '169.254.169.254'],
  ['0xa9fea9fe', '169.254.169.254'],
  ['169.254.43518', '169.254.169.254'],
  ['172.16.0.1', '172.16.0.1'],
  ['172.31.255.255', '172.31.255.255'],
  ['192.0.0.192', '192.0.0.192'],
  ['192.168.0.1', '192.168.0.1'],
  ['192.168.1', '192.168.0.1'],
  ['198.18.0.1', '198.18.0.1'],
  ['224.0.0.1', '224.0.0.1'],
  ['255.255.255.255', '255.255.255.255'],
  ['4294967295', '255.255.255.255'],
  ['[::]', '::'],
  ['[::1]', '::1'],
  ['[0:0:0:0:0:0:0:1]', '::1'],
  ['[0000::0001]', '::1'],
  ['[::127.0.0.1]', '::127.0.0.1'],
  ['[::7f00:1]', '::7f00:1'],
  ['[::ffff:127.0.0.1]', '::ffff:127.0.0.1'],
  ['[::FFFF:7F00:1]', '::ffff:7f00:1'],
  ['[0:0:0:0:0:ffff:169.254.169.254]', '::ffff:169.254.169.254'],
  ['[64:ff9b::127.0.0.1]', '64:ff9b::127.0.0.1'],
  ['[64:ff9b:1::a9fe:a9fe]', '64:ff9b:1::a9fe:a9fe'],
  ['[2002:7f00:1::]', '2002:7f00:1::'],
  ['[2001:0:4136:e378:8000:63bf:80ff:fffe]', '2001:0:4136:e378:8000:63bf:80ff:fffe'],
  ['[fc00::1]', 'fc00::1'],
  ['[fd00:ec2::254]', 'fd00:ec2::254'],
  ['[fe80::1]', 'fe80::1'],
  ['[fe80::1%25lo]', 'fe80::1%lo'],
  ['[fec0::1]', 'fec0::1'],
  ['[ff02::1]', 'ff02::1'],
  ['[100::1]', '100::1'],
  ['localhost', '127.0.0.1'],
  ['LOCALHOST.', '127.0.0.1'],
  ['a.localhost', '127.0.0.1'],
  ['ⓛocalhost', '127.0.0.1'],
  ['loc%61lhost', '127.0.0.1'],
  ['localhost.localdomain', '127.0.0.1'],
  ['printer.local', '127.0.0.1'],
  ['metadata.google.internal', '169.254.169.254'],
  ['router.home.arpa', '192.168.0.1'],
  ['kubernetes', '10.96.0.1'],
];

const listen = async (server: Server, host: string): Promise<number> => {
  server.listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** Counts who knocks; nothing in this file may. */
let knocks = 0;
const canary = createServer((socket) => {
  knocks += 1;
  socket.on('error', () => undefined).destroy();
});
const redirector = createHttps(trusted, (request, response) => {
  const location = decodeURIComponent(request.url?.slice(1) ?? '');
  // As many servers write it: the bytes of UTF-8.
  response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
});
let canaryPort = 0;
let redirectorAt = '';

/** `0.name.example.org` leads to the address of the first spelling, and so on. */
const resolve: Resolve = async (name) => {
  if (name === 'none.faults.test') return [{ address: '127.0.0.1', family: 4 }];
  const address = spellings[Number.parseInt(name, 10)]?.[1] ?? '127.0.0.1';
  return [{ address, family: address.includes(':') ? 6 : 4 }];
};

const transport = (checkAddress: boolean): Transport =>
  undiciNet({ timeout: 5000, connections: 4, checkAddress, userAgent: 'test', ca: [testRoot], resolve });
const [open, guarded] = [transport(false), transport(true)];

beforeAll(async () => {
  canaryPort = await listen(canary, '127.0.0.1');
  redirectorAt = `https://none.faults.test:${await listen(redirector, '127.0.0.1')}/`;
});
afterAll(async () => {
  await Promise.all([open.close(), guarded.close()]);
  redirector.closeAllConnections();
  redirector.close();
  canary.close();
});

/** As in a run with --allow-http, so that nothing but the address can be what is refused. */
const net = (allowHosts: readonly string[] = []): Net =>
  guard({ open: open.net, guarded: guarded.net }, guardOptions({ typed: [redirectorAt], allowHosts, allowHttp: true }));

const ask = async (asked: Net, url: string): Promise<string> => {
  const answer = await asked.get({ url, purpose: 'status-list', accept: '*/*', maxBytes: 1000, statedBy: 'badge' });
  return answer.ok ? `status ${answer.value.status}` : answer.error.kind;
};

describe.each(spellings.map(([spelling], index) => [spelling, index] as const))('%s', (spelling, index) => {
  const schemes = ['https', 'http'] as const;

  test.each(schemes)('is not connected to, named by a badge with %s', async (scheme) => {
    const before = knocks;
    expect(await ask(net(), `${scheme}://${spelling}:${canaryPort}/`)).toBe('blocked');
    expect(knocks - before).toBe(0);
  });

  test('is not connected to where a redirect leads there', async () => {
    const before = knocks;
    const location = `https://${spelling}:${canaryPort}/`;
    // What is no address at all leads nowhere.
    const expected = URL.canParse(location) ? 'blocked' : 'protocol';
    expect(await ask(net(), `${redirectorAt}${encodeURIComponent(location)}`)).toBe(expected);
    expect(knocks - before).toBe(0);
  });

  test.each(schemes)('is not connected to where a public name leads there, with %s', async (scheme) => {
    const before = knocks;
    expect(await ask(net(), `${scheme}://${index}.name.example.org:${canaryPort}/`)).toBe('blocked');
    expect(knocks - before).toBe(0);
  });

  test.each(schemes)('is not connected to by the transport alone, with %s', async (scheme) => {
    const before = knocks;
    expect(await ask(guarded.net, `${scheme}://${spelling}:${canaryPort}/`)).toBe('blocked');
    expect(knocks - before).toBe(0);
  });
});

describe('the canary', () => {
  test('there are at least sixty spellings', () => {
    expect(spellings.length).toBeGreaterThanOrEqual(60);
  });

  // Otherwise the tests above would hold also if nothing could reach it.
  test.each(['127.0.0.1', '2130706433', '①②⑦.⓪.⓪.①', '0.name.example.org'])(
    'hears of %s where the user allowed that host',
    async (host) => {
      const before = knocks;
      const url = `http://${host}:${canaryPort}/`;
      expect(await ask(net([new URL(url).host]), url)).toBe('protocol');
      expect(knocks - before).toBeGreaterThan(0);
    },
  );
});
