import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CacheOptions, cache, clearCache, listCache } from '../../src/net/cache.js';
import type { NetPurpose, NetRequest, NetResponse } from '../../src/net/port.js';
import { type Answer, address, answerOf, failureOf, netOf, newFolder, requestOf, textOf } from './helpers.js';

const started = Date.parse('2026-03-02T09:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const forever = { 'cache-control': 'max-age=31536000' };

/** A cache in a folder; each call of `at` is a run of its own, so many milliseconds after the first. */
const newCache = (changes: Partial<CacheOptions> = {}) => {
  const directory = changes.directory ?? newFolder();
  const problems: string[] = [];
  return {
    directory,
    problems,
    at: async (time: number, answer: Answer, request: NetRequest = requestOf(), more: Partial<CacheOptions> = {}) => {
      const net = netOf(answer);
      const clock = (): number => started + time;
      const onProblem = (problem: string): void => void problems.push(problem);
      const port = cache(net, { directory, maxAge: hour, clock, scope: '', onProblem, ...changes, ...more });
      const got = await port.get(request);
      return { got, text: textOf(got), asked: net.asked.length };
    },
  };
};

describe('an answer that was kept', () => {
  test('is given again, and says that it comes from the cache', async () => {
    const { at } = newCache();
    const first = await at(0, answerOf('first', forever));
    const second = await at(1000, answerOf('second', forever));
    expect(first.got).toMatchObject({ ok: true, value: { fromCache: false } });
    expect(second).toMatchObject({ text: 'first', asked: 0 });
    expect(second.got).toEqual(answerOf('first', forever, { fromCache: true }));
  });

  test('is as old as our clock says', async () => {
    const { at } = newCache();
    await at(0, answerOf('first', { 'cache-control': 'max-age=60' }));
    expect((await at(minute - 1, answerOf('second'))).text).toBe('first');
    expect((await at(minute, answerOf('second'))).text).toBe('second');
  });

  test('is not used longer than the user allows, now or when it was kept', async () => {
    const { at } = newCache();
    await at(0, answerOf('first', forever));
    expect((await at(10 * minute, answerOf('second'), requestOf(), { maxAge: 10 * minute })).text).toBe('second');
    expect((await at(hour - 1, answerOf('second'))).text).toBe('first');
    expect((await at(hour, answerOf('second'))).text).toBe('second');
  });

  test('is not used when the clock was set back', async () => {
    const { at } = newCache();
    await at(0, answerOf('first', forever));
    expect((await at(-1, answerOf('second'))).text).toBe('second');
  });

  test('is not used by somebody who allows fewer bytes', async () => {
    const { at } = newCache();
    await at(0, answerOf('first', forever));
    expect((await at(0, failureOf('too-large'), requestOf({ maxBytes: 4 }))).got).toEqual(failureOf('too-large'));
  });

  test.each<[string, Partial<NetRequest>, Partial<CacheOptions>]>([
    ['address', { url: `${address}?x` }, {}],
    ['purpose', { purpose: 'jwks' }, {}],
    ['origin: what the user typed may be private', { statedBy: 'user' }, {}],
    ['kind of content', { accept: 'text/plain' }, {}],
    ['scope: other options let it through', {}, { scope: '--allow-http' }],
  ])('is not used for another %s', async (_, changes, options) => {
    const { at } = newCache();
    await at(0, answerOf('first', forever));
    expect((await at(0, answerOf('second'), requestOf(changes), options)).text).toBe('second');
  });
});

describe('is never kept:', () => {
  test.each<[string, Answer]>([
    ['a failure', failureOf('timeout')],
    ['a server error', answerOf('', forever, { status: 500 })],
    ['HTTP 404', answerOf('', forever, { status: 404 })],
    ['HTTP 206', answerOf('', forever, { status: 206 })],
    ['a web page', answerOf('<html>', { ...forever, 'content-type': 'text/html; charset=utf-8' })],
    ['a web page in capitals', answerOf('<html>', { ...forever, 'content-type': 'Text/HTML' })],
    ['what its server forbids', answerOf('{}', { 'cache-control': 'no-store' })],
    ['what says nothing of how long', answerOf('{}')],
    ['Vary: *', answerOf('{}', { ...forever, vary: '*' })],
    ['what is too large', answerOf(new Uint8Array((1 << 20) + 1), forever)],
    ['what a redirect led to', answerOf('{}', forever, { url: 'https://elsewhere.example/1' })],
  ])('%s', async (_, answer) => {
    const { at, directory, problems } = newCache();
    expect((await at(0, answer)).got).toEqual(answer);
    expect((await at(0, answerOf('second'))).text).toBe('second');
    expect([readdirSync(directory), problems]).toEqual([[], []]);
  });

  test.each<NetPurpose>(['input', 'refresh'])('%s', async (purpose) => {
    const { at, directory } = newCache();
    await at(0, answerOf('first', forever), requestOf({ purpose }));
    expect((await at(0, answerOf('second', forever), requestOf({ purpose }))).text).toBe('second');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('what is no address', async () => {
    const { at, directory } = newCache();
    await at(0, answerOf('first', forever, { url: 'nonsense' }), requestOf({ url: 'nonsense' }));
    expect(readdirSync(directory)).toEqual([]);
  });
});

test('an address is the same with its fragment, and with its name in capitals', async () => {
  for (const url of [`${address}#key-1`, 'HTTPS://Badges.Example.org:443/1']) {
    const { at } = newCache();
    await at(0, answerOf('first', forever), requestOf({ url }));
    expect((await at(0, answerOf('second'), requestOf({ url }))).text).toBe('first');
  }
});

describe('a status list', () => {
  const list = (ttl: unknown, headers: Record<string, string> = forever): Answer =>
    answerOf(JSON.stringify({ credentialSubject: { ttl } }), headers);
  const request = requestOf({ purpose: 'status-list' });

  /** Milliseconds for which the list is used. */
  const keptFor = async (answer: Answer): Promise<number> => {
    for (const time of [0, 999, 1000, 4 * minute, 5 * minute - 1, 5 * minute, hour - 1]) {
      const { at } = newCache();
      await at(0, answer, request);
      if ((await at(time, answerOf('new'), request)).text === 'new') return time;
    }
    return hour;
  };

  test.each<[string, Answer, number]>([
    ['for five minutes at most', answerOf('{}', forever), 5 * minute],
    ['for five minutes, whatever its ttl', list(hour), 5 * minute],
    ['for its ttl', list(1000), 1000],
    ['for as long as its server says, if that is less', list(hour, { 'cache-control': 'max-age=1' }), 1000],
    ['not at all with a ttl of zero', list(0), 0],
    ['not at all if it cannot be read', answerOf('junk', forever), 0],
    ['not at all if its server forbids it', list(hour, { 'cache-control': 'no-store' }), 0],
  ])('is kept %s', async (_, answer, time) => expect(await keptFor(answer)).toBe(time));
});

describe('trouble with the disk', () => {
  const entryIn = (directory: string): string => join(directory, readdirSync(directory)[0] ?? '');

  test.each<[string, (path: string) => void]>([
    ['cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, -1))],
    ['empty', (path) => writeFileSync(path, '')],
    ['changed', (path) => writeFileSync(path, readFileSync(path, 'latin1').replace('first', 'f1rst'))],
    ['foreign', (path) => writeFileSync(path, '{"url":"https://badges.example.org/1"}')],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      'a link',
      (path) => {
        writeFileSync(`${path}.copy`, readFileSync(path));
        rmSync(path);
        symlinkSync(`${path}.copy`, path);
      },
    ],
    ['too large', (path) => writeFileSync(path, new Uint8Array(12 << 20))],
  ])('an entry that is %s is as good as none', async (_, change) => {
    const { at, directory } = newCache();
    await at(0, answerOf('first', forever));
    change(entryIn(directory));
    expect(await at(0, answerOf('second', forever))).toMatchObject({ text: 'second', asked: 1 });
  });

  test('an entry under the name of another question is as good as none', async () => {
    const { at, directory } = newCache();
    await at(0, answerOf('first', forever));
    const first = entryIn(directory);
    await at(0, answerOf('second', forever, { url: `${address}0` }), requestOf({ url: `${address}0` }));
    const second = readdirSync(directory).find((name) => join(directory, name) !== first) ?? '';
    writeFileSync(join(directory, second), readFileSync(first));
    expect((await at(0, answerOf('third'), requestOf({ url: `${address}0` }))).text).toBe('third');
  });

  test.each<[string, (path: string) => void, string]>([
    ['a link', (path) => symlinkSync(newFolder(), path), 'it is a link, not a folder'],
    ['a file', (path) => writeFileSync(path, ''), 'it is no folder'],
    [
      'open to others',
      (path) => {
        mkdirSync(path);
        chmodSync(path, 0o777);
      },
      'other users may write there',
    ],
  ])('a folder that is %s is not used, which is said once', async (_, make, why) => {
    const directory = join(newFolder(), 'cache');
    make(directory);
    const problems: string[] = [];
    const net = netOf(answerOf('first', forever), answerOf('second', forever));
    const port = cache(net, {
      directory,
      maxAge: hour,
      clock: () => started,
      scope: '',
      onProblem: (problem) => problems.push(problem),
    });
    expect([textOf(await port.get(requestOf())), textOf(await port.get(requestOf()))]).toEqual(['first', 'second']);
    expect(problems).toEqual([`the cache in ${directory} cannot be used: ${why}`]);
  });

  test('a file that cannot be written fails no request, and is said once', async () => {
    const { at, directory, problems } = newCache();
    await at(0, answerOf('first', forever));
    const path = entryIn(directory);
    rmSync(path);
    mkdirSync(join(path, 'in-the-way'), { recursive: true });
    expect((await at(0, answerOf('second', forever))).text).toBe('second');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`the cache in ${directory} cannot be written to: `);
  });
});

describe('listing and emptying', () => {
  test('show what is there, and remove it', async () => {
    const { at, directory } = newCache();
    await at(0, answerOf('first', forever));
    await at(1000, answerOf('{}', forever), requestOf({ purpose: 'status-list' }));
    writeFileSync(join(directory, `${'f'.repeat(64)}.cached`), 'junk');
    const listed = await listCache(directory, started + minute);
    expect(listed.ok ? [...listed.value].sort((a, b) => a.age - b.age) : []).toEqual([
      { url: address, purpose: 'status-list', age: minute - 1000, bytes: 2 },
      { url: address, purpose: 'did-document', age: minute, bytes: 5 },
    ]);
    expect(await clearCache(directory)).toEqual({ ok: true, value: 3 });
    expect(await listCache(directory, started)).toEqual({ ok: true, value: [] });
    expect((await at(0, answerOf('second'))).text).toBe('second');
  });

  test('find nothing where there is no cache', async () => {
    const directory = join(newFolder(), 'none');
    expect(await listCache(directory, started)).toEqual({ ok: true, value: [] });
    expect(await clearCache(directory)).toEqual({ ok: true, value: 0 });
  });
});

test('an answer through a proxy says so also from the cache', async () => {
  const { at } = newCache();
  const via: Partial<NetResponse> = { via: 'proxy' };
  await at(0, answerOf('first', forever, via));
  expect((await at(0, answerOf('second'))).got).toMatchObject({ ok: true, value: { via: 'proxy', fromCache: true } });
});
