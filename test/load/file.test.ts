import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file } from '../../src/load/file.js';
import { maxInputBytes } from '../../src/load/source.js';
import { codesOf, context, inputOf, problemOf, sentenceOfProblem, sha256 } from './helpers.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'badge-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => file({ path }, context);
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const posix = process.platform !== 'win32';

describe('a file', () => {
  test('is read whole, with its hash and the name that the user gave', async () => {
    const path = write('a b.json', '{"a":1}');
    const { bytes, info } = inputOf(await read(path));
    expect(Buffer.from(bytes).toString()).toBe('{"a":1}');
    expect(info).toEqual({ source: 'file', ref: path, sha256: sha256(Buffer.from('{"a":1}')) });
  });

  test('may be empty, which is for the reader to say', async () => {
    expect(inputOf(await read(write('empty', ''))).bytes).toHaveLength(0);
  });

  test('may be larger than one piece', async () => {
    const content = new Uint8Array((1 << 20) + 7).map((_, i) => i % 251);
    expect(inputOf(await read(write('large', content))).info.sha256).toBe(sha256(content));
  });

  test.runIf(posix)('may be reached over a link', async () => {
    const target = write('target.json', '{}');
    symlinkSync(target, join(folder, 'link.json'));
    expect((await read(join(folder, 'link.json')))?.ok).toBe(true);
  });

  test('of more than 10 MiB is not read', async () => {
    const path = write('huge', '');
    truncateSync(path, maxInputBytes + 1);
    expect(codesOf(await read(path))).toEqual(['input.too-large']);
  });
});

describe('what is no file', () => {
  test('is said when nothing is there', async () => {
    const path = join(folder, 'missing.png');
    const loaded = await read(path);
    expect(codesOf(loaded)).toEqual(['input.not-found']);
    expect(problemOf(loaded).info).toEqual({ source: 'file', ref: path });
    expect(codesOf(await read(join(write('plain', ''), 'below')))).toEqual(['input.not-found']);
  });

  test.runIf(posix)('is said of a folder', async () => {
    const loaded = await read(folder);
    expect(codesOf(loaded)).toEqual(['input.not-a-file']);
    expect(sentenceOfProblem(loaded)).toBe(`${folder} is a folder, not a file.`);
  });

  test.runIf(posix)('is said of a pipe, without waiting for somebody to write into it', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(sentenceOfProblem(await read(path))).toBe(`${path} is a pipe, not a file.`);
  });

  test.runIf(posix)('is said of a device', async () => {
    expect(sentenceOfProblem(await read('/dev/zero'))).toBe('/dev/zero is a device, not a file.');
  });

  test.runIf(posix)('is said of links that lead in a circle', async () => {
    symlinkSync('circle', join(folder, 'circle'));
    const loaded = await read(join(folder, 'circle'));
    expect(codesOf(loaded)).toEqual(['input.unreadable']);
    expect(sentenceOfProblem(loaded)).toContain('a link that leads back to itself');
  });

  test.runIf(posix && process.getuid?.() !== 0)('is said without permission', async () => {
    const path = write('secret', 'x');
    chmodSync(path, 0);
    expect(sentenceOfProblem(await read(path))).toContain('you have no permission to read it');
  });

  test.each([
    ['a name that is too long', 'x'.repeat(5000)],
    ['a name with a zero byte', 'a\0b'],
    ['an empty name', ''],
  ])('never throws for %s', async (_, path) => {
    expect((await read(path))?.ok).toBe(false);
  });
});

test('leaves other kinds of source alone', () => {
  expect(file({ text: 'x' }, context)).toBeUndefined();
});
