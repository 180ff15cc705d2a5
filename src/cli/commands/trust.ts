/** What do the user's lists know of an issuer? Says what stands there, and verifies nothing. */
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../model/errors.js';
import { exitCodes } from '../../model/summary.js';
import type { TrustSource } from '../../model/trust.js';
import type { Net } from '../../net/port.js';
import { escapeTerminal, guardLines } from '../../reporters/escape.js';
import { jsonText } from '../../reporters/json/v1.js';
import { hanging } from '../../reporters/layout.js';
import { quoteName, showId } from '../../reporters/names.js';
import { showRef } from '../../reporters/text/screen.js';
import { isIssuerId } from '../../trust/entry.js';
import { loadTrust } from '../../trust/load.js';
import { entriesFor, hasList, similarTo } from '../../trust/match.js';
import { fitting } from '../color.js';
import { columnsOf, type Io } from '../io.js';
import type { NetworkFlags } from '../network-options.js';

export interface TrustFlags extends NetworkFlags {
  readonly trust?: readonly string[];
  readonly json?: true;
  readonly ascii?: true;
}

/** What one list says of the id. */
interface Said {
  readonly source: string;
  readonly sha256?: string;
  readonly name?: string;
  readonly date?: string;
  readonly entry?: { readonly name?: string; readonly keys?: readonly string[] };
  /** An id on the list that could be taken for this one. */
  readonly similar?: string;
  readonly problem?: 'unsupported' | 'unavailable';
  readonly why?: string;
}

const saidBy = (source: TrustSource, id: string): Said => {
  const { source: name, sha256 } = source;
  const base = { source: name, ...(sha256 === undefined ? {} : { sha256 }) };
  if (!hasList(source)) return { ...base, problem: source.problem, why: source.why };
  const { list } = source;
  const [found] = entriesFor([source], id);
  const similar = found === undefined ? similarTo([source], id) : undefined;
  return {
    ...base,
    ...(list.name === undefined ? {} : { name: list.name }),
    ...(list.date === undefined ? {} : { date: list.date }),
    ...(found === undefined
      ? {}
      : {
          entry: {
            ...(found.entry.name === undefined ? {} : { name: found.entry.name }),
            ...(found.entry.keys === undefined ? {} : { keys: found.entry.keys }),
          },
        }),
    ...(similar === undefined ? {} : { similar: similar.entry.id }),
  };
};

const entryWords = ({ name, keys }: NonNullable<Said['entry']>): string => {
  const as = name === undefined ? 'on this list, without a name' : `on this list, as ${quoteName(name)}`;
  return keys === undefined
    ? `${as}; any key of the issuer counts`
    : `${as}; only ${keys.length === 1 ? 'this key counts' : 'these keys count'}: ${keys.join(', ')}`;
};

const answerOf = ({ problem, why = '', entry, similar }: Said): string => {
  if (problem === 'unavailable') return `could not be had: ${escapeTerminal(why, 500)}`;
  if (problem === 'unsupported') return `not looked for here: ${escapeTerminal(why, 500)}`;
  if (entry !== undefined) return entryWords(entry);
  return similar === undefined
    ? 'not on this list'
    : `not on this list; it has ${showId(similar, true)}, which is similar, but is not the same`;
};

const listLines = (said: Said, columns: number): readonly string[] => {
  const { source, name, date } = said;
  const called = name === undefined ? '' : `, ${quoteName(name)}`;
  const dated = date === undefined ? ', without a date' : `, of ${escapeTerminal(date, 40)}`;
  const heading = `${showRef(source)}${said.problem === undefined ? `${called}${dated}` : ''}`;
  return [...hanging('  ', heading, columns), ...hanging('      ', answerOf(said), columns)];
};

const headings = { yes: 'ON A LIST', no: 'ON NO LIST', open: 'NOT DECIDED' } as const;
const codes = { yes: exitCodes.pass, no: exitCodes.fail, open: exitCodes.indeterminate } as const;

const outcomeOf = (lists: readonly Said[]): keyof typeof headings => {
  if (lists.some(({ entry }) => entry !== undefined)) return 'yes';
  return lists.some(({ problem }) => problem !== undefined) ? 'open' : 'no';
};

/** Writes what each list says of the id; gives the exit code. Throws a UsageError for what cannot be an id or a list. */
export const trustCommand = async (io: Io, id: string, flags: TrustFlags, net: Net): Promise<number> => {
  const { trust = [] } = flags;
  if (trust.length === 0)
    throw new UsageError('there is no list to look at', 'name one: --trust trusted.json or --trust https://…');
  if (!isIssuerId(id))
    throw new UsageError(
      `"${id}" cannot be the id of an issuer`,
      'an id is a DID, as in did:web:badges.example.edu, or begins with https://',
    );
  const lists: Said[] = [];
  for (const source of trust) lists.push(saidBy(await loadTrust(source, { net, readFile }), id));
  const outcome = outcomeOf(lists);
  if (flags.json === true) {
    io.stdout.write(jsonText({ id, listed: outcome === 'open' ? null : outcome === 'yes', lists }));
    return codes[outcome];
  }
  const columns = Math.min(Math.max(columnsOf(io.stdout), 60), 100);
  const lines = [`${headings[outcome]}  ${showId(id, true)}`, ...lists.flatMap((said) => listLines(said, columns))];
  const text = guardLines(lines.map((line) => `${line}\n`).join(''));
  io.stdout.write(fitting(text, io.env, io.stdout, flags.ascii === true));
  return codes[outcome];
};
