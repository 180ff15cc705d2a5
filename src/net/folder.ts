/** Where does a recording lie on the disk, and who may write there? A folder of its own, never one that holds something. */
import { type FileHandle, lstat, mkdir, open, readdir, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../model/result.js';
import { codeOf, fileProblem } from './file-problem.js';
import { folderAt } from './folder-at.js';
import { readOwnFile } from './read-file.js';
import type { RecordingWriter } from './record.js';
import { entryLine, type RecordedRun, type Recording, readIndex, runLine } from './recording.js';
import type { BodyOf } from './replay.js';

/** A line is a few hundred bytes, so this is a hundred thousand requests. */
const maxIndexBytes = 64 << 20;
/** The largest thing that is ever fetched is an input. */
const maxBodyBytes = 10 << 20;

/** A body is found by its hash alone: nothing in a recording can name a file. */
const bodiesOf =
  (folder: string): BodyOf =>
  async (sha256) =>
    /^[0-9a-f]{64}$/.test(sha256) ? readOwnFile(join(folder, 'bodies', sha256), maxBodyBytes) : undefined;

/** Makes the folder, or takes an empty one, so that a recording never mixes with another or replaces one. */
const claim = async (folder: string): Promise<Result<FileHandle, string>> => {
  const found = await folderAt(folder);
  if (!found.ok) return found;
  let index: FileHandle;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    if (names.length > 0)
      return err(names.includes('index.ndjson') ? 'it already holds a recording' : 'the folder is not empty');
    index = await open(join(folder, 'index.ndjson'), 'wx', 0o600);
  } catch (error) {
    return err(codeOf(error) === 'EEXIST' ? 'it already holds a recording' : fileProblem(error));
  }
  try {
    await mkdir(join(folder, 'bodies'), { mode: 0o700 });
    return ok(index);
  } catch (error) {
    await index.close().catch(() => undefined);
    await unlink(join(folder, 'index.ndjson')).catch(() => undefined);
    return err(fileProblem(error));
  }
};

/** Begins a recording in a folder. The error says why that cannot be, as the end of a sentence. */
export const createRecording = async (
  directory: string,
  run: RecordedRun,
): Promise<Result<RecordingWriter, string>> => {
  const folder = resolve(directory);
  const claimed = await claim(folder);
  if (!claimed.ok) return claimed;
  const index = claimed.value;
  const bodies = new Set<string>();
  let trouble: string | undefined;
  let closed = false;
  // One after the other, so that lines never mix.
  let last: Promise<void> = Promise.resolve();

  const inTurn = (step: () => Promise<void>): Promise<void> => {
    last = last.then(async () => {
      // After a failure nothing more is written: the index must not go on behind half a line.
      if (trouble !== undefined || closed) return;
      await step().catch((error: unknown) => {
        trouble = fileProblem(error);
      });
    });
    return last;
  };

  await inTurn(() => index.appendFile(runLine(run)));

  return ok({
    append: (entry, body) =>
      inTurn(async () => {
        const { answer } = entry;
        if (answer.ok && body !== undefined && !bodies.has(answer.sha256)) {
          await writeFile(join(folder, 'bodies', answer.sha256), body, { flag: 'wx', mode: 0o600 });
          bodies.add(answer.sha256);
        }
        await index.appendFile(entryLine(entry));
      }),
    bodyOf: bodiesOf(folder),
    close: async () => {
      await inTurn(async () => {
        closed = true;
        await index.close();
      });
      if (!closed) await index.close().catch(() => undefined);
      closed = true;
      return trouble === undefined ? [] : [`the recording in ${directory} is not complete: ${trouble}`];
    },
  });
};

export interface OpenedRecording {
  readonly recording: Recording;
  readonly bodyOf: BodyOf;
}

/** Reads the index of a recording. The error says what is wrong with it, as the end of a sentence. */
export const openRecording = async (directory: string): Promise<Result<OpenedRecording, string>> => {
  const folder = resolve(directory);
  const path = join(folder, 'index.ndjson');
  const bytes = await readOwnFile(path, maxIndexBytes);
  if (bytes === undefined) return err(await whyNoIndex(path));
  const recording = readIndex(Buffer.from(bytes).toString('utf8'));
  return recording.ok ? ok({ recording: recording.value, bodyOf: bodiesOf(folder) }) : recording;
};

const whyNoIndex = async (path: string): Promise<string> => {
  try {
    const stats = await lstat(path);
    if (!stats.isFile()) return 'its index.ndjson is no regular file';
    if (stats.size > maxIndexBytes) return `its index.ndjson is larger than ${maxIndexBytes} bytes`;
    return 'its index.ndjson cannot be read';
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? 'it holds no index.ndjson' : fileProblem(error);
  }
};
