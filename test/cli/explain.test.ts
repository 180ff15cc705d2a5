import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/model/catalog.js';
import { expectGolden } from './golden.js';
import { run } from './run.js';

const codes = Object.keys(catalog);

describe('explain', () => {
  test.each([
    ['explain-code', ['explain', 'net.offline']],
    ['explain-verdict', ['explain', 'verdict']],
    ['explain-exit-codes', ['explain', 'exit-codes']],
    ['explain-json', ['explain', '--json', 'net.offline']],
  ])('%s', async (name, args) => {
    const { exitCode, stdout, stderr } = await run(args);
    expectGolden(`test/cli/golden/${name}.txt`, stdout);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test('lists every code with its effect and title', async () => {
    const { stdout } = await run(['explain']);
    for (const code of codes)
      expect(stdout).toMatch(new RegExp(`^${code.replace('.', '\\.')} +(fail|indeterminate|warning|note) +\\S`, 'm'));
    expect(JSON.parse((await run(['explain', '--json'])).stdout).map(({ code }: { code: string }) => code)).toEqual(
      codes,
    );
  });

  test.each(codes)('explains %s in lines that fit the screen', async (code) => {
    const { exitCode, stdout } = await run(['explain', code]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('What it means');
    expect(stdout).toContain('If you issue badges');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test.each([
    ['net.ofline', 'did you mean net.offline?'],
    ['verdicts', 'did you mean verdict?'],
    ['banana', 'all codes: badge-verify explain'],
    ['toString', 'all codes: badge-verify explain'],
  ])('%s is no code', async (code, hint) => {
    expect(await run(['explain', code])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `badge-verify: there is no finding code "${code}"\nhint: ${hint}\n`,
    });
  });

  test('a hostile code reaches no terminal', async () => {
    expect((await run(['explain', '\x1b[2J'])).stderr).toContain('"\\u{1b}[2J"');
  });
});
