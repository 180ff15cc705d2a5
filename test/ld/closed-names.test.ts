import { describe, expect, it, test } from 'vitest';
import data from '../../src/bundle/generated/contexts.json' with { type: 'json' };
import { checkClosedNames } from '../../src/ld/closed-names.js';
import { isObject, type JsonObject, type JsonValue } from '../../src/model/json.js';
import { badge, contextOb3, contextV2 } from '../support/sign.js';

const said = (document: JsonObject): readonly string[] =>
  checkClosedNames(document).findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`);

const withMembers = (members: JsonObject): JsonObject => badge('did:example:issuer', members);

describe('names that an RDF signature covers as they are read', () => {
  it('are the plain ones', () => {
    expect(said(withMembers({ tag: ['a', 'b'], évidence: { 'with space': 1, 'a.b': true, '': [] } }))).toEqual([]);
  });

  test.each([
    ['a full IRI', 'https://www.w3.org/2018/credentials#validUntil'],
    ['a prefixed name', 'cred:validUntil'],
    ['a blank node', '_:b0'],
    ['a colon alone', ':'],
    ['a name that ends in a colon', 'validUntil:'],
    ['@id', '@id'],
    ['@type', '@type'],
    ['@value', '@value'],
    ['@language', '@language'],
    ['@direction', '@direction'],
    ['@index', '@index'],
    ['@graph', '@graph'],
    ['@included', '@included'],
    ['@nest', '@nest'],
    ['@reverse', '@reverse'],
    ['@list', '@list'],
    ['@set', '@set'],
    ['@json', '@json'],
    ['@none', '@none'],
    ['a keyword that is none', '@unheardof'],
    ['a keyword in capitals', '@ID'],
    ['a keyword further on', 'x@id'],
    ['an address', 'a@b.example'],
  ])('are not %s, at any depth', (_, name) => {
    const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
    for (const value of ['x', {}, [], { a: 1 }]) {
      expect(said(withMembers({ [name]: value }))).toEqual([`format.undeclared-name /${escaped}`]);
      expect(said(withMembers({ a: [[{ b: { [name]: value } }]] }))).toEqual([
        `format.undeclared-name /a/0/0/b/${escaped}`,
      ]);
    }
  });

  test.each([
    'uid',
    'expiration',
    'Achievement',
    'Address',
    'Criteria',
    'GeoCoordinates',
    'Image',
    'Profile',
    'Result',
    'RubricCriterionLevel',
  ])('are not %s, which some published context defines as a second name', (name) => {
    expect(said(withMembers({ evidence: [{ [name]: 'x' }] }))).toEqual([`format.undeclared-name /evidence/0/${name}`]);
  });

  it('are not looked at below a name that is refused', () => {
    expect(said(withMembers({ '@graph': [{ '@id': 'x', a: null }] }))).toEqual(['format.undeclared-name /@graph']);
  });

  it('do not hold null', () => {
    expect(said(withMembers({ a: null, b: [null, { c: null }] }))).toEqual([
      'format.unsigned-null /a',
      'format.unsigned-null /b/0',
      'format.unsigned-null /b/1/c',
    ]);
  });
});

describe('a text with a language', () => {
  const text = { '@value': 'Erste Hilfe', '@language': 'de' };

  test.each(['name', 'description', 'narrative', 'targetName', 'targetDescription'])(
    'may stand under %s, alone or in a list',
    (name) => {
      expect(said(withMembers({ [name]: text }))).toEqual([]);
      expect(said(withMembers({ [name]: [text, { ...text, '@language': 'en' }, 'First aid'] }))).toEqual([]);
      expect(said(withMembers({ credentialSubject: { achievement: { [name]: text } } }))).toEqual([]);
    },
  );

  test.each(['validUntil', 'id', 'type', 'credentialStatus', 'url', 'unheardOf', 'issuer'])(
    'may not stand under %s',
    (name) => {
      expect(said(withMembers({ [name]: text }))).toEqual([
        `format.undeclared-name /${name}/@value`,
        `format.undeclared-name /${name}/@language`,
      ]);
    },
  );

  test.each<[string, JsonObject, readonly string[]]>([
    ['without a language', { '@value': 'x' }, ['@value']],
    ['with a type', { '@value': 'x', '@type': 'xsd:string' }, ['@value', '@type']],
    ['with an index', { ...text, '@index': 'First class' }, ['@value', '@language', '@index']],
    ['with another member', { ...text, url: 'x' }, ['@value', '@language']],
    ['of a number', { '@value': 5, '@language': 'en' }, ['@value', '@language']],
    ['in a list of languages', { '@value': 'x', '@language': ['en'] }, ['@value', '@language']],
    ['in no language', { '@value': 'x', '@language': null }, ['@value', '@language']],
    ['of an object', { '@value': { a: 1 }, '@language': 'en' }, ['@value', '@language']],
  ])('is refused %s', (_, value, names) => {
    expect(said(withMembers({ name: value }))).toEqual(names.map((name) => `format.undeclared-name /name/${name}`));
  });

  it('is refused for its direction alone', () => {
    expect(said(withMembers({ name: { ...text, '@direction': 'ltr' } }))).toEqual([
      'format.undeclared-name /name/@direction',
    ]);
  });
});

describe('a context', () => {
  const withContext = (context: JsonValue): JsonObject => ({ ...withMembers({}), '@context': context });

  test.each<[string, JsonValue, readonly string[]]>([
    ['an object', { x: 'urn:x' }, ['/@context']],
    ['an empty object', {}, ['/@context']],
    ['an object in a list', [contextV2, { x: 'urn:x' }], ['/@context/1']],
    ['null', null, ['/@context']],
    ['null in a list', [contextV2, null], ['/@context/1']],
    ['a list in a list', [[contextV2]], ['/@context/0']],
    ['a number', 5, ['/@context']],
    ['http', 'http://www.w3.org/ns/credentials/v2', ['/@context']],
    ['a data URL', 'data:application/ld+json,{}', ['/@context']],
    ['a file', 'file:///etc/passwd', ['/@context']],
    ['a relative address', 'credentials/v2', ['/@context']],
    ['an address without a scheme', '//www.w3.org/ns/credentials/v2', ['/@context']],
    ['https in capitals', 'HTTPS://www.w3.org/ns/credentials/v2', ['/@context']],
    ['a blank before the address', ` ${contextV2}`, ['/@context']],
    ['https without a host', 'https://', ['/@context']],
    ['a URN', 'urn:context', ['/@context']],
    ['nothing', '', ['/@context']],
    ['several of these', [{}, 'x', contextV2, 5], ['/@context/0', '/@context/1', '/@context/3']],
  ])('is refused as %s', (_, context, pointers) => {
    expect(said(withContext(context))).toEqual(pointers.map((pointer) => `format.context-inline ${pointer}`));
  });

  it('is listed where it is an https address, pinned or not', () => {
    expect(checkClosedNames(withContext([contextV2, 'https://unknown.example/v1'])).contexts).toEqual([
      { url: contextV2, pointer: '/@context/0' },
      { url: 'https://unknown.example/v1', pointer: '/@context/1' },
    ]);
    expect(checkClosedNames(withContext(contextV2)).contexts).toEqual([{ url: contextV2, pointer: '/@context' }]);
  });

  it('may stand in the credentials that a credential carries, and is listed with the others', () => {
    const nested = { '@context': [contextV2, contextOb3] };
    const document = { ...withMembers({ endorsement: [nested] }), '@context': contextV2 };
    expect(checkClosedNames(document)).toEqual({
      labels: [],
      findings: [],
      contexts: [
        { url: contextV2, pointer: '/@context' },
        { url: contextV2, pointer: '/endorsement/0/@context/0' },
        { url: contextOb3, pointer: '/endorsement/0/@context/1' },
      ],
    });
    for (const name of ['verifiableCredential', 'proof']) expect(said(withMembers({ [name]: nested }))).toEqual([]);
    expect(said(withMembers({ endorsement: { '@context': {} } }))).toEqual([
      'format.context-inline /endorsement/@context',
    ]);
  });

  test.each(['credentialSubject', 'issuer', 'evidence', 'unheardOf'])('may not stand in %s', (name) => {
    expect(said(withMembers({ [name]: { '@context': contextV2 } }))).toEqual([
      `format.undeclared-name /${name}/@context`,
    ]);
    expect(said(withMembers({ endorsement: { [name]: { '@context': contextV2 } } }))).toEqual([
      `format.undeclared-name /endorsement/${name}/@context`,
    ]);
  });
});

describe('a document without measure', () => {
  const last = (document: JsonObject) => {
    const { findings } = checkClosedNames(document);
    return findings.map(({ code, args }) => `${code} ${String(args.what)} ${String(args.limit)}`);
  };

  it('may have 2000 objects and no more', () => {
    expect(last({ a: Array.from({ length: 1999 }, () => ({})) })).toEqual([]);
    expect(last({ a: Array.from({ length: 2000 }, () => ({})) })).toEqual([
      'format.too-complex JSON objects under an RDF signature 2000',
    ]);
  });

  it('may have 3000 values and no more', () => {
    expect(last({ a: Array.from({ length: 2998 }, () => 'x') })).toEqual([]);
    expect(last({ a: Array.from({ length: 2999 }, () => 'x') })).toEqual([
      'format.too-complex JSON values under an RDF signature 3000',
    ]);
  });

  it('is given up at once', () => {
    const start = performance.now();
    expect(last({ a: Array.from({ length: 500_000 }, () => null) }).at(-1)).toContain('format.too-complex');
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

/** What a term of a context stands for, going by the prefixes and terms beside it. */
const expand = (name: string, terms: ReadonlyMap<string, string>, vocabulary: string, depth = 0): string => {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? name : name.slice(0, colon);
  const stands = terms.get(prefix);
  if (name.startsWith('@') || name.startsWith('http') || depth > 8) return name;
  if (stands !== undefined && stands !== name)
    return expand(stands, terms, vocabulary, depth + 1) + (colon === -1 ? '' : name.slice(colon + 1));
  return colon === -1 ? vocabulary + name : name;
};

const idOf = (name: string, definition: JsonValue): string => {
  const stated = isObject(definition) ? (definition['@id'] ?? name) : definition;
  return typeof stated === 'string' ? stated : '';
};

/** Every name that any pinned copy of a context gives to an IRI, in whatever scope. */
const namesByIri = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const names = new Map<string, Set<string>>();
  const visit = (context: JsonValue, outer: ReadonlyMap<string, string>, outerVocabulary: string): void => {
    if (Array.isArray(context)) for (const one of context as readonly JsonValue[]) visit(one, outer, outerVocabulary);
    if (!isObject(context)) return;
    const own = Object.entries(context).filter(([name]) => !name.startsWith('@'));
    const terms = new Map([...outer, ...own.map(([name, definition]) => [name, idOf(name, definition)] as const)]);
    const stated = context['@vocab'];
    const vocabulary = typeof stated === 'string' ? stated : outerVocabulary;
    for (const [name, definition] of own) {
      const iri = expand(idOf(name, definition), terms, vocabulary);
      names.set(iri, (names.get(iri) ?? new Set()).add(name));
      if (isObject(definition) && definition['@context'] !== undefined)
        visit(definition['@context'], terms, vocabulary);
    }
  };
  for (const document of Object.values(data.documents as unknown as Readonly<Record<string, JsonObject>>))
    visit(document['@context'] ?? null, new Map(), '');
  return names;
};

describe('the pinned contexts', () => {
  /** Second names that only Open Badges 1 and 2 use, or that name a class of the vocabulary and nothing that is read. */
  const harmless = [
    'AchievementCredential OpenBadgeCredential',
    'License license',
    'Issuer IssuerOrg',
    'dc dct',
    'ob obi',
    'tag tags',
    'awardedOnCompletionOf educationalCredentialAwarded',
    'HostedBadge hosted',
    'SignedBadge signed',
    'issuedOn issued_on',
    'revoked revokedAssertions',
    'verification verify',
    'exampleProperty text',
    'assertion assertions dtAssertion',
    'apiBase authorizationUrl dtURL privacyPolicyUrl registrationUrl termsOfServiceUrl tokenRevocationUrl tokenUrl',
    'badgeConnectAPI dtBadgeConnectAPI',
    'dtCompactJWS signedAssertion signedAssertions',
    'dtProfile profile',
    'dtStatus status',
  ];
  const pairs = [...namesByIri().values()].filter((names) => names.size > 1).map((names) => [...names].sort());

  it('are read by this test', () => {
    expect(namesByIri().get('@id')).toEqual(new Set(['id', 'uid']));
    expect(namesByIri().get('https://www.w3.org/2018/credentials#validUntil')).toEqual(new Set(['validUntil']));
  });

  test.each(pairs.map((names) => names.join(' ')))('have no second name that would hide a member: %s', (names) => {
    if (harmless.includes(names)) return;
    const allowed = names.split(' ').filter((name) => said({ [name]: 'x' }).length === 0);
    expect(allowed.length).toBeLessThan(2);
  });
});

describe('a reference', () => {
  /** Every term that some pinned context defines to hold an id and no text. */
  const references = (context: unknown): readonly string[] => {
    if (Array.isArray(context)) return context.flatMap(references);
    if (typeof context !== 'object' || context === null) return [];
    return Object.entries(context as Record<string, Record<string, unknown> | null>).flatMap(([term, definition]) => [
      ...(['@id', '@vocab'].includes(String(definition?.['@type'])) ? [term] : []),
      ...references(definition?.['@context']),
    ]);
  };
  const terms = new Set(
    Object.values(data.documents as Record<string, Record<string, unknown>>).flatMap((document) =>
      references(document['@context']),
    ),
  );

  it('is known of many terms', () => expect(terms.size).toBeGreaterThan(50));

  it.each([...terms].filter((term) => !term.includes(':')))('of %s is no label and no inherited name', (term) => {
    expect(checkClosedNames({ [term]: '_:label' }).labels).toHaveLength(1);
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(checkClosedNames({ [term]: name }).findings.length, name).toBeGreaterThan(0);
  });

  it.each(['name', 'description', 'narrative', 'tag'])(
    'is not what %s holds, which may say anything but one name',
    (term) => {
      expect(checkClosedNames({ [term]: '_:label' })).toEqual({ findings: [], contexts: [], labels: [] });
      expect(checkClosedNames({ [term]: 'constructor' }).findings).toEqual([]);
      expect(checkClosedNames({ [term]: '__proto__' }).findings).toHaveLength(1);
    },
  );
});
