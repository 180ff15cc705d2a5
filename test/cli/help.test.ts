import { describe, expect, test } from 'vitest';
import { verifyOptions } from '../../src/cli/options.js';
import { verifyPage } from '../../src/cli/pages.js';
import { version } from '../../src/version.js';
import { expectGolden } from './golden.js';
import { run } from './run.js';

const commands = ['verify', 'inspect', 'explain', 'schema', 'trust', 'cache'];

describe('help', () => {
  test.each<readonly [string, readonly string[]]>([
    ['help-short', ['-h']],
    ['help-full', ['--help']],
    ...commands.slice(1).map((command) => [`help-${command}`, [command, '--help']] as const),
  ])('%s', async (name, args) => {
    const { exitCode, stdout, stderr } = await run(args);
    expectGolden(`test/cli/golden/${name}.txt`, stdout);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test.each([[['-h']], ...commands.map((command) => [[command, '-h']])])(
    '%j fits one screen of 24 lines and 80 columns',
    async (args) => {
      const lines = (await run(args)).stdout.split('\n');
      // verify's own -h is the page of the program; the last element is what follows the last line feed.
      expect(lines.length - 1).toBeLessThanOrEqual(23);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  test.each([[['--help']], ...commands.map((command) => [[command, '--help']])])(
    '%j is no wider than 80 columns',
    async (args) => {
      for (const line of (await run(args)).stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );

  test.each(['-h', '--help'])('verify %s is the help of the program', async (flag) => {
    expect((await run(['verify', flag])).stdout).toBe((await run([flag])).stdout);
  });

  test('is given wherever the flag stands, before anything else is looked at', async () => {
    expect((await run(['nosuch.png', '--help'])).stdout).toBe((await run(['--help'])).stdout);
    expect((await run(['--json', '-h'])).stdout).toBe((await run(['-h'])).stdout);
  });

  test('names every option of verify, in alphabetical order within its group', async () => {
    const { stdout } = await run(['--help']);
    const options = verifyOptions();
    for (const option of options) expect(stdout).toContain(option.flags);
    for (const heading of new Set(options.map((option) => option.helpGroupHeading))) {
      const names = options.filter((option) => option.helpGroupHeading === heading).map((option) => option.long ?? '');
      expect(names).toEqual([...names].sort());
    }
  });

  test('the short page names no option that does not exist', () => {
    const flags = verifyOptions().map((option) => option.flags.replace(/^-f, /, ''));
    for (const [term] of verifyPage.brief ?? []) expect(flags).toContain(term);
  });

  test('shows examples before options', async () => {
    const { stdout } = await run(['--help']);
    expect(stdout.indexOf('Examples')).toBeLessThan(stdout.indexOf('Verification'));
  });
});

test.each([[['-V']], [['--version']], [['verify', '--version']], [['explain', '-V']], [['nosuch.png', '-V']]])(
  '%j prints the version',
  async (args) => {
    expect(await run(args)).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  },
);

describe('at a terminal that shows ASCII only', () => {
  const plain = { tty: true, env: { LC_ALL: 'C' } };

  test.each([
    [['-h']],
    [['--help']],
    [['explain']],
    [['explain', 'verdict']],
    [['explain', 'schema.extra-not-checked']],
  ])('%j writes nothing else', async (args) => {
    const { stdout } = await run(args, plain);
    expect(stdout).toMatch(/^[\x00-\x7f]+$/);
    expect(stdout).not.toContain('\\u{');
  });

  test('JSON stays as it is', async () => {
    const args = ['explain', '--json', 'schema.extra-not-checked'];
    expect((await run(args, plain)).stdout).toBe((await run(args)).stdout);
  });
});
