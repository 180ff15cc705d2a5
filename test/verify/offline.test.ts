import http from 'node:http';
import net from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../src/index.js';
import { cases, run } from '../support/fixtures.js';
import { withoutSockets } from '../support/no-sockets.js';

const attempts = withoutSockets();
beforeEach(() => {
  attempts.length = 0;
});

/** All that would be looked up if there were a network: keys, lists, newer copies, contexts, schemas, the badge itself. */
const wanting = cases.filter(
  ({ name, net: recorded }) =>
    recorded === undefined && /\/(issuer|status|refresh|endorsements|schema)\/|context|hosted|elsewhere|url/.test(name),
);

describe('a run without network', () => {
  test('is watched: the stubs see whoever tries', async () => {
    expect(() => net.connect(9, '127.0.0.1')).toThrow();
    await expect(fetch('http://127.0.0.1:9/')).rejects.toThrow();
    expect(() => http.get('http://127.0.0.1:9/')).toThrow();
    expect(attempts.length).toBeGreaterThanOrEqual(2);
  });

  test('has something to look up', () => {
    expect(wanting.length).toBeGreaterThan(40);
    expect(wanting.some(({ codes }) => codes.includes('net.offline'))).toBe(true);
    expect(wanting.some(({ name }) => name.includes('did-web'))).toBe(true);
    expect(wanting.some(({ name }) => name.includes('/status/'))).toBe(true);
    expect(wanting.some(({ name }) => name.includes('/refresh/'))).toBe(true);
  });

  test.each(wanting)('opens no socket for $name', async (found) => {
    await run(found);
    expect(attempts).toEqual([]);
  });

  test.each(['https://badges.example.org/1', 'http://127.0.0.1:9/badge.json', 'https://[::1]/badge'])(
    'opens no socket for the address %s',
    async (url) => {
      const report = await verify({ url }, { offline: true });
      expect(report.results[0]?.verdict).toBe('indeterminate');
      expect(attempts).toEqual([]);
    },
  );
});
