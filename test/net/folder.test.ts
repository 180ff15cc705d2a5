import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/model/hash.js';
import { createRecording, openRecording } from '../../src/net/folder.js';
import { recordTo } from '../../src/net/record.js';
import { entryLine } from '../../src/net/recording.js';
import { replayNet } from '../../src/net/replay.js';
import { address, answerOf, failureOf, netOf, newFolder, requestOf } from './helpers.js';

const run = { startedAt: '2026-03-02T09:00:00Z', limited: ['--allow-http'] };
const clock = (): number => Date.parse(run.startedAt);

const created = async (directory: string) => {
  const made = await createRecording(directory, run);
  if (!made.ok) throw new Error(made.error);
  return made.value;
};

const opened = async (directory: string) => {
  const found = await openRecording(directory);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

const answers = [answerOf('{"a":1}'), answerOf('{"a":1}'), failureOf('timeout', 'slow, 3 tries'), answerOf('')];
const urls = answers.map((_, i) => `${address}${i}`);

/** A recording of four requests. */
const recorded = async () => {
  const directory = join(newFolder(), 'a', 'recording');
  const writer = await created(directory);
  const port = recordTo(netOf(...answers), writer, clock);
  const seen = [];
  for (const url of urls) seen.push(await port.get(requestOf({ url })));
  return { directory, seen, problems: await writer.close() };
};

describe('a recording', () => {
  test('gives back what the run saw', async () => {
    const { directory, seen, problems } = await recorded();
    const { recording, bodyOf } = await opened(directory);
    const port = replayNet(recording, bodyOf);
    expect(problems).toEqual([]);
    expect(recording.run).toEqual(run);
    for (const [i, url] of urls.entries()) expect(await port.get(requestOf({ url }))).toEqual(seen[i]);
  });

  test('holds each body once, under its hash, and is for its owner alone', async () => {
    const { directory } = await recorded();
    expect(readdirSync(directory).sort()).toEqual(['bodies', 'index.ndjson']);
    expect(readdirSync(join(directory, 'bodies')).sort()).toEqual(
      ['', '{"a":1}'].map((text) => sha256Of(Buffer.from(text))).sort(),
    );
    expect(readFileSync(join(directory, 'index.ndjson'), 'utf8').split('\n')).toHaveLength(6);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'index.ndjson')).mode & 0o777).toBe(0o600);
  });

  test('keeps its lines whole when many answers come together', async () => {
    const directory = join(newFolder(), 'r');
    const writer = await created(directory);
    const port = recordTo(
      netOf((request) => answerOf(`"${request.url}"`, {}, { url: request.url })),
      writer,
      clock,
    );
    await Promise.all(Array.from({ length: 100 }, (_, i) => port.get(requestOf({ url: `${address}?${i}` }))));
    expect(await writer.close()).toEqual([]);
    expect((await opened(directory)).recording.entries).toHaveLength(100);
  });

  test('that was cut off in its last line gives the rest', async () => {
    const { directory } = await recorded();
    const index = join(directory, 'index.ndjson');
    truncateSync(index, statSync(index).size - 5);
    expect((await opened(directory)).recording.entries).toHaveLength(3);
  });

  test.each<[string, (path: string) => void]>([
    ['changed', (path) => writeFileSync(path, '{"a":2}')],
    ['missing', (path) => rmSync(path)],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    ['too large', (path) => writeFileSync(path, new Uint8Array(11 << 20))],
    [
      'a link',
      (path) => {
        writeFileSync(`${path}.copy`, readFileSync(path));
        rmSync(path);
        symlinkSync(`${path}.copy`, path);
      },
    ],
  ])('gives no answer where a body is %s', async (_, change) => {
    const { directory } = await recorded();
    change(join(directory, 'bodies', sha256Of(Buffer.from('{"a":1}'))));
    const { recording, bodyOf } = await opened(directory);
    const answer = await replayNet(recording, bodyOf).get(requestOf({ url: urls[0] as string }));
    expect(answer).toMatchObject({ ok: false, error: { kind: 'offline' } });
  });

  test('has no body by any name but a hash', async () => {
    const { directory } = await recorded();
    writeFileSync(join(directory, 'bodies', 'x'), 'secret');
    const { bodyOf } = await opened(directory);
    for (const name of ['x', '../index.ndjson', '', '.', `${'a'.repeat(64)}/../x`, 'A'.repeat(64)])
      expect(await bodyOf(name)).toBeUndefined();
  });
});

