/** How is the inside of a badge laid out for a person? */

import { catalog } from '../../model/catalog.js';
import type { Credential, Envelope, ProofClaim } from '../../model/credential.js';
import { effectOf, type Finding } from '../../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../../model/json.js';
import type { LinkedBadge, LinkedVerification } from '../../model/linked.js';
import { redactUrl } from '../../model/redact.js';
import type { CheckReport } from '../../model/report.js';
import type { Effect } from '../../model/verdict.js';
import type { NetPurpose, NetRequest } from '../../net/port.js';
import { escapeTerminal } from '../../reporters/escape.js';
import { hanging, labelled } from '../../reporters/layout.js';
import { quoteName, showId } from '../../reporters/names.js';
import { styleFor } from '../../reporters/style.js';
import { checkLines } from '../../reporters/text/checks.js';
import { asciiMarks, marks, sentence } from '../../reporters/text/screen.js';
import { sayDate } from '../../reporters/when.js';

export const notVerified = 'not verified';

export interface InspectScreen {
  readonly columns: number;
  readonly now: number;
}

type Row = readonly [string, string | undefined];

const rows = ({ columns }: InspectScreen, entries: readonly Row[]): readonly string[] =>
  entries.flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : labelled(`  ${label.padEnd(13)}`, text, columns),
  );

const containers = { bare: 'the input itself, not a picture', png: 'a PNG picture', svg: 'an SVG picture' } as const;
const versions = {
  ob3: 'Open Badges 3.0',
  vc: 'verifiable credential, not an Open Badge',
  clr2: 'Comprehensive Learner Record 2.0',
  ob2: 'Open Badges 2.x',
  ob1: 'Open Badges 1.x',
  presentation: 'verifiable presentation',
} as const;
const models = { vcdm1: 'Verifiable Credentials 1.1', vcdm2: 'Verifiable Credentials 2.0' } as const;

const named = (id: string | undefined, name: string | undefined): string | undefined =>
  id === undefined && name === undefined
    ? undefined
    : [
        id === undefined ? 'no id' : showId(id, true),
        ...(name === undefined ? [] : [`called ${quoteName(name)}`]),
      ].join(', ');

const keyOf = ({ type, options }: ProofClaim): string | undefined => {
  const stated = member(options, type === 'vc-jwt' || type === 'SignedBadge' ? 'kid' : 'verificationMethod');
  return typeof stated === 'string' ? stated : stringMember(stated, 'id');
};

const proofRow = (claim: ProofClaim): Row => {
  const key = keyOf(claim);
  return ['proof', `${escapeTerminal(claim.name, 60)}, key ${key === undefined ? 'not named' : showId(key, true)}`];
};

const objects = (value: JsonValue | undefined): readonly JsonObject[] => asArray(value).filter(isObject);

const statusRow = (entry: JsonObject): Row => {
  const purpose = stringMember(entry, 'statusPurpose');
  const list = stringMember(entry, 'statusListCredential') ?? stringMember(entry, 'id');
  return [
    'status',
    [
      escapeTerminal(asArray(member(entry, 'type')).join(', '), 80),
      ...(purpose === undefined ? [] : [escapeTerminal(purpose, 40)]),
      ...(list === undefined ? [] : [showId(list, true)]),
    ].join(', '),
  ];
};

const purposes = {
  input: 'the badge itself',
  'did-document': "the issuer's key",
  jwks: "the issuer's key",
  'issuer-profile': 'who the issuer is',
  assertion: 'the badge at its own address',
  'badge-class': 'what the badge is for',
  endorsement: 'an endorsement',
  'public-key': "the issuer's key",
  'revocation-list': 'revoked or not',
  'status-list': 'revoked or not',
  refresh: 'a newer copy',
  'credential-schema': 'a schema',
  'trust-list': 'who is trusted',
} as const satisfies Record<NetPurpose, string>;

const requestRow = ({ url, purpose }: NetRequest): Row => [
  'to fetch',
  `${showId(redactUrl(url), true)} (${purposes[purpose]})`,
];

/** Whom each subject is: its id, and what else it is known by. */
const subjectRows = (document: JsonObject): readonly Row[] =>
  objects(member(document, 'credentialSubject')).flatMap((subject): readonly Row[] => {
    const id = stringMember(subject, 'id');
    return [
      ['subject', id === undefined ? 'no id' : showId(id, true)],
      ...objects(member(subject, 'identifier')).map((identifier): Row => {
        const value = stringMember(identifier, 'identityHash');
        const type = escapeTerminal(stringMember(identifier, 'identityType') ?? 'of no type', 60);
        const said =
          member(identifier, 'hashed') === true ? 'hashed' : value === undefined ? 'no value' : quoteName(value);
        return ['identifier', `${type}, ${said}`];
      }),
    ];
  });

