import { describe, expect, test } from 'vitest';
import type { CheckContext } from '../../src/checks/check.js';
import { endorsements } from '../../src/checks/endorsements.js';
import { finding } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { CheckReport, CredentialReport } from '../../src/model/report.js';
import type { Verdict } from '../../src/model/verdict.js';
import { codesOf, findingsOf, run } from './run.js';

const badgeId = 'urn:example:badge';

/** What the nested run would say of an endorsement with these subjects. */
const reportOn = (
  subject: JsonValue | undefined,
  verdict: Verdict,
  kind: 'endorsement' | 'achievement',
): CredentialReport => {
  const open = verdict === 'pass' ? [] : [finding('proof.suite-unsupported', { suite: 'made-up-2031' })];
  const proof: CheckReport = {
    id: 'proof',
    title: 'signature',
    status: verdict,
    required: true,
    waived: false,
    summary: '',
    findings: verdict === 'fail' ? [finding('proof.missing', {})] : open,
    trace: [],
  };
  return {
    input: { source: 'nested', ref: '' },
    credential: {
      version: 'ob3',
      kind,
      dataModel: 'vcdm2',
      authenticated: verdict === 'pass',
      view: { issuer: { id: 'did:example:endorser' }, subject: {}, skills: [], evidence: [], dates: {} },
      document: subject === undefined ? {} : { credentialSubject: subject },
    },
    verdict,
    assurance: { integrity: 'signature', issuer: 'self-asserted', recipient: 'not-evaluated' },
    checks: [proof],
    omittedFindings: 0,
    fetched: [],
    children: [],
  };
};

const judge = async (
  subject: JsonValue | undefined,
  { verdict = 'pass', kind = 'endorsement' }: { verdict?: Verdict; kind?: 'endorsement' | 'achievement' } = {},
  members: JsonObject = { id: badgeId, endorsement: [{}] },
) => run(endorsements, members, { verifyNested: async () => reportOn(subject, verdict, kind) });

describe('an endorsement', () => {
  test.each<[string, JsonValue | undefined, readonly string[]]>([
    ['the badge', { id: badgeId }, []],
    ['the badge, named twice', [{ id: badgeId }, { id: badgeId }], []],
    ['something else', { id: 'urn:example:other' }, ['endorsement.failed']],
    ['the badge and something else', [{ id: badgeId }, { id: 'urn:example:other' }], ['endorsement.failed']],
    ['something without an id', {}, ['endorsement.failed']],
    ['nothing', [], ['endorsement.failed']],
    ['nobody knows what', undefined, ['endorsement.failed']],
    ['a text', badgeId, ['endorsement.failed']],
  ])('about %s', async (_, subject, codes) => expect(codesOf(await judge(subject))).toEqual(codes));

  test('of something without an id is about nothing that could be compared', async () => {
    const achievement = { endorsement: [{}] };
    for (const subject of [{}, { id: badgeId }, undefined])
      expect(codesOf(await judge(subject, {}, { credentialSubject: { achievement } }))).toEqual(['endorsement.failed']);
  });

  test('that is a badge of its own is none', async () => {
    const [found] = findingsOf(await judge({ id: badgeId }, { kind: 'achievement' }));
    expect(found).toMatchObject({ code: 'endorsement.failed', args: { why: 'it is no endorsement' } });
  });

  test('that fails or is open is told with its reason and its place', async () => {
    const failed = findingsOf(await judge({ id: badgeId }, { verdict: 'fail' }));
    expect(failed.map(({ code, pointer }) => [code, pointer])).toEqual([['endorsement.failed', '/endorsement/0']]);
    expect(failed[0]?.args['issuer']).toBe('did:example:endorser');
    expect(failed[0]?.args['why']).not.toBe('');
    expect(codesOf(await judge({ id: badgeId }, { verdict: 'indeterminate' }))).toEqual(['endorsement.indeterminate']);
  });

  test.each([[7], [null], [true], [[{}]]])('that is %j is neither a credential nor a token', async (value) => {
    const members = { id: badgeId, endorsement: [value as JsonValue] };
    expect(codesOf(await judge({ id: badgeId }, {}, members))).toEqual(['endorsement.failed']);
  });
});

describe('endorsements', () => {
  test('are looked for at the badge, its issuer, its achievement and whoever made that', async () => {
    const pointers: string[] = [];
    const verifyNested: CheckContext['verifyNested'] = async (_, pointer) => {
      pointers.push(pointer);
      return reportOn({ id: badgeId }, 'pass', 'endorsement');
    };
    const carrier = { id: badgeId, endorsement: [{}], endorsementJwt: ['a.b.c'] };
    const result = await run(
      endorsements,
      {
        ...carrier,
        issuer: carrier,
        credentialSubject: { ...carrier, achievement: { ...carrier, creator: carrier } },
      },
      { verifyNested },
    );
    expect(pointers).toEqual(
      ['', '/issuer', '/credentialSubject/achievement', '/credentialSubject/achievement/creator'].flatMap((place) => [
        `${place}/endorsement/0`,
        `${place}/endorsementJwt/0`,
      ]),
    );
    expect(result).toMatchObject({ kind: 'done', evidence: '8 of 8 held', findings: [] });
  });

  test('that are none are nothing to look at', async () => {
    expect((await run(endorsements, {})).kind).toBe('not-applicable');
    expect((await run(endorsements, { endorsement: [] })).kind).toBe('not-applicable');
  });

  test('of which too many are carried are not called good', async () => {
    let left = 2;
    const result = await run(
      endorsements,
      { id: badgeId, endorsement: [{}, {}, {}] },
      {
        nestedLeft: () => left,
        verifyNested: async () => {
          left -= 1;
          return reportOn({ id: badgeId }, 'pass', 'endorsement');
        },
      },
    );
    expect(result).toMatchObject({ kind: 'done', evidence: '2 of 3 held' });
    expect(findingsOf(result).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['endorsement.indeterminate', '/endorsement/2'],
    ]);
  });
});
