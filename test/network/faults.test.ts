import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingCode } from '../../src/model/catalog.js';
import { type Finding, sentenceOf } from '../../src/model/finding.js';
import { defaultPolicy } from '../../src/model/policy.js';
import type { CredentialReport } from '../../src/model/report.js';
import type { Verdict } from '../../src/model/verdict.js';
import { type NetPurpose, netPurposes } from '../../src/net/port.js';
import { loadTrust } from '../../src/trust/load.js';
import { type Fault, type FaultServer, faultNames, faults, startFaultServer } from '../support/fault-server.js';
import { verifyOnly as verifySource } from '../support/verify.js';
import { faultCase } from './fault-cases.js';
import { withNet } from './stack.js';

const bodies = new Map<string, string>();
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ bodyOf: (url) => bodies.get(url) ?? '{}' });
});
afterAll(() => server.close());

const now = Date.UTC(2026, 2, 2);
/** Short where it is waited for; else so long that a busy machine does not turn another fault into this one. */
const timeoutFor = (fault: Fault): number => (faults[fault] === 'timeout' ? 400 : 5000);
/** For all that is no waiting for the server, in milliseconds. */
const margin = 2500;

interface Judged {
  readonly report: CredentialReport;
  readonly url: string;
  /** Milliseconds that it took, and that it may take. */
  readonly elapsed: number;
  readonly allowed: number;
}

/** A whole verification over guard, limits and sockets, of a badge that lacks nothing but what the fault keeps back. */
const judge = async (fault: Fault, purpose: NetPurpose, required = true): Promise<Judged> => {
  const { source, web, url, addresses } = await faultCase(
    purpose,
    (path) => server.urlOf(fault, path),
    // Tests run side by side: each has addresses of its own on the host that they share.
    (path) => server.urlOf('none', `/${fault}/${purpose}${path}`),
  );
  for (const [address, body] of Object.entries(web)) bodies.set(address, JSON.stringify(body));
  const byUser = purpose === 'input' || purpose === 'trust-list';
  const hosts = [...new Set([url, server.urlOf('none', '/')].map((address) => new URL(address).host))];
  const opened = byUser ? { typed: [url] } : { allowHosts: hosts };
  const timeout = timeoutFor(fault);
  return withNet({ timeout, resolve: server.resolve, ...opened }, async (net) => {
    const begun = performance.now();
    const sources = purpose === 'trust-list' ? [await loadTrust(url, { net, readFile })] : [];
    const trust = { sources, required: purpose === 'trust-list' && required };
    const policy = { ...defaultPolicy(now), fetchSchemas: purpose === 'credential-schema', trust };
    const report = await verifySource(source, { policy, net });
    return { report, url, elapsed: performance.now() - begun, allowed: 3 * timeout * addresses + margin };
  });
};

interface Missing {
  readonly verdict: Verdict;
  readonly code: FindingCode;
  /** What was wanted, in the words of the sentence. */
  readonly role: RegExp;
}

const undecided = (code: FindingCode, role: RegExp): Missing => ({ verdict: 'indeterminate', code, role });

