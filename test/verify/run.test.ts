import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { defaultPolicy, type Policy } from '../../src/model/policy.js';
import type { CheckReport, CredentialReport } from '../../src/model/report.js';
import { offlineNet } from '../../src/net/offline.js';
import { codesOf, fixtures } from '../support/fixtures.js';
import { badge, contextOb3, contextV2, ed25519Key, signDocument, signJwt } from '../support/sign.js';
import { verifyBytes as verify } from '../support/verify.js';

const issuer = ed25519Key('issuer');
const endorser = ed25519Key('endorser');
const policy: Policy = { ...defaultPolicy(Date.UTC(2026, 2, 1)), clockSkew: 0 };

const run = (content: JsonObject | string | Uint8Array, changes: Partial<Policy> = {}): Promise<CredentialReport> => {
  const bytes =
    content instanceof Uint8Array
      ? content
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return verify(bytes, { source: 'bytes', ref: 'test' }, { policy: { ...policy, ...changes }, net: offlineNet });
};

const signed = (document: JsonObject): Promise<JsonObject> =>
  signDocument(document, { suite: 'eddsa-jcs-2022', key: issuer });

const checkOf = (report: CredentialReport, id: string): CheckReport => {
  const found = report.checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`there is no check ${id}`);
  return found;
};

const idOf = (document: JsonObject): string => String(document['id']);

/** An endorsement as a signed token, which may carry endorsements of its own. */
const endorsement = (about: string, id: string, members: JsonObject = {}): string => {
  const document: JsonObject = {
    '@context': [contextV2, contextOb3],
    id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement',
    issuer: { id: endorser.did, type: ['Profile'] },
    validFrom: '2024-01-02T00:00:00Z',
    credentialSubject: { id: about, type: ['EndorsementSubject'] },
    ...members,
  };
  return signJwt({ alg: 'EdDSA', kid: endorser.method }, document, endorser);
};

const depthOf = (report: CredentialReport): number =>
  Math.max(0, ...report.children.map((child) => 1 + depthOf(child.report)));
const countOf = (report: CredentialReport): number =>
  report.children.reduce((sum, child) => sum + 1 + countOf(child.report), 0);
const deepestOf = (report: CredentialReport): CredentialReport =>
  report.children[0] === undefined ? report : deepestOf(report.children[0].report);

/** A badge with an endorsement that carries an endorsement, and so on. */
const nested = (levels: number): Promise<JsonObject> => {
  const document = badge(issuer.did);
  const wrap = (about: string, level: number): JsonObject => {
    const id = `urn:example:endorsement:${level}`;
    return level > levels ? {} : { endorsementJwt: [endorsement(about, id, wrap(id, level + 1))] };
  };
  return signed({ ...document, ...wrap(idOf(document), 1) });
};

describe('credentials inside one another', () => {
  test('are verified down to the fourth level', async () => {
    const report = await run(await nested(4));
    expect(depthOf(report)).toBe(4);
    expect(checkOf(report, 'endorsements').status).toBe('pass');
    expect(deepestOf(report).verdict).toBe('pass');
  });

  test('are not followed further, and that is said where they stop', async () => {
    const report = await run(await nested(6));
    expect(depthOf(report)).toBe(4);
    expect(codesOf(deepestOf(report))).toContain('endorsement.indeterminate');
  });

  test('are not verified without end', async () => {
    const document = badge(issuer.did);
    const endorsementJwt = Array.from({ length: 40 }, (_, n) => endorsement(idOf(document), `urn:example:${n}`));
    const report = await run(await signed({ ...document, endorsementJwt }));
    expect(countOf(report)).toBe(32);
    expect(checkOf(report, 'endorsements').findings.map(({ code }) => code)).toEqual(['endorsement.indeterminate']);
    expect(checkOf(report, 'endorsements').summary).toBe('32 of 40 held');
  });

  test('share one limit over all levels', async () => {
    const document = badge(issuer.did);
    const branch = (about: string, id: string, width: number): string =>
      endorsement(about, id, {
        endorsementJwt: Array.from({ length: width }, (_, n) => endorsement(id, `${id}:${n}`)),
      });
    const endorsementJwt = Array.from({ length: 10 }, (_, n) => branch(idOf(document), `urn:example:${n}`, 10));
    expect(countOf(await run(await signed({ ...document, endorsementJwt })))).toBe(32);
  });
});

describe('findings', () => {
  test('of which a check has more than a hundred are cut, and the rest is counted', async () => {
    const refreshService = Array.from({ length: 150 }, (_, n) => ({ id: `urn:example:refresh:${n}`, type: 'X' }));
    const report = await run(await signed(badge(issuer.did, { refreshService })));
    expect(checkOf(report, 'refresh').findings).toHaveLength(100);
    expect(report.omittedFindings).toBeGreaterThanOrEqual(50);
    expect(report.verdict).not.toBe('pass');
  });

  test('are marked with whether the issuer signed what they speak of', async () => {
    const late = badge(issuer.did, { validUntil: '2025-01-01T00:00:00Z' });
    const authentic = await run(await signed(late));
    const forged = await run({ ...(await signed(late)), name: 'Doctor of everything' });
    const marks = (report: CredentialReport) =>
      checkOf(report, 'validity').findings.map(({ code, authenticated }) => [code, authenticated]);
    expect(marks(authentic)).toEqual([['validity.expired', true]]);
    expect(marks(forged)).toEqual([['validity.expired', false]]);
  });
});

