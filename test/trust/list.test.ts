import { describe, expect, test } from 'vitest';
import { maxListBytes, readTrustList } from '../../src/trust/list.js';

const id = 'did:web:badges.example.edu';
const read = (content: string | Uint8Array | object) =>
  readTrustList(
    typeof content === 'string'
      ? Buffer.from(content)
      : content instanceof Uint8Array
        ? content
        : Buffer.from(JSON.stringify(content)),
  );
const idsIn = (content: Parameters<typeof read>[0]): readonly string[] => {
  const list = read(content);
  return list.ok ? [...list.value.issuers.keys()] : [list.error.why];
};

describe('a list', () => {
  test('is our own by "trustList"', () => expect(idsIn({ trustList: 1, issuers: [{ id }] })).toEqual([id]));
  test('is a registry by "registry"', () => expect(idsIn({ registry: { [id]: {} } })).toEqual([id]));
  test('may begin with a byte order mark', () =>
    expect(idsIn(`\ufeff${JSON.stringify({ trustList: 1, issuers: [{ id }] })}`)).toEqual([id]));
  test('leaves no trace in the prototype of all objects', () => {
    const list = read(`{"registry":{"__proto__":{"name":"x"}}}`);
    expect(list.ok ? 'read' : list.error.kind).toBe('malformed');
    expect(idsIn({ registry: { constructor: { name: 'x' } } })).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
  test('of the most issuers is read within a second or two', () => {
    const issuers = Array.from({ length: 100_000 }, (_, i) => ({ id: `did:web:a${i}.example` }));
    expect(idsIn({ trustList: 1, issuers })).toHaveLength(100_000);
  });
});

describe('a registry that is not read yet', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each<[string, string | object]>([
    ['an entity statement', `${part({ alg: 'ES256', typ: 'entity-statement+jwt' })}.${part({ iss: id })}.AAAA\n`],
    ['its address', { name: 'x', type: 'oidf', trustAnchorEC: 'https://a.example/.well-known/openid-federation' }],
    ['its trust anchor alone', { trustAnchorEC: 'https://a.example/.well-known/openid-federation' }],
    ['its lookup', { fetchEndpoint: 'https://a.example/fetch?sub=' }],
    ['some addresses', [{ type: 'dcc-legacy', url: 'https://a.example/registry.json' }, { type: 'oidf' }]],
    ['addresses of registries that are read', [{ type: 'dcc-legacy', url: 'https://a.example/registry.json' }]],
  ])('is said to be one: %s', (_, content) => {
    const list = read(content);
    expect(list.ok ? 'read' : list.error.kind).toBe('unsupported');
  });
});

describe('what is no list', () => {
  test.each<[string, Parameters<typeof read>[0], RegExp]>([
    ['nothing', '', /^the list is broken at line 1, column 1/],
    ['a comma too few', '{"registry": {\n"did:web:a": {}\n"did:web:b": {}}}', /line 3, column 1.*comma/],
    ['a member twice', '{"trustList": 1, "issuers": [], "issuers": []}', /"issuers" twice/],
    ['an id twice in a registry', `{"registry": {"${id}": {}, "did:web:badges\\u002eexample.edu": {}}}`, /twice/],
    ['another encoding', Buffer.from('{"trustList": 1}', 'utf16le'), /UTF-16/],
    ['bytes that are no UTF-8', Buffer.from('{"trustList": 1, "name": "\xe9"}', 'latin1'), /UTF-8/],
    ['a web page', ' <!doctype html>', /web page/],
    ['words with dots', 'www.example.org', /broken/],
    ['a text', '"x"', /neither/],
    ['a badge', { type: ['VerifiableCredential'] }, /neither/],
    ['issuers without the version', { issuers: [{ id }] }, /"trustList": 1/],
    ['ids in an array', [id], /neither/],
    ['a wrong place, by line', '{"trustList": 1,\n"issuers": [\n{"id": "x"}]}', /^\/issuers\/0\/id, line 3: /],
    ['both formats at once', { trustList: 1, issuers: [], registry: { [id]: {} } }, /^\/registry, line 1: /],
    ['a deep nest', '['.repeat(100), /more than 64 levels/],
    ['too many bytes', new Uint8Array(maxListBytes + 1).fill(0x20), /larger than 4 MiB/],
  ])('is refused: %s', (_, content, why) => {
    const list = read(content);
    expect(list.ok ? 'read' : list.error.kind).toBe('malformed');
    expect(list.ok ? '' : list.error.why).toMatch(why);
    expect(list.ok ? '' : list.error.why).not.toMatch(/\.$/);
  });
});
