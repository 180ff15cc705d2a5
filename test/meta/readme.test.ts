import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';

const root = resolve(import.meta.dirname, '../..');
const file = resolve(root, 'README.md');
const readme = readFileSync(file, 'utf8');

/** The blocks of the README that show a command and what it prints. */
const blocks = [...readme.matchAll(/```\n\$ npx badge-verify ([^\n]+)\n([\s\S]*?)\n```/g)].map(
  ([, command = '', output = '']) => [command, output] as const,
);

const output = async (command: string): Promise<string> => {
  let text = '';
  const stream = {
    write: (chunk: string | Uint8Array): boolean => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    },
  };
  const stdin: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
  };
  // Tests run in the folder of the project, as the reader of the README does.
  await main({
    argv: command.split(' '),
    env: {},
    stdin,
    stdout: stream,
    stderr: stream,
    clock: () => Date.parse('2026-03-01T09:14:00Z'),
  });
  return text.trimEnd();
};

describe('the README', () => {
  test('shows commands with their output', () => expect(blocks.length).toBeGreaterThanOrEqual(4));

  test.each(blocks)('prints what "badge-verify %s" prints', async (command, shown) => {
    const printed = await output(command);
    // U=1 puts the output of today into the README, as it does with golden files.
    if (process.env.U === '1') {
      const before = `\n$ npx badge-verify ${command}\n`;
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(before + shown, () => before + printed),
      );
    } else expect(printed).toBe(shown);
  });
});
