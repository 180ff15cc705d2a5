import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');

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
    expect(await output(command)).toBe(shown);
  });
});
