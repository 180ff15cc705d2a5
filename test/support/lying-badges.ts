/**
 * What may hosts serve that would make an invented badge of Open Badges 1 or 2 look like the issuer's? (Open Badges
 * 2.0, Hosted and Signed Verification) Each line is a badge as somebody hands it over, and what the web says of it.
 */
import { createHash, createPublicKey } from 'node:crypto';
import type { FindingCode } from '../../src/model/catalog.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { Verdict } from '../../src/model/verdict.js';
import type { Web } from './key-question.js';
import { ed25519Key, signJwt, type TestKey } from './sign.js';

const issuersKey = ed25519Key('Example University');
const liarsKey = ed25519Key('Mallory');

export interface LyingBadge {
  readonly name: string;
  /** What is handed over: JSON, or a token. */
  readonly text: string;
  readonly web: Web;
  readonly recipient?: string;
  readonly verdict: Verdict;
  /** Every code of the report. */
  readonly codes: readonly FindingCode[];
}

interface Hosts {
  /** The host of the issuer, and one that belongs to Mallory; both with their ports. */
  readonly host: string;
  readonly other: string;
}

type Members = Readonly<Record<string, JsonValue | undefined>>;

const change = (object: JsonObject, members: Members): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...object, ...members }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const pem = ({ jwk }: TestKey): string =>
  createPublicKey({ key: { ...jwk }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();

const context = 'https://w3id.org/openbadges/v2';
const alice = 'alice@example.org';
const salted = (address: string): JsonObject => ({
  type: 'email',
  hashed: true,
  salt: 'x',
  identity: `sha256$${createHash('sha256').update(`${address}x`).digest('hex')}`,
});

/** The table, for the given hosts. Honest badges stand among the others, so that these are known to bite. */
export const lyingBadges = ({ host, other }: Hosts): readonly LyingBadge[] => {
  const at = (path: string): string => `https://${host}${path}`;
  const mallorys = (path: string): string => `https://${other}${path}`;
  const [id, classId, issuerId, keyId, listId] = ['/a/1', '/b/1', '/i', '/k/1', '/r'].map(at) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const assertion = (members: Members = {}): JsonObject =>
    change(
      {
        '@context': context,
        type: 'Assertion',
        id,
        recipient: salted(alice),
        badge: classId,
        verification: { type: 'HostedBadge' },
        issuedOn: '2020-01-10T09:00:00Z',
      },
      members,
    );
  const badgeClass = (members: Members = {}): JsonObject =>
    change(
      {
        '@context': context,
        type: 'BadgeClass',
        id: classId,
        name: 'Python',
        description: 'Python',
        image: at('/python.png'),
        criteria: { narrative: 'Passed.' },
        issuer: issuerId,
      },
      members,
    );
  const profile = (members: Members = {}): JsonObject =>
    change(
      {
        '@context': context,
        type: 'Profile',
        id: issuerId,
        name: 'Example University',
        url: at('/'),
        email: 'badges@example.edu',
      },
      members,
    );
  const key = (owner: JsonValue | undefined = issuerId, members: Members = {}, holder = issuersKey): JsonObject =>
    change({ '@context': context, type: 'CryptographicKey', id: keyId, owner, publicKeyPem: pem(holder) }, members);
  const parts: Web = { [classId]: { json: badgeClass() }, [issuerId]: { json: profile() } };
  const honest: Web = { ...parts, [id]: { json: assertion() } };

  const hosted = (
    name: string,
    web: Web,
    verdict: Verdict,
    codes: readonly FindingCode[] = [],
    given: JsonObject = assertion(),
  ): LyingBadge => ({ name, text: JSON.stringify(given), web: { ...honest, ...web }, verdict, codes });

  const toSign = (members: Members = {}): JsonObject =>
    assertion({ verification: { type: 'SignedBadge', creator: keyId }, ...members });
  const signing: Web = { ...parts, [issuerId]: { json: profile({ publicKey: keyId }) }, [keyId]: { json: key() } };
  const signed = (
    name: string,
    web: Web,
    verdict: Verdict,
    codes: readonly FindingCode[] = [],
    text = signJwt({ alg: 'EdDSA' }, toSign(), issuersKey),
  ): LyingBadge => ({ name, text, web: { ...signing, ...web }, verdict, codes });

  const evil = mallorys('/a/1');
  const elsewhere = (url: string, web: Web = {}): readonly [Web, JsonObject] => [
    { [url]: { json: assertion({ id: url }) }, ...web },
    assertion({ id: url }),
  ];
  const outside = ['hosted.out-of-scope'] as const;
  const onMallorys = (
    name: string,
    issuer: JsonObject,
    verdict: Verdict,
    codes: readonly FindingCode[],
  ): LyingBadge => {
    const [web, given] = elsewhere(evil, { [issuerId]: { json: issuer } });
    return hosted(name, web, verdict, codes, given);
  };
  const scoped = (name: string, verification: JsonObject, verdict: Verdict, codes: readonly FindingCode[] = []) =>
    hosted(name, { [issuerId]: { json: profile({ verification }) } }, verdict, codes);
  const listed = (name: string, list: JsonValue, verdict: Verdict, codes: readonly FindingCode[] = []): LyingBadge =>
    signed(
      name,
      { [issuerId]: { json: profile({ publicKey: keyId, revocationList: listId }) }, [listId]: { json: list } },
      verdict,
      codes,
    );
  const list = (revokedAssertions: JsonValue, members: Members = {}): JsonObject =>
    change({ '@context': context, type: 'RevocationList', id: listId, issuer: issuerId, revokedAssertions }, members);

  const plain = (url: string): string => url.replace('https:', 'http:');

  const d1: readonly LyingBadge[] = [
    hosted('D1 nothing but the truth', {}, 'pass'),
    hosted('D1 a file that its host never saw', { [id]: { text: '', status: 404 } }, 'fail', ['hosted.not-found']),
    hosted('D1 a page in the place of the badge', { [id]: { text: '<!doctype html><p>Hello' } }, 'indeterminate', [
      'hosted.unreachable',
    ]),
    hosted('D1 a connection that breaks off', { [id]: { failure: 'protocol' } }, 'indeterminate', [
      'hosted.unreachable',
    ]),
    {
      ...hosted(
        'D1 a file with another recipient',
        {},
        'fail',
        ['hosted.differs-from-input', 'recipient.mismatch'],
        assertion({ recipient: salted('mallory@example.org') }),
      ),
      recipient: 'mallory@example.org',
    },
    hosted(
      'D1 a file with another date',
      {},
      'pass',
      ['hosted.differs-from-input'],
      assertion({ issuedOn: '2024-01-10T09:00:00Z' }),
    ),
    hosted('D1 the badge of another id', { [id]: { json: assertion({ id: at('/a/2') }) } }, 'fail', [
      'hosted.id-mismatch',
    ]),
  ];

  const d2: readonly LyingBadge[] = [
    onMallorys('D2 a badge on a host of Mallory', profile(), 'fail', outside),
    onMallorys(
      'D2 a badge on a host that the profile allows',
      profile({ verification: { allowedOrigins: [host, other] } }),
      'pass',
      [],
    ),
    onMallorys(
      'D2 a badge on a host whose end is allowed',
      profile({ verification: { allowedOrigins: [host, other.replace(/^[^.]*\./, '')] } }),
      'fail',
      outside,
    ),
    hosted(
      'D2 a badge class on a host of Mallory',
      {
        [id]: { json: assertion({ badge: mallorys('/b/1') }) },
        [mallorys('/b/1')]: { json: badgeClass({ id: mallorys('/b/1') }) },
      },
      'fail',
      outside,
      assertion({ badge: mallorys('/b/1') }),
    ),
  ];

  const d3: readonly LyingBadge[] = [
    scoped('D3 the beginning of the badge', { startsWith: at('/a') }, 'pass'),
    scoped('D3 a longer name', { startsWith: at('/a/1x') }, 'fail', outside),
    scoped('D3 a folder that begins alike', { startsWith: at('/a/1/') }, 'fail', outside),
    scoped('D3 capital letters in the path', { startsWith: at('/A') }, 'fail', outside),
    scoped('D3 capital letters in the host', { startsWith: `https://${host.toUpperCase()}/a` }, 'pass'),
    scoped('D3 dot segments', { startsWith: at('/a/../c/') }, 'fail', [...outside, 'hosted.out-of-scope']),
    scoped('D3 a beginning on another host', { allowedOrigins: [host], startsWith: mallorys('/') }, 'fail', outside),
    // The guard does not ask what has a user name.
    ...(
      [
        ['a host as user name', `https://${host.replace(/:.*/, '')}@${other}/a/1`],
        ['an encoded slash', `https://${host.replace(/:.*/, '')}%2f@${other}/a/1`],
      ] as const
    ).map(([name, url]) => {
      const [web, given] = elsewhere(url);
      return hosted(`D3 ${name}`, web, 'indeterminate', ['net.blocked'], given);
    }),
    ...(
      [
        ['dot segments in the address', at('/a/../u/1')],
        ['encoded dot segments in the address', at('/a/%2e%2e/u/1')],
      ] as const
    ).map(([name, url]) =>
      hosted(
        `D3 ${name}`,
        {
          [at('/u/1')]: { json: assertion({ id: url }) },
          [issuerId]: { json: profile({ verification: { startsWith: at('/a/') } }) },
        },
        'fail',
        outside,
        assertion({ id: url }),
      ),
    ),
  ];

  const d4: readonly LyingBadge[] = [
    hosted(
      'D4 a profile inside, which allows the host of Mallory',
      {
        [evil]: { json: assertion({ id: evil, badge: mallorys('/b/1') }) },
        [mallorys('/b/1')]: {
          json: badgeClass({
            id: mallorys('/b/1'),
            issuer: profile({ verification: { allowedOrigins: [other] } }),
          }),
        },
      },
      'fail',
      [...outside, 'hosted.out-of-scope'],
      assertion({ id: evil, badge: mallorys('/b/1') }),
    ),
    signed(
      'D4 a profile inside, with the key of Mallory',
      {},
      'fail',
      ['proof.signature-mismatch'],
      signJwt(
        { alg: 'EdDSA' },
        toSign({
          badge: badgeClass({ issuer: profile({ publicKey: key(issuerId, { id: undefined }, liarsKey) }) }),
          verification: { type: 'SignedBadge' },
        }),
        liarsKey,
      ),
    ),
  ];

  const d5: readonly LyingBadge[] = [
    hosted('D5 a redirect within the host', { [id]: { json: assertion(), finalUrl: at('/files/1') } }, 'pass'),
    hosted('D5 a redirect of the badge to Mallory', { [id]: { json: assertion(), finalUrl: evil } }, 'fail', outside),
    hosted('D5 a redirect to a badge of Mallory', { [id]: { json: assertion({ id: evil }), finalUrl: evil } }, 'fail', [
      'hosted.id-mismatch',
    ]),
    hosted(
      'D5 a redirect of the badge class to Mallory',
      { [classId]: { json: badgeClass(), finalUrl: mallorys('/b/1') } },
      'fail',
      outside,
    ),
    hosted(
      'D5 a redirect of the profile to Mallory',
      { [issuerId]: { json: profile(), finalUrl: mallorys('/i') } },
      'indeterminate',
      ['issuer.key-unreachable'],
    ),
    hosted(
      'D5 a redirect to an address without https',
      { [id]: { json: assertion(), finalUrl: plain(at('/files/1')) } },
      'indeterminate',
      ['net.blocked'],
    ),
  ];

  const d6: readonly LyingBadge[] = [
    hosted('D6 JSON that says it is signed', {}, 'fail', ['hosted.unsigned'], toSign()),
    hosted('D6 a host that says so', { [id]: { json: toSign() } }, 'fail', ['hosted.unsigned']),
    signed(
      'D6 a token that says it is hosted',
      { [id]: { json: assertion() } },
      'pass',
      [],
      signJwt({ alg: 'EdDSA' }, assertion(), liarsKey),
    ),
    signed(
      'D6 a token that says it is hosted where it is not',
      {},
      'fail',
      ['hosted.not-found'],
      signJwt({ alg: 'EdDSA' }, assertion(), liarsKey),
    ),
  ];

  const notLinked = ['issuer.key-not-linked'] as const;
  const d7: readonly LyingBadge[] = [
    signed('D7 a key that both sides name', {}, 'pass'),
    signed('D7 a key of another owner', { [keyId]: { json: key(mallorys('/i')) } }, 'fail', notLinked),
    signed('D7 a key without an owner', { [keyId]: { json: key(undefined, { owner: undefined }) } }, 'fail', notLinked),
    signed(
      'D7 a key that is not listed',
      { [issuerId]: { json: profile({ publicKey: at('/k/2') }) } },
      'fail',
      notLinked,
    ),
    signed('D7 a profile without a key', { [issuerId]: { json: profile() } }, 'fail', ['issuer.key-not-found']),
    signed('D7 a key that is not there', { [keyId]: { text: '', status: 404 } }, 'indeterminate', [
      'issuer.key-unreachable',
    ]),
    signed(
      'D7 a key of Mallory in the name of the issuer',
      { [mallorys('/k')]: { json: key(issuerId, { id: mallorys('/k') }, liarsKey) } },
      'fail',
      notLinked,
      signJwt({ alg: 'EdDSA' }, toSign({ verification: { type: 'SignedBadge', creator: mallorys('/k') } }), liarsKey),
    ),
    signed(
      'D7 a signature of Mallory',
      {},
      'fail',
      ['proof.signature-mismatch'],
      signJwt({ alg: 'EdDSA' }, toSign(), liarsKey),
    ),
  ];

  const revoked = ['status.revoked'] as const;
  const d8: readonly LyingBadge[] = [
    hosted('D8 an address that says it is gone', { [id]: { text: '', status: 410 } }, 'fail', revoked),
    hosted('D8 a badge that says it was revoked', { [id]: { json: assertion({ revoked: true }) } }, 'fail', [
      'hosted.differs-from-input',
      ...revoked,
    ]),
    listed('D8 a list without the badge', list([at('/a/2')]), 'pass'),
    listed('D8 a list with its id', list([id]), 'fail', revoked),
    listed('D8 a list with its id and a reason', list([{ id, revocationReason: 'By mistake.' }]), 'fail', revoked),
    listed('D8 a list of somebody else', list([], { issuer: mallorys('/i') }), 'indeterminate', [
      'status.list-invalid',
    ]),
    signed(
      'D8 a list on a host of Mallory that the issuer does not name so',
      {
        [issuerId]: { json: profile({ publicKey: keyId, revocationList: listId }) },
        [listId]: { json: list([]), finalUrl: mallorys('/r') },
      },
      'indeterminate',
      ['status.list-invalid'],
    ),
    signed(
      'D8 a list that is not there',
      { [issuerId]: { json: profile({ publicKey: keyId, revocationList: listId }) } },
      'indeterminate',
      ['status.list-unreachable'],
    ),
  ];

  const d9: readonly LyingBadge[] = [
    { ...hosted('D9 the person in question', {}, 'pass'), recipient: alice },
    { ...hosted('D9 the person in capital letters', {}, 'pass'), recipient: alice.toUpperCase() },
    {
      ...hosted('D10 a genuine badge of somebody else', {}, 'fail', ['recipient.mismatch']),
      recipient: 'bob@example.org',
    },
  ];

  const old: Web = {
    [id]: { json: assertion({ id: plain(id), badge: plain(classId) }) },
    [classId]: { json: badgeClass({ id: plain(classId), issuer: plain(issuerId) }) },
    [issuerId]: { json: profile({ id: plain(issuerId) }) },
  };
  const given = assertion({ id: plain(id), badge: plain(classId) });
  const schemes: readonly LyingBadge[] = [
    hosted(
      'addresses without https',
      old,
      'pass',
      ['hosted.over-https', 'hosted.over-https', 'hosted.over-https'],
      given,
    ),
    hosted(
      'addresses without https and with no answer',
      { ...old, [id]: { failure: 'protocol' } },
      'indeterminate',
      ['net.blocked'],
      given,
    ),
  ];

  return [...d1, ...d2, ...d3, ...d4, ...d5, ...d6, ...d7, ...d8, ...d9, ...schemes];
};