describe('a folder is refused for writing', () => {
  test.each<[string, (path: string) => void, string]>([
    [
      'that holds a recording',
      (path) => {
        mkdirSync(path);
        writeFileSync(join(path, 'index.ndjson'), 'precious');
      },
      'it already holds a recording',
    ],
    [
      'whose index is a link',
      (path) => {
        mkdirSync(path);
        symlinkSync(join(path, 'elsewhere'), join(path, 'index.ndjson'));
      },
      'it already holds a recording',
    ],
    ['that is a file', (path) => writeFileSync(path, 'precious'), 'it is no folder'],
    ['that is a link', (path) => symlinkSync(newFolder(), path), 'it is a link, not a folder'],
    ['that is a link to nowhere', (path) => symlinkSync('/nowhere/at/all', path), 'it is a link, not a folder'],
    [
      'with something called bodies',
      (path) => {
        mkdirSync(path);
        symlinkSync(newFolder(), join(path, 'bodies'));
      },
      'the folder is not empty',
    ],
  ])('%s', async (_, make, why) => {
    const path = join(newFolder(), 'r');
    make(path);
    expect(await createRecording(path, run)).toEqual({ ok: false, error: why });
    expect(await createRecording(`${path}/`, run)).toEqual({ ok: false, error: why });
    if (why.includes('recording')) expect(existsSync(join(path, 'elsewhere'))).toBe(false);
    if (why.includes('bodies')) expect(readdirSync(path)).toEqual(['bodies']);
  });

  test('that lies below a file', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await createRecording(join(file, 'r'), run)).toEqual({ ok: false, error: 'it is no folder' });
  });

  test('a folder with other things in it is left as it is', async () => {
    const path = newFolder();
    writeFileSync(join(path, 'notes.txt'), 'mine');
    expect(await createRecording(path, run)).toEqual({ ok: false, error: 'the folder is not empty' });
    expect(existsSync(join(path, 'index.ndjson'))).toBe(false);
  });
});

describe('a folder is refused for reading', () => {
  test.each<[string, (path: string) => void, string]>([
    ['that is not there', () => undefined, 'it holds no index.ndjson'],
    ['that is a file', (path) => writeFileSync(path, ''), 'it holds no index.ndjson'],
    ['that is empty', (path) => mkdirSync(path), 'it holds no index.ndjson'],
    [
      'whose index is a folder',
      (path) => mkdirSync(join(path, 'index.ndjson'), { recursive: true }),
      'its index.ndjson is no regular file',
    ],
    [
      'whose index is something else',
      (path) => {
        mkdirSync(path);
        writeFileSync(join(path, 'index.ndjson'), '{"a":1}\n');
      },
      'its index.ndjson does not begin like a recording of this program',
    ],
    [
      'whose index is too large',
      (path) => {
        mkdirSync(path);
        writeFileSync(join(path, 'index.ndjson'), '');
        truncateSync(join(path, 'index.ndjson'), (64 << 20) + 1);
      },
      'its index.ndjson is larger than 67108864 bytes',
    ],
  ])('%s', async (_, make, why) => {
    const path = join(newFolder(), 'r');
    make(path);
    expect(await openRecording(path)).toEqual({ ok: false, error: why });
  });
});

describe('trouble in mid-run', () => {
  test('ends the recording, not the run, and is said at the end', async () => {
    const directory = join(newFolder(), 'r');
    const writer = await created(directory);
    const net = netOf(answerOf('one'), answerOf('two'), answerOf('three'));
    const port = recordTo(net, writer, clock);
    await port.get(requestOf({ url: urls[0] as string }));
    rmSync(join(directory, 'bodies'), { recursive: true });
    expect(await port.get(requestOf({ url: urls[1] as string }))).toEqual(answerOf('two'));
    mkdirSync(join(directory, 'bodies'));
    expect(await port.get(requestOf({ url: urls[2] as string }))).toEqual(answerOf('three'));
    expect(await writer.close()).toEqual([`the recording in ${directory} is not complete: there is no such folder`]);
    // Nothing was written after the trouble, so what is there is whole.
    expect((await opened(directory)).recording.entries.map(({ request }) => request.url)).toEqual([urls[0]]);
  });

  test('on a full disk leaves a recording that can be read', async () => {
    const directory = join(newFolder(), 'r');
    const writer = await created(directory);
    const { url, purpose, statedBy } = requestOf();
    const entry = { request: { url, purpose, statedBy }, answer: failureOf('dns') as never, time: run.startedAt };
    await writer.append(entry);
    await writer.close();
    appendFileSync(join(directory, 'index.ndjson'), entryLine(entry).slice(0, 20));
    expect((await opened(directory)).recording.entries).toEqual([entry]);
  });

  test('what comes after the end is not written', async () => {
    const directory = join(newFolder(), 'r');
    const writer = await created(directory);
    expect(await writer.close()).toEqual([]);
    const { url, purpose, statedBy } = requestOf();
    await writer.append({
      request: { url, purpose, statedBy },
      answer: failureOf('dns') as never,
      time: run.startedAt,
    });
    expect((await opened(directory)).recording.entries).toEqual([]);
    expect(await writer.close()).toEqual([]);
  });
});