const missing: Readonly<Record<NetPurpose, Missing>> = {
  input: undecided('input.unreachable', /\bthe badge\b/i),
  'did-document': undecided('issuer.key-unreachable', /\bthe issuer's key document\b/i),
  jwks: undecided('issuer.key-unreachable', /\bthe issuer's key set\b/i),
  'issuer-profile': undecided('issuer.key-unreachable', /\bthe issuer's profile\b/i),
  assertion: undecided('hosted.unreachable', /\bthe assertion\b/),
  'badge-class': undecided('hosted.unreachable', /\bthe badge class\b/),
  endorsement: { verdict: 'pass', code: 'endorsement.indeterminate', role: /\bthe endorsement\b/ },
  'public-key': undecided('issuer.key-unreachable', /\bthe issuer's key\b/i),
  'revocation-list': undecided('status.list-unreachable', /\brevoked\b/),
  'status-list': undecided('status.list-unreachable', /\brevoked\b|the status list/),
  refresh: { verdict: 'pass', code: 'refresh.failed', role: /offers newer copies/ },
  'credential-schema': {
    verdict: 'pass',
    code: 'schema.extra-not-checked',
    role: /the credentialSchema .* not checked/,
  },
  'trust-list': undecided('issuer.trust-unavailable', /your list of trusted issuers/i),
};

/** Of one try, or of all together where a busy machine was slow to begin. */
const noFullAnswer = /: (?:there was no full answer within 0\.4|no answer within 1\.2) seconds/;
const tooLarge = /: the answer is larger than (?:1|4|10) MiB/;

/** The fault in words that a person can pass on to whoever keeps the server. */
const words: Readonly<Record<Exclude<Fault, 'none'>, RegExp>> = {
  refused: /: the server did not take the connection/,
  dns: /: there is no such host/,
  'connect-timeout': noFullAnswer,
  'tls-self-signed': /: it made its certificate itself/,
  'tls-expired': /: its certificate has expired/,
  'tls-wrong-host': /: its certificate is made out to another name/,
  'http-404': /HTTP status 404\b/,
  'http-410': /HTTP status 410\b/,
  'http-429': /HTTP status 429\b/,
  'http-500': /HTTP status 500\b/,
  'slow-headers': noFullAnswer,
  'slow-body': noFullAnswer,
  'endless-body': tooLarge,
  'long-body': tooLarge,
  'gzip-bomb': tooLarge,
  'gzip-broken': /: the answer is compressed, and cannot be unpacked/,
  'two-encodings': /: the answer is compressed in a way that this program does not read/,
  'header-flood': /: its headers are larger than is read/,
  html: /\ba web page\b/,
  empty: /no JSON object/,
  'reset-in-body': /: the connection broke off/,
  'no-http': /: what the server answered is no HTTP/,
  'redirect-circle': /: the server redirects in a circle/,
  'redirect-endless': /: the server redirects more than 5 times/,
  'redirect-nowhere': /: the server redirects, but does not say where to/,
  'redirect-private': /: it leads on to https:\/\/127\.0\.0\.1:\d+, and 127\.0\.0\.1 is a private or reserved address/,
  'redirect-to-http': /: a redirect led from an address with https to this one without/,
};

interface Expected extends Missing {
  readonly fault: RegExp;
}

/** Bytes that came are judged by whoever asked, in words of their own. */
/** What is not there, and what was taken back, decides of the badge itself. */
const judgedBytes: Readonly<Partial<Record<Fault, Partial<Record<NetPurpose, Partial<Expected>>>>>> = {
  'http-404': {
    assertion: {
      verdict: 'fail',
      code: 'hosted.not-found',
      role: /there is nothing at that address/,
      fault: /HTTP 404/,
    },
    endorsement: { code: 'endorsement.failed', role: /there is nothing at that address/, fault: /HTTP 404/ },
  },
  'http-410': {
    input: { verdict: 'fail', code: 'status.revoked', role: /revoked/, fault: /./ },
    assertion: { verdict: 'fail', code: 'status.revoked', role: /revoked/, fault: /./ },
    endorsement: { code: 'endorsement.failed', role: /revoked/, fault: /./ },
  },
  html: {
    // What the user named is there, and it is no badge.
    input: { verdict: 'indeterminate', code: 'input.page-without-badge', role: /the page names no badge file/ },
    refresh: { fault: /: what it serves is no badge/ },
  },
  empty: {
    input: { fault: /: the server sent an empty answer/ },
    'revocation-list': {
      code: 'status.list-invalid',
      role: /Whether the badge was revoked is not known: the list/,
      fault: /JSON/,
    },
    'status-list': {
      code: 'status.list-invalid',
      role: /Whether the badge was revoked is not known: the list/,
      fault: /what is served there is no signed list that can be read/,
    },
    refresh: { fault: /: what it serves is no badge/ },
    'trust-list': { fault: /: the list is broken at line 1, column 1: .* the end of the text/ },
  },
};

const expectedOf = (fault: Exclude<Fault, 'none'>, purpose: NetPurpose): Expected => {
  const usual = missing[purpose];
  const decides = /[.-]unreachable$/.test(usual.code);
  const code = faults[fault] === 'blocked' && decides ? 'net.blocked' : usual.code;
  return { ...usual, code, fault: words[fault], ...judgedBytes[fault]?.[purpose] };
};

/** Notes that an honest badge of these tests has as well. */
const harmless: readonly FindingCode[] = ['issuer.self-asserted', 'proof.claims-missing'];

const findingsOf = ({ checks }: CredentialReport): readonly Finding[] =>
  checks.flatMap(({ findings }) => findings).filter(({ code }) => !harmless.includes(code));

const statusOf = ({ checks }: CredentialReport, id: string) => checks.find((check) => check.id === id)?.status;

const faulty = faultNames.filter((fault): fault is Exclude<Fault, 'none'> => fault !== 'none');

describe('where nothing is wrong', () => {
  test.concurrent.each(netPurposes)('the badge passes (%s)', async (purpose) => {
    const { report, url } = await judge('none', purpose);
    expect(report.verdict).toBe('pass');
    expect(findingsOf(report).map(({ code }) => code)).toEqual(purpose === 'refresh' ? ['refresh.used'] : []);
    expect(server.hits.get('none')).toBeGreaterThan(0);
    // A list is fetched before the run.
    const asked = report.fetched.filter((one) => one.purpose === purpose);
    expect(asked).toMatchObject(purpose === 'trust-list' ? [] : [{ url, purpose, status: 200 }]);
    if (purpose === 'trust-list') expect(report.assurance.issuer).toBe('trusted');
    if (purpose === 'credential-schema') expect(statusOf(report, 'schema.extra')).toBe('pass');
  });
});

describe.each(netPurposes)('of %s', (purpose) => {
  test.concurrent.each(faulty)('the fault %s is named, in time, and never passes for an answer', async (fault) => {
    const { report, url, elapsed, allowed } = await judge(fault, purpose);
    const expected = expectedOf(fault, purpose);
    expect(report.verdict).toBe(expected.verdict);
    const [found, ...others] = findingsOf(report);
    expect([found?.code, ...others]).toEqual([expected.code]);
    const sentence = found === undefined ? '' : sentenceOf(found);
    expect(sentence).toMatch(expected.role);
    expect(sentence).toMatch(expected.fault);
    // A redirect that is not followed is told by where it led.
    const host = found?.code === 'net.blocked' ? new URL(String(found.args['url'])).hostname : new URL(url).host;
    expect(sentence).toContain(host);
    expect(elapsed).toBeLessThan(allowed);
    if (purpose !== 'trust-list') expect(report.fetched.map((one) => one.url)).toContain(url);
    if (expected.verdict !== 'pass') expect(report.assurance.issuer).not.toBe('trusted');
    if (/^(?:input|issuer\.key|net\.)/.test(expected.code) && !purpose.endsWith('-list'))
      expect([report.assurance.issuer, report.provenance]).toEqual(['unknown', undefined]);
    if (purpose === 'credential-schema') expect(statusOf(report, 'schema.extra')).toBe('indeterminate');
  });
});

test('a list of trusted issuers that cannot be had leaves the question open, also where trust is not required', async () => {
  const { report } = await judge('http-500', 'trust-list', false);
  expect([report.verdict, report.assurance.issuer]).toEqual(['indeterminate', 'self-asserted']);
});

test('every fault of the server is here', () => {
  expect([...Object.keys(words), 'none'].sort()).toEqual([...faultNames].sort());
  expect(Object.keys(missing)).toEqual(netPurposes);
});
