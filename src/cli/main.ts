/** What happens between the arguments and the exit code, whatever goes wrong? */
import { CommanderError } from 'commander';
import { UsageError } from '../model/errors.js';
import { exitCodes } from '../model/summary.js';
import { escapeTerminal } from '../reporters/escape.js';
import type { Io } from './io.js';
import { pages } from './pages.js';
import { runProgram } from './program.js';
import { say } from './say.js';

const usage = (io: Io, message: string, hint: string | undefined): number => {
  say(io, [
    `badge-verify: ${escapeTerminal(message, 500)}`,
    ...(hint === undefined ? [] : [`hint: ${escapeTerminal(hint, 500)}`]),
  ]);
  return exitCodes.usage;
};

/** What a command that the user named takes. */
const usageOf = ([command = '']: readonly string[]): string | undefined =>
  Object.hasOwn(pages, command) ? `usage: ${pages[command]?.usage}` : undefined;

/** Commander puts its suggestion on a second line of the message. */
const fromCommander = (io: Io, error: CommanderError): number => {
  if (error.exitCode === 0) return exitCodes.pass;
  const match = /^(?:error: )?(.*?)(?:\n\((Did you mean .*\?)\))?$/su.exec(error.message);
  return usage(
    io,
    match?.[1] ?? error.message,
    match?.[2]?.replace('Did', 'did') ?? usageOf(io.argv) ?? 'badge-verify -h lists the options',
  );
};

const isVeryVerbose = (argv: readonly string[]): boolean =>
  argv.reduce((sum, word) => sum + (word === '--verbose' ? 1 : /^-v+$/.test(word) ? word.length - 1 : 0), 0) > 1;

/** One line about an error that is ours; gives the exit code for it. */
export const bug = (io: Io, error: unknown): number => {
  const stack = error instanceof Error && isVeryVerbose(io.argv) ? (error.stack ?? '') : '';
  say(io, [
    `badge-verify: a bug in badge-verify: ${escapeTerminal(error instanceof Error ? error.message : String(error), 300)}`,
    ...(stack === '' ? ['hint: nothing is said about the badge; -vv shows where it happened'] : []),
    ...stack
      .split('\n')
      .slice(1)
      .map((line) => escapeTerminal(line, 500)),
  ]);
  return exitCodes.bug;
};

/** Runs the program; never throws. */
export const main = async (io: Io): Promise<number> => {
  try {
    return await runProgram(io);
  } catch (error) {
    if (error instanceof CommanderError) return fromCommander(io, error);
    return error instanceof UsageError ? usage(io, error.message, error.hint ?? usageOf(io.argv)) : bug(io, error);
  }
};