const ways: Readonly<Record<LinkedVerification, string>> = {
  hosted: 'at its own address; it is not signed',
  signed: 'by its signature (JWS)',
  unsigned: 'by a signature, which it lacks',
  unsupported: 'in a way that is not supported',
};

/** How an Open Badges 1 or 2 badge is verified, and whom it names. */
const linkedRows = ({ verification, given }: LinkedBadge): readonly Row[] => [
  ['verified', ways[verification]],
  ...objects(member(given.object, 'recipient')).map((recipient): Row => {
    const value = stringMember(recipient, 'identity');
    const type = escapeTerminal(stringMember(recipient, 'type') ?? 'of no type', 60);
    const said = member(recipient, 'hashed') === true ? 'hashed' : value === undefined ? 'no value' : quoteName(value);
    return ['recipient', `${type}, ${said}`];
  }),
];

const credentialRows = (
  screen: InspectScreen,
  credential: Credential,
  requests: readonly NetRequest[],
): readonly Row[] => {
  const { view, document, linked, dataModel } = credential;
  const date = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : sayDate(text, screen.now);
  return [
    ['version', versions[credential.version] + (credential.kind === 'endorsement' ? ', endorsement' : '')],
    ...(linked === undefined
      ? [['data model', dataModel === undefined ? 'none that is known' : models[dataModel]] as const]
      : []),
    ['types', credential.types.map((type) => escapeTerminal(type, 60)).join(', ')],
    ['id', view.id === undefined ? undefined : showId(view.id, true)],
    ['name', view.name === undefined ? undefined : quoteName(view.name)],
    ['issuer', named(view.issuer.id, view.issuer.name)],
    ['achievement', named(view.achievement?.id, view.achievement?.name)],
    ...subjectRows(document),
    ...view.skills.map(
      ({ name, url }): Row => [
        'skill',
        [quoteName(name), ...(url === undefined ? [] : [showId(url, true)])].join(', '),
      ],
    ),
    ...view.evidence.map(({ id, name }): Row => ['evidence', named(id, name)]),
    ['awarded', date(view.dates.awarded)],
    ['valid from', date(view.dates.validFrom)],
    ['valid until', date(view.dates.validUntil)],
    ...(linked === undefined ? [] : linkedRows(linked)),
    ...(linked === undefined && credential.proofs.length === 0
      ? [['proof', 'none: it is not signed'] as const]
      : credential.proofs.map(proofRow)),
    ...objects(member(document, 'credentialStatus')).map(statusRow),
    ...(requests.length === 0 ? [['to fetch', 'nothing'] as const] : requests.map(requestRow)),
  ];
};

export const contentLines = (
  screen: InspectScreen,
  envelope: Envelope,
  credential: Credential | undefined,
  requests: readonly NetRequest[],
): readonly string[] =>
  rows(screen, [
    ['found in', containers[envelope.container]],
    ['form', envelope.kind === 'jwt' ? 'signed token (JWT)' : 'JSON'],
    ...(credential === undefined ? [] : credentialRows(screen, credential, requests)),
  ]);

export const findingLines = (columns: number, findings: readonly Finding[]): readonly string[] =>
  findings.flatMap((f) => [
    ...hanging('  ', sentence(f, true), columns),
    ...labelled('  next  ', catalog[f.code].fix, columns),
    `  ${f.code}`,
  ]);

/** What the checks of the form found. Counts errors and warnings, and says no word of a verdict. */
export const checkedLines = (
  columns: number,
  ascii: boolean,
  checks: readonly CheckReport[],
  lines: boolean,
): readonly string[] => {
  const screen = { style: styleFor(false), marks: ascii ? asciiMarks : marks, columns, verbosity: 1, at: 0 };
  const effects = checks.flatMap((check) => check.findings).map(effectOf);
  const count = (effect: Effect, noun: string): string => {
    const number = effects.filter((e) => e === effect).length;
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
  };
  const open = effects.includes('indeterminate') ? `, ${count('indeterminate', 'open question')}` : '';
  return [
    ...checks.flatMap((check) => checkLines(screen, check, { authenticated: true, children: [], lines })),
    '',
    `${count('fail', 'error')}, ${count('warn', 'warning')}${open}. No signature was looked at.`,
  ];
};