describe('checks that need another', () => {
  const needing = ['refresh', 'status', 'endorsements'];
  const rich: JsonObject = {
    credentialStatus: { id: 'urn:example:1', type: 'X' },
    refreshService: { id: 'https://badges.example.org/refresh', type: '1EdTechCredentialRefresh' },
  };

  test('run when it passed', async () => {
    const report = await run(await signed(badge(issuer.did, rich)));
    expect(needing.map((id) => checkOf(report, id).status)).toEqual([
      'indeterminate',
      'indeterminate',
      'not-applicable',
    ]);
  });

  test('are skipped when it failed, and say so', async () => {
    const report = await run({ ...(await signed(badge(issuer.did, rich))), name: 'Doctor of everything' });
    expect(checkOf(report, 'proof').status).toBe('fail');
    for (const id of ['refresh', 'status']) {
      expect(checkOf(report, id).status).toBe('skipped');
      expect(checkOf(report, id).summary).toMatch(/^the signature did not .* so this was not looked at$/);
    }
    expect(checkOf(report, 'endorsements').status).toBe('not-applicable');
  });

  test('are skipped when it was left open, and say so in other words', async () => {
    const open = await run({
      ...badge('did:web:badges.example.org', rich),
      proof: {
        ...((await signed(badge(issuer.did)))['proof'] as JsonObject),
        verificationMethod: 'did:web:badges.example.org#1',
      },
    });
    expect(checkOf(open, 'proof').status).toBe('skipped');
    for (const id of ['refresh', 'status']) expect(checkOf(open, id).summary).toContain('was not decided');
  });

  test('ask nothing of addresses that somebody who is not the issuer has signed', async () => {
    const foreign = { ...badge('did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', rich) };
    const report = await run(await signed(foreign));
    expect(checkOf(report, 'proof').status).toBe('pass');
    for (const id of ['refresh', 'status'])
      expect(checkOf(report, id).summary).toBe('the issuer key did not pass, so this was not looked at');
  });

  test('are waived when the user says so, and only they', async () => {
    const report = await run(await signed(badge(issuer.did, rich)), { skip: ['status'] });
    expect(checkOf(report, 'status')).toMatchObject({ status: 'skipped', waived: true, required: true });
    expect(report.checks.filter(({ waived }) => waived)).toHaveLength(1);
  });

  test('have nothing to look at where there is no badge', async () => {
    const report = await run('hello');
    expect(codesOf(report)).toEqual(['input.unrecognised']);
    expect(report.credential).toBeUndefined();
    for (const { id, status, summary } of report.checks.slice(1))
      expect([id, status, summary]).toEqual([id, 'skipped', 'there is no badge to look at']);
  });
});

describe('one badge', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'polluted'];
  const shared = [Object, Array, String, Function, Map].flatMap((one) => [one, one.prototype]);
  const members = (): unknown => shared.map((one) => Object.getOwnPropertyNames(one));

  /** With own members of these names, as only a parser makes them. */
  const withMember = (name: string, value: JsonValue): JsonObject =>
    JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`) as JsonObject;

  const hostile = async (name: string): Promise<readonly (JsonObject | string)[]> => {
    const poison = withMember(name, { polluted: 'yes' });
    const plain = badge(issuer.did);
    const subject = plain['credentialSubject'] as JsonObject;
    const documents: readonly JsonObject[] = [
      { ...plain, id: name },
      { ...plain, issuer: { id: name, type: ['Profile'], name } },
      { ...plain, type: [name, 'VerifiableCredential', 'OpenBadgeCredential'] },
      { ...plain, credentialSubject: { ...subject, id: name, ...poison } },
      { ...plain, credentialSubject: [{ ...subject, id: name }, poison, { id: `_:${name}`, polluted: 'yes' }] },
      {
        ...plain,
        credentialSubject: { ...subject, achievement: { ...(subject['achievement'] as JsonObject), id: name } },
      },
      { ...plain, '@context': [contextV2, contextOb3, poison] },
      { ...plain, '@context': [contextV2, contextOb3, withMember(name, `https://example.org/${name}`)] },
      { ...plain, '@context': [contextV2, contextOb3, name] },
      { ...plain, credentialStatus: { id: name, type: name }, refreshService: { id: name, type: name } },
      { ...plain, evidence: [{ id: name, type: [name], ...poison }] },
      JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(plain)}, ${JSON.stringify(plain).slice(1)}`) as JsonObject,
    ];
    const proof = {
      type: 'DataIntegrityProof',
      created: '2024-01-01T00:00:00Z',
      verificationMethod: issuer.method,
      proofPurpose: 'assertionMethod',
      // Of the right form, so that the content is brought into its canonical form to compare it.
      proofValue: ((await signed(plain))['proof'] as JsonObject)['proofValue'] as string,
    };
    return documents.flatMap((document) => [
      { ...document, proof: { ...proof, cryptosuite: 'eddsa-rdfc-2022' } },
      { ...document, proof: { ...proof, cryptosuite: 'eddsa-jcs-2022', id: name, previousProof: name } },
      { ...document, proof: { ...proof, type: name, cryptosuite: name, verificationMethod: name } },
      signJwt({ alg: 'EdDSA', kid: `${issuer.did}#${name}`, [name]: name }, document, issuer),
    ]);
  };

  test('never changes the report of another, nor the program', async () => {
    const alice = readFileSync(join(fixtures, 'alice.png'));
    const alone = await run(alice);
    expect(alone.verdict).toBe('pass');
    const before = members();
    for (const name of names) {
      for (const content of await hostile(name)) {
        const report = await run(content, { trace: true });
        expect(report.verdict).not.toBe('pass');
        expect(codesOf(report)).not.toContain('internal.check-crashed');
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }
      const inherited: string[] = [];
      for (const member in {}) inherited.push(member);
      expect(inherited).toEqual([]);
      expect(members()).toEqual(before);
      expect(JSON.stringify(await run(alice))).toBe(JSON.stringify(alone));
    }
  });
});
