import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codes, type ReportV1, UsageError, type VerifyInput, type VerifyOptions, verify } from '../src/index.js';
import { catalog } from '../src/model/catalog.js';
import { badge, ed25519Key, signDocument, signJwt } from './support/sign.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const good = fixture('alice.png');
const at = '2026-03-01T12:00:00Z';

/** What a caller without types may pass. */
const call = (input: unknown, options?: unknown): Promise<ReportV1> =>
  verify(input as VerifyInput, options as VerifyOptions);

const refusalOf = async (input: unknown, options?: unknown): Promise<UsageError> => {
  const outcome = await call(input, options).catch((error: unknown) => error);
  if (outcome instanceof UsageError) return outcome;
  throw new Error('the call was not refused');
};

describe('an input that is refused', () => {
  test.each<[string, unknown, RegExp]>([
    ['a bare path', 'badge.png', /never|takes an object/],
    ['bare bytes', Uint8Array.of(1), /takes an object/],
    ['nothing', undefined, /takes an object/],
    ['null', null, /takes an object/],
    ['a list', [{ path: good }], /must be an object/],
    ['an empty object', {}, /exactly one of path, url, bytes, text/],
    ['only a name', { name: 'x' }, /exactly one/],
    ['a member that is undefined', { path: undefined }, /exactly one/],
    ['a path and a text', { path: good, text: '{}' }, /exactly one/],
    ['a url and bytes', { url: 'https://example.org/', bytes: Uint8Array.of(1) }, /exactly one/],
    ['an empty path', { path: '' }, /"path" must be a text that is not empty/],
    ['a path that is a URL object', { path: new URL('file:///x') }, /"path"/],
    ['a text that is an object', { text: { type: [] } }, /"text"/],
    ['bytes that are a text', { bytes: 'abc' }, /"bytes" must be a Uint8Array/],
    ['bytes that are a list', { bytes: [1, 2] }, /"bytes"/],
    ['bytes of another width', { bytes: new Uint16Array(2) }, /"bytes"/],
    ['a name that is a number', { text: '{}', name: 3 }, /"name" must be a text/],
    ['a name beside a path', { path: good, name: 'x' }, /"name" goes with bytes or text/],
    ['the standard input of the program', { stdin: [] }, /no member "stdin"/],
    ['an address that is none', { url: 'badges.example.org/1' }, /https:\/\/ or http:\/\//],
    ['the address of a file', { url: 'file:///etc/passwd' }, /https:\/\/ or http:\/\//],
    ['an address with a blank', { url: 'https://example.org/a b' }, /https:\/\/ or http:\/\//],
    ['an address that is a URL object', { url: new URL('https://example.org/') }, /"url"/],
  ])('%s', async (_, input, message) => {
    expect((await refusalOf(input)).message).toMatch(message);
  });

  test.each([
    ['pth', 'path'],
    ['URL', 'url'],
    ['byte', 'bytes'],
  ])('with %j for a member is told of %j', async (name, meant) => {
    expect((await refusalOf({ [name]: 'x' })).hint).toBe(`did you mean "${meant}"?`);
  });
});

describe('options that are refused', () => {
  const recipient = { type: 'email', value: 'alice@example.org' };

  test.each<[string, unknown, RegExp]>([
    ['null', null, /the options must be an object/],
    ['a text', 'strict', /the options must be an object/],
    ['a list', [], /the options must be an object/],
    ['an unknown option', { ofline: true }, /no member "ofline"/],
    ['a switch that is a text', { offline: 'yes' }, /"offline" must be true or false/],
    ['a timeout without an end', { timeout: Number.POSITIVE_INFINITY }, /"timeout"/],
    ['a host with a scheme', { allowHosts: ['https://localhost'] }, /"allowHosts"/],
    ['a certificate that is a list of numbers', { ca: [1] }, /"ca"/],
    ['a certificate that is none', { ca: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'] }, /"ca"/],
    ['a timeout with a fraction', { timeout: 1500.5 }, /"timeout"/],
    ['retries with a fraction', { retries: 1.5 }, /"retries"/],
    ['a proxy that is no address', { proxy: { https: 'proxy' } }, /"https"/],
    ['an unknown kind of proxy', { proxy: { socks: 'https://p' } }, /no member "socks"/],
    ['a list that is a bare text', { trust: ['trusted.json'] }, /trusted issuers/],
    ['trust required without a list', { requireTrust: true }, /needs a list/],
    ['a resolver that is no address', { didResolver: 'resolver' }, /https:/],
    ['a resolver without https', { didResolver: 'http://resolver.example.org' }, /https:/],
    ['a replay without network', { replay: 'x', offline: true }, /replay/],
    ['a member that every object inherits', JSON.parse('{"__proto__": {}}'), /no member "__proto__"/],
    ['a date without a zone', { at: '2026-03-01T12:00:00' }, /"at"/],
    ['a day alone', { at: '2026-03-01' }, /"at"/],
    ['a number as date', { at: 0 }, /"at"/],
    ['a Date that is none', { at: new Date('nonsense') }, /"at"/],
    ['a Date behind the year 9999', { at: new Date(8.64e15) }, /"at"/],
    ['a negative clock skew', { clockSkew: -1 }, /"clockSkew"/],
    ['a clock skew of more than 5 minutes', { clockSkew: 300_001 }, /"clockSkew"/],
    ['a clock skew that is no number', { clockSkew: Number.NaN }, /"clockSkew"/],
    ['a clock skew in words', { clockSkew: '60' }, /"clockSkew"/],
    ['an unknown conformance', { conformance: 'ignore' }, /"conformance" must be one of "fail", "warn"/],
    ['a conformance that is null', { conformance: null }, /"conformance"/],
    ['an includeCredential that is a text', { includeCredential: 'no' }, /"includeCredential"/],
    ['a recipient alone', { recipients: recipient }, /"recipients" must be a list/],
    ['a recipient as text', { recipients: ['email:alice@example.org'] }, /a recipient must be an object/],
    ['a recipient without a type', { recipients: [{ value: 'x' }] }, /type of a recipient/],
    ['a recipient of an unknown type', { recipients: [{ type: 'phone', value: '1' }] }, /type of a recipient/],
    ['a recipient without a value', { recipients: [{ type: 'email' }] }, /value of a recipient/],
    ['a recipient with an empty value', { recipients: [{ type: 'email', value: '' }] }, /value of a recipient/],
    ['a recipient with more to it', { recipients: [{ ...recipient, salt: 'x' }] }, /no member "salt"/],
    ['a hole among the recipients', { recipients: [undefined] }, /a recipient must be an object/],
    ['one check alone to skip', { skip: 'status' }, /"skip" must be a list/],
    ['a check that must not be skipped', { skip: ['proof'] }, /"proof"/],
    ['something to skip that is no text', { skip: [1] }, /"skip"/],
  ])('%s', async (_, options, message) => {
    expect((await refusalOf({ path: good }, options)).message).toMatch(message);
  });

  test.each<[unknown, string]>([
    [{ recipient: [] }, 'did you mean "recipients"?'],
    [{ clockskew: 1 }, 'did you mean "clockSkew"?'],
    [{ skip: ['statsu'] }, 'did you mean "status"?'],
    [{ conformance: 'warm' }, 'did you mean "warn"?'],
    [{ recipients: [{ type: 'mail', value: 'x' }] }, 'did you mean "email"?'],
  ])('%j with a hint', async (options, hint) => {
    expect((await refusalOf({ path: good }, options)).hint).toBe(hint);
  });

  test('before anything is read', async () => {
    await expect(call({ path: '/no/such/file' }, { skip: ['proof'] })).rejects.toThrow(UsageError);
  });
});

describe('verify', () => {
  const key = ed25519Key();
  const codesOf = (report: ReportV1): readonly string[] => report.results[0]?.findings.map(({ code }) => code) ?? [];

  test('passes a genuine badge', async () => {
    const report = await verify({ path: good }, { at });
    expect(report.results[0]?.verdict).toBe('pass');
    expect(report.run.limited).toEqual([]);
    expect(report.run.at).toBe(at);
  });

  test('fails a badge that was changed', async () => {
    const report = await verify({ path: fixture('mallory.png') }, { at });
    expect(report.results[0]?.verdict).toBe('fail');
    expect(codesOf(report)).toContain('proof.signature-mismatch');
  });

  test('says that a file is missing in the report', async () => {
    expect(codesOf(await verify({ path: fixture('missing.png') }))).toEqual(['input.not-found']);
  });

  test('leaves an address open where nobody may be asked', async () => {
    const report = await verify({ url: 'https://badges.example.org/1' }, { offline: true });
    expect(report.results[0]?.verdict).toBe('indeterminate');
    expect(codesOf(report)).toEqual(['net.offline']);
  });

  test('takes bytes, a token as text, and a name for each', async () => {
    const document = await signDocument(badge(key.did), { suite: 'eddsa-jcs-2022', key });
    const bytes = await verify({ bytes: Buffer.from(JSON.stringify(document)), name: 'mine.json' }, { at });
    expect(bytes.results[0]).toMatchObject({ verdict: 'pass', input: { source: 'bytes', ref: 'mine.json' } });
    const token = signJwt(
      { alg: 'EdDSA', kid: key.method },
      { ...badge(key.did), iss: key.did, sub: 'did:example:alice', jti: String(badge(key.did)['id']), nbf: 1704067200 },
      key,
    );
    const text = await verify({ text: token }, { at });
    expect(text.results[0]).toMatchObject({ verdict: 'pass', input: { source: 'text', ref: 'text' } });
    expect((await verify({ bytes: readFileSync(good) }, { at })).results[0]?.verdict).toBe('pass');
  });

  test('takes a Date, and judges by it', async () => {
    const document = await signDocument(badge(key.did, { validUntil: '2024-06-01T00:00:00Z' }), {
      suite: 'eddsa-jcs-2022',
      key,
    });
    const text = JSON.stringify(document);
    expect((await verify({ text }, { at: new Date('2024-05-01T00:00:00Z') })).results[0]?.verdict).toBe('pass');
    expect(codesOf(await verify({ text }, { at: new Date('2024-07-01T00:00:00Z') }))).toContain('validity.expired');
  });

  test('compares the recipient', async () => {
    const text = JSON.stringify(await signDocument(badge(key.did), { suite: 'eddsa-jcs-2022', key }));
    const of = async (value: string) =>
      (await verify({ text }, { at, recipients: [{ type: 'id', value }] })).results[0];
    expect(await of('did:example:alice')).toMatchObject({ verdict: 'pass', assurance: { recipient: 'matched' } });
    expect(await of('did:example:bob')).toMatchObject({ verdict: 'fail', assurance: { recipient: 'mismatch' } });
  });

  test('lists once what was left out or weakened', async () => {
    const report = await verify({ path: good }, { at, skip: ['status', 'refresh', 'status'], conformance: 'warn' });
    expect(report.run.limited).toEqual(['--skip status', '--skip refresh', '--conformance warn']);
  });

  test('takes options that are undefined for the defaults', async () => {
    const options = { at, clockSkew: undefined, conformance: undefined, recipients: undefined, skip: undefined };
    expect((await call({ path: good, text: undefined }, options)).results[0]?.verdict).toBe('pass');
  });

  test('keeps the credential out of the report unless it is asked for', async () => {
    const plain = JSON.stringify(await verify({ path: good }, { at }));
    const whole = JSON.stringify(await verify({ path: good }, { at, includeCredential: true }));
    expect(plain).not.toContain('"proofValue"');
    expect(whole).toContain('"proofValue"');
  });
});

describe('codes', () => {
  test('are those of the catalogue, in its order', () => {
    expect(codes.map(({ code }) => code)).toEqual(Object.keys(catalog));
  });

  test.each(codes)('$code has its texts', ({ code, effect, title, next, means, checker, issuer }) => {
    const entry = catalog[code];
    expect({ effect, title, next, means, checker, issuer }).toEqual({
      effect: entry.effect,
      title: entry.title,
      next: entry.fix,
      means: entry.help.means,
      checker: entry.help.checker,
      issuer: entry.help.issuer,
    });
  });
});

test('an empty text is the business of the report, not of an exception', async () => {
  const report = await verify({ text: '' });
  expect(report.results[0]?.findings.map(({ code }) => code)).toEqual(['input.empty']);
});
