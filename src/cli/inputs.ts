/** What did the user name: files, addresses, standard input? Whatever is not there is said before any work begins. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Source } from '../load/index.js';
import { UsageError } from '../model/errors.js';
import { redactUrl } from '../model/redact.js';
import type { Input } from './io.js';
import { nearest } from './nearest.js';

const commands = ['verify', 'inspect', 'explain', 'schema', 'trust', 'cache'];

const kindOf = async (path: string): Promise<'file' | 'folder' | 'missing'> => {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A path that exists and cannot be looked at is for the loader, which says why; a link in a circle is one.
    return code === 'EACCES' || code === 'EPERM' || code === 'ELOOP' ? 'file' : 'missing';
  }
};

const neighbour = async (path: string): Promise<string | undefined> => {
  try {
    const [folder, asked] = [dirname(path), basename(path)];
    // A link that leads nowhere is there by the very name that was asked for.
    const names = (await readdir(folder)).filter((name) => name !== asked);
    const [name] = nearest(asked, names);
    return name === undefined ? undefined : folder === '.' ? name : join(folder, name);
  } catch {
    return undefined;
  }
};

/** A word that looks like a command and not like a path. */
const isBareWord = (text: string): boolean => !/[./\\:]/.test(text);

/** A web address as people say it, without its beginning. */
const likeAddress = /^(?:www\.[^\s/]+|(?:[a-z0-9-]+\.)+[a-z]{2,}\/)\S*$/i;

const missing = async (path: string, mayBeCommand: boolean): Promise<UsageError> => {
  const bare = mayBeCommand && isBareWord(path);
  const candidate = (bare ? nearest(path, commands)[0] : undefined) ?? (await neighbour(path));
  const hint =
    candidate !== undefined
      ? `did you mean ${candidate}?`
      : likeAddress.test(path)
        ? `for a web address: https://${redactUrl(path)}`
        : 'check the spelling, and the folder that you are in';
  // A name of a file is said as it was typed; that of an address may carry what must not be shown.
  const named = likeAddress.test(path) ? redactUrl(path) : path;
  return new UsageError(`no file${bare ? ', folder or command' : ''} named "${named}"`, hint);
};

const scheme = /^([a-z][a-z0-9+.-]+):\/\//i;

const addressOf = (text: string): string | undefined => {
  const found = scheme.exec(text)?.[1]?.toLowerCase();
  if (found === undefined) return undefined;
  if (found !== 'https' && found !== 'http') {
    throw new UsageError(`"${redactUrl(text)}" is not a file and not a web address that begins with https://`);
  }
  if (!URL.canParse(text)) throw new UsageError(`"${redactUrl(text)}" is not a complete web address`);
  const { username, password } = new URL(text);
  // The address stands in every report, and so would the password.
  if (username !== '' || password !== '')
    throw new UsageError(
      'an address with a user name or a password in it is not asked',
      'download the badge, and check the file',
    );
  return text;
};

export interface InputContext {
  readonly stdin: Input;
  readonly stdinName?: string | undefined;
  /** The user wrote the command, so that a bare word can only be a path. */
  readonly asked: boolean;
}

/** The sources in the order of the arguments. Throws a UsageError for what cannot be one. */
export const sourcesFor = async (inputs: readonly string[], context: InputContext): Promise<readonly Source[]> => {
  if (inputs.filter((input) => input === '-').length > 1) throw new UsageError('- can be read only once');
  const sources: Source[] = [];
  for (const input of inputs) {
    const url = addressOf(input);
    if (input === '-') {
      sources.push({ stdin: context.stdin, ...(context.stdinName === undefined ? {} : { name: context.stdinName }) });
    } else if (url !== undefined) {
      sources.push({ url });
    } else {
      const kind = await kindOf(input);
      if (kind === 'missing') throw await missing(input, !context.asked);
      if (kind === 'folder') {
        throw new UsageError(`"${input}" is a folder`, `name the files in it, for example ${join(input, '*.png')}`);
      }
      sources.push({ path: input });
    }
  }
  return sources;
};
