import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyCacheFolder, findCacheFolder, openCacheFolder } from '../../src/net/cache-folder.js';
import { newFolder } from './helpers.js';

const key = 'a'.repeat(64);
const other = 'b'.repeat(64);

const opened = async (path: string, maxBytes?: number) => {
  const found = await openCacheFolder(path, maxBytes);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const textIn = async (path: string, name = key): Promise<string | undefined> => {
  const bytes = await (await opened(path)).read(name);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
};

describe('the folder', () => {
  test('is made where it is missing, for its owner alone', async () => {
    const path = join(newFolder(), 'a', 'b');
    const folder = await opened(path);
    expect(await folder.write(key, Buffer.from('one'))).toEqual({ ok: true, value: undefined });
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, `${key}.cached`)).mode & 0o777).toBe(0o600);
    expect(readdirSync(path)).toEqual([`${key}.cached`]);
    expect(await textIn(path)).toBe('one');
  });

  test.each<[string, (path: string) => void, string]>([
    ['a link', (path) => symlinkSync(newFolder(), path), 'it is a link, not a folder'],
    ['a link that leads nowhere', (path) => symlinkSync('/nowhere/at/all', path), 'it is a link, not a folder'],
    ['a file', (path) => writeFileSync(path, ''), 'it is no folder'],
    [
      'open to a group',
      (path) => {
        mkdirSync(path);
        chmodSync(path, 0o770);
      },
      'other users may write there',
    ],
    [
      'open to all',
      (path) => {
        mkdirSync(path);
        chmodSync(path, 0o1777);
      },
      'other users may write there',
    ],
  ])('is not used if it is %s', async (_, make, why) => {
    const path = join(newFolder(), 'cache');
    make(path);
    expect(await openCacheFolder(path)).toEqual({ ok: false, error: why });
    expect(await findCacheFolder(path)).toEqual({ ok: false, error: why });
    expect(await emptyCacheFolder(path)).toEqual({ ok: false, error: why });
  });

  test('is not used if it is a link, also with a slash at the end', async () => {
    const path = join(newFolder(), 'cache');
    symlinkSync(newFolder(), path);
    expect(await openCacheFolder(`${path}/`)).toEqual({ ok: false, error: 'it is a link, not a folder' });
  });

  test('cannot lie below a file', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await openCacheFolder(join(file, 'cache'))).toEqual({ ok: false, error: 'it is no folder' });
  });

  test('is not made in order to be looked at or emptied', async () => {
    const path = join(newFolder(), 'cache');
    expect(await findCacheFolder(path)).toEqual({ ok: true, value: undefined });
    expect(await emptyCacheFolder(path)).toEqual({ ok: true, value: 0 });
    expect(existsSync(path)).toBe(false);
  });
});

describe('a file', () => {
  test('takes the place of the one before', async () => {
    const path = newFolder();
    const folder = await opened(path);
    await folder.write(key, Buffer.from('one'));
    await folder.write(key, Buffer.from('two'));
    expect(await textIn(path)).toBe('two');
    expect(await folder.keys()).toEqual([key]);
  });

  test('replaces a link, and what it led to stays as it is', async () => {
    const path = newFolder();
    const target = join(newFolder(), 'target');
    writeFileSync(target, 'precious');
    symlinkSync(target, join(path, `${key}.cached`));
    const folder = await opened(path);
    expect(await folder.read(key)).toBeUndefined();
    await folder.write(key, Buffer.from('one'));
    expect(readFileSync(target, 'utf8')).toBe('precious');
    expect(await textIn(path)).toBe('one');
  });

  test('that cannot be written is said in words', async () => {
    const path = newFolder();
    const folder = await opened(path);
    mkdirSync(join(path, `${key}.cached`, 'in-the-way'), { recursive: true });
    expect(await folder.write(key, Buffer.from('one'))).toMatchObject({ ok: false });
    expect(readdirSync(path)).toEqual([`${key}.cached`]);
  });
});

describe('room', () => {
  const put = (path: string, name: string, bytes: number, seconds: number): void => {
    writeFileSync(join(path, name), new Uint8Array(bytes));
    utimesSync(join(path, name), seconds, seconds);
  };

  test('is made by removing the oldest, once there is too much', async () => {
    const path = newFolder();
    put(path, `${key}.cached`, 400, 1);
    put(path, `${other}.cached`, 400, 3);
    put(path, `${key}.0123456789abcdef.part`, 400, 2);
    put(path, 'precious', 4000, 0);
    await opened(path, 1000);
    expect(readdirSync(path).sort()).toEqual([`${other}.cached`, 'precious']);
  });

  test('that is used up within a run stays so', async () => {
    const path = newFolder();
    const folder = await opened(path, 1000);
    for (const name of [key, other]) expect((await folder.write(name, new Uint8Array(600))).ok).toBe(true);
    expect(readdirSync(path)).toEqual([`${key}.cached`]);
  });
});

test('emptying removes entries and what was left half written, and nothing else', async () => {
  const path = newFolder();
  const names = [`${key}.cached`, `${other}.cached`, `${key}.0123456789abcdef.part`];
  const others = ['precious', `${key}.txt`, `${key}`, `x${key}.cached`];
  for (const name of [...names, ...others]) writeFileSync(join(path, name), '');
  expect(await emptyCacheFolder(path)).toEqual({ ok: true, value: 2 });
  expect(readdirSync(path).sort()).toEqual(others.sort());
});
