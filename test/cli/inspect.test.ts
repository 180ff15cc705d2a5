import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as badges from './badges.js';
import { expectGolden } from './golden.js';
import { run } from './run.js';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'badge-verify-inspect-'));
const { criteria: _, ...bare } = badges.credential.credentialSubject.achievement;
const draft = {
  ...badges.credential,
  validFrom: '2026-01-10',
  credentialSubject: { ...badges.credential.credentialSubject, achievement: bare },
};
const watched = {
  ...badges.credential,
  credentialSubject: {
    ...badges.credential.credentialSubject,
    identifier: [
      { type: 'IdentityObject', identityType: 'emailAddress', hashed: false, identityHash: 'alice@example.org' },
      { type: 'IdentityObject', identityType: 'emailAddress', hashed: true, identityHash: 'sha256$00', salt: 'x' },
    ],
  },
  credentialStatus: {
    id: 'https://example.org/list#7',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://example.org/list',
  },
  refreshService: { id: 'https://example.org/refresh', type: '1EdTechCredentialRefresh' },
};
const text = ` ${JSON.stringify({ ...badges.credential, name: 'Caf\u00e9 \u202e\u0085' }, null, 1)}`;

beforeAll(() => {
  process.chdir(folder);
  writeFileSync('alice.jwt', badges.jwt());
  writeFileSync('tampered.jwt', badges.tampered());
  writeFileSync('elsewhere.jwt', badges.elsewhere());
  writeFileSync('picture.png', badges.emptyPicture);
  writeFileSync('draft.json', JSON.stringify(draft, null, 2));
  writeFileSync('unsigned.json', JSON.stringify(badges.credential));
  writeFileSync('odd.json', text);
  writeFileSync(
    'old.json',
    JSON.stringify({ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: 'https://example.org/1' }),
  );
  writeFileSync('watched.json', JSON.stringify(watched));
  writeFileSync('watched.jwt', badges.jwt(watched));
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('inspect', () => {
  test.each([
    ['inspect-jwt', ['alice.jwt'], 0],
    ['inspect-elsewhere', ['elsewhere.jwt'], 0],
    ['inspect-watched', ['watched.json'], 0],
    ['inspect-watched-signed', ['watched.jwt'], 0],
    ['inspect-old', ['old.json'], 0],
    ['inspect-picture', ['picture.png'], 1],
    ['inspect-check', ['--check', 'draft.json'], 1],
    ['inspect-check-clean', ['--check', 'unsigned.json'], 0],
    ['inspect-check-old', ['--check', 'old.json'], 1],
  ])('%s', async (name, args, exit) => {
    const { exitCode, stdout, stderr } = await run(['inspect', ...args]);
    expectGolden(join(home, `test/cli/golden/${name}.txt`), stdout);
    expect(stdout).toMatch(/^not verified {2}/);
    expect(stdout).not.toMatch(/PASS|FAIL|INDETERMINATE/);
    expect({ exitCode, stderr }).toEqual({ exitCode: exit, stderr: '' });
  });

  test('shows a badge whose signature does not hold', async () => {
    expect((await run(['inspect', 'tampered.jwt'])).stdout).toMatch(/called "Python\s+Mastery"/);
  });

  test.each([
    ['did:web:skills.example.org', undefined, "https://skills.example.org/.well-known/did.json (the issuer's key)"],
    ['did:web:a.example:b', 'did:web:a.example:b#k', "https://a.example/b/did.json (the issuer's key)"],
    [
      'https://a.example/b',
      '#k',
      "https://a.example/.well-known/jwks.json (the issuer's key) to fetch https://a.example/b (who the issuer is)",
    ],
    ['http://a.example/b', 'http://a.example/b#k', 'nothing'],
    ['did:web:a.example', 'did:web:b.example#k', 'nothing'],
    ['https://a.example/b', 'https://c.example/b#k', 'nothing'],
    [badges.issuer, undefined, 'nothing'],
  ])('says of %s signing with %s that a check would fetch %s', async (id, kid, wanted) => {
    const badge = { ...badges.credential, issuer: { ...badges.credential.issuer, id } };
    const { stdout } = await run(['inspect', '-'], { stdin: badges.jwt(badge, kid ?? `${id}#0`) });
    expect(stdout.replace(/\s+/g, ' ')).toContain(`to fetch ${wanted} `);
    expect(stdout.match(/to fetch/g)).toHaveLength(wanted.split('to fetch').length);
  });

  test('reads standard input', async () => {
    expect((await run(['inspect', '-'], { stdin: badges.jwt() })).stdout).toContain('"Python Fundamentals"');
  });

  test('--raw writes the token or the JSON and nothing else', async () => {
    expect(await run(['inspect', '--raw', 'alice.jwt'])).toEqual({ exitCode: 0, stdout: badges.jwt(), stderr: '' });
    expect((await run(['inspect', '--raw', 'odd.json'])).stdout.trim()).toBe(text.trim());
    expect((await run(['inspect', '--raw', 'old.json'])).exitCode).toBe(0);
  });

  test('--raw at a terminal writes JSON that means the same and does nothing there', async () => {
    const { stdout } = await run(['inspect', '--raw', 'odd.json'], { tty: true });
    expect(stdout).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(text));
  });

  test('--raw of something without a credential says so on stderr', async () => {
    const { exitCode, stdout, stderr } = await run(['inspect', '--raw', 'picture.png']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('input.no-credential');
  });

  test.each([[['nosuch.png']], [['--raw', '--check', 'alice.jwt']]])('%j is wrong usage', async (args) => {
    expect((await run(['inspect', ...args])).exitCode).toBe(2);
  });

  test('writes nothing of a hostile badge unescaped', async () => {
    const evil = '\u009b2J\u202ex\u2028';
    const badge = {
      ...badges.credential,
      id: evil,
      name: evil,
      issuer: { id: evil, type: ['Profile'], name: evil },
      credentialStatus: { id: evil, type: evil, statusPurpose: evil },
      proof: { type: evil, cryptosuite: evil, verificationMethod: evil },
    };
    const { stdout } = await run(['inspect', '-'], { stdin: JSON.stringify(badge) });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202e\u2028]/);
    expect(stdout).toContain('\\u{9b}2J\\u{202e}x\\u{2028}');
  });
});

test('schema prints the schema of the report', async () => {
  const { exitCode, stdout, stderr } = await run(['schema', 'report']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout).$id).toBe('urn:badge-verify:report:v1');
});
