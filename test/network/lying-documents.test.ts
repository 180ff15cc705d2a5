import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { effectOf } from '../../src/model/finding.js';
import { defaultPolicy } from '../../src/model/policy.js';
import { questionTime, type Served, type Web } from '../support/key-question.js';
import { type LyingDocument, liar, lyingDocuments } from '../support/lying-documents.js';
import { badge, signDocument, signJwt } from '../support/sign.js';
import { trusted } from '../support/tls/files.js';
import { verifyOnly as verifySource } from '../support/verify.js';
import { withNet } from './stack.js';

/** The badge that a line of the table is about, signed by Mallory. */
const badgeOf = async ({ issuer, method, token }: LyingDocument): Promise<string> => {
  const signed = badge(issuer);
  if (token)
    return signJwt({ alg: 'EdDSA', ...(method === undefined ? { jwk: liar.jwk } : { kid: method }) }, signed, liar);
  const options = { verificationMethod: method ?? '' };
  return JSON.stringify(await signDocument(signed, { suite: 'eddsa-jcs-2022', key: liar, options }));
};

/** An answer from elsewhere stands there, and is redirected to. */
const spread = (web: Web): ReadonlyMap<string, Served> =>
  new Map(
    Object.entries(web).flatMap(([url, { finalUrl, ...served }]): [string, Served][] =>
      finalUrl === undefined
        ? [[url, served]]
        : [
            [url, { status: 302, finalUrl }],
            [new URL(finalUrl).href, served],
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

interface Liar {
  /** The line, with the addresses of the server. */
  readonly line: LyingDocument;
  readonly hosts: readonly string[];
  /** Hosts that were asked, in order. */
  readonly asked: readonly string[];
}

/** Serves one line of the table on hosts of its own, and closes the server behind the work. */
const withLiar = async <T>(index: number, work: (liar: Liar) => Promise<T>): Promise<T> => {
  let web: ReadonlyMap<string, Served> = new Map();
  const asked: string[] = [];
  const server = createServer(trusted, (request, response) => {
    const { host = '' } = request.headers;
    asked.push(host);
    answer(response, web.get(`https://${host}${request.url}`) ?? { text: '', status: 404 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [host, other] = [`badges.faults.test:${port}`, `mallory.faults.test:${port}`];
  const line = lyingDocuments({ host, other })[index];
  if (line === undefined) throw new Error('no such line');
  web = spread(line.web);
  try {
    return await work({ line, hosts: [host, other], asked });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** The certificate of the test server is for one name each, so that only the guard lets these through, and TLS does not. */
const certificateStops = ['a redirect to www.'];

const lines = lyingDocuments().map(({ name, code }, index) => ({ name, code, index }));
const honest = lines.filter(({ name, code }) => code === 'pass' && !certificateStops.includes(name));
const lies = lines.filter((line) => !honest.includes(line));

const judge = ({ line, hosts }: Liar) =>
  withNet({ timeout: 5000, allowHosts: hosts, retries: 0 }, async (net) =>
    verifySource({ text: await badgeOf(line) }, { policy: defaultPolicy(questionTime), net }),
  );

describe('documents served over https', () => {
  test('there are many lies, and some truth for each kind of issuer', () => {
    expect(lies.length).toBeGreaterThan(60);
    expect(honest.length).toBeGreaterThanOrEqual(3);
  });

  test.each(honest)('are believed where they are true: $name', async ({ index }) => {
    await withLiar(index, async (liar) => {
      const report = await judge(liar);
      expect(report.verdict).toBe('pass');
      expect(report.assurance).toMatchObject({ integrity: 'signature', issuer: 'domain' });
      expect(new Set(liar.asked)).toEqual(new Set([liar.hosts[0]]));
    });
  });

  test.each(lies)('are not believed: $name', async ({ index }) => {
    await withLiar(index, async (liar) => {
      const report = await judge(liar);
      const found = report.checks.find(({ id }) => id === 'issuer.key')?.findings ?? [];
      const { name, code, web } = liar.line;
      // A redirect that the guard stops, or that leads nowhere, leaves the question as open as one that is followed.
      const redirected = Object.values(web).some(({ finalUrl }) => finalUrl !== undefined);
      if (redirected) {
        expect(found.map(effectOf)).toEqual(['indeterminate']);
        expect(['issuer.key-unreachable', 'net.blocked']).toContain(found[0]?.code);
      } else expect(found.map((one) => one.code)).toEqual([code]);
      expect(report.verdict).toBe(found[0] === undefined ? name : effectOf(found[0]));
      expect([report.assurance.issuer, report.provenance]).toEqual(['unknown', undefined]);
      // Only a redirect of the issuer's own host leads to Mallory's.
      if (!redirected) expect(liar.asked.filter((host) => host !== liar.hosts[0])).toEqual([]);
    });
  });
});
