import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../src/model/policy.js';
import { codesOf } from '../support/fixtures.js';
import { questionTime, type Served, type Web } from '../support/key-question.js';
import { type LyingBadge, lyingBadges } from '../support/lying-badges.js';
import { trusted } from '../support/tls/files.js';
import { verifyOnly as verifySource } from '../support/verify.js';
import { withNet } from './stack.js';

/** An answer from elsewhere stands there, and is redirected to. */
const spread = (web: Web): ReadonlyMap<string, Served> =>
  new Map(
    Object.entries(web).flatMap(([url, { finalUrl, ...served }]): [string, Served][] =>
      finalUrl === undefined
        ? [[url, served]]
        : [
            [url, { status: 302, finalUrl }],
            [finalUrl, served],
          ],
    ),
  );

const answer = (response: ServerResponse, { json, text, status = 200, finalUrl, failure }: Served): void => {
  if (failure !== undefined) response.destroy();
  else
    response
      .writeHead(status, finalUrl === undefined ? { 'content-type': 'application/json' } : { location: finalUrl })
      .end(text ?? JSON.stringify(json));
};

interface Told {
  readonly badge: LyingBadge;
  readonly hosts: readonly string[];
}

/** Serves one line of the table on hosts of its own, and closes the server behind the work. */
const withLiar = async <T>(index: number, work: (told: Told) => Promise<T>): Promise<T> => {
  let web: ReadonlyMap<string, Served> = new Map();
  const server = createServer(trusted, (request, response) => {
    answer(response, web.get(`https://${request.headers.host}${request.url}`) ?? { text: '', status: 404 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [host, other] = [`badges.faults.test:${port}`, `mallory.faults.test:${port}`];
  const badge = lyingBadges({ host, other })[index];
  if (badge === undefined) throw new Error('no such line');
  web = spread(badge.web);
  try {
    return await work({ badge, hosts: [host, other] });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

const lines = lyingBadges({ host: 'badges.faults.test:1', other: 'mallory.faults.test:1' }).map(
  ({ name, verdict }, index) => ({ name, verdict, index }),
);

describe('badges whose parts are served over https', () => {
  test.each(lines)('are judged by what is served: $name ($verdict)', async ({ index }) => {
    await withLiar(index, async ({ badge: { text, recipient, verdict, codes }, hosts }) => {
      const recipients = recipient === undefined ? [] : [{ type: 'email', value: recipient }];
      const report = await withNet({ timeout: 5000, allowHosts: hosts, retries: 0 }, (net) =>
        verifySource({ text }, { policy: { ...defaultPolicy(questionTime), recipients }, net }),
      );
      expect({ verdict: report.verdict, codes: codesOf(report) }).toEqual({ verdict, codes: [...codes].sort() });
      const proven = report.checks.every(
        ({ id, status }) => !['issuer.key', 'proof'].includes(id) || status === 'pass',
      );
      expect(report.assurance.issuer).toBe(proven ? 'domain' : 'unknown');
      if (verdict === 'pass') expect(proven).toBe(true);
    });
  });
});
