import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import schema from '../../schemas/report-v1.schema.json' with { type: 'json' };
import * as badges from './badges.js';
import { expectGolden } from './golden.js';
import { run, type Setting } from './run.js';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'badge-verify-cli-'));

beforeAll(() => {
  process.chdir(folder);
  writeFileSync('alice.jwt', badges.jwt());
  writeFileSync('tampered.jwt', badges.tampered());
  writeFileSync('expired.jwt', badges.expired());
  writeFileSync('foreign.jwt', badges.foreign());
  writeFileSync('nonconformant.jwt', badges.nonconformant());
  writeFileSync('elsewhere.jwt', badges.elsewhere());
  writeFileSync('picture.png', badges.emptyPicture);
  symlinkSync('circle.jwt', 'circle.jwt');
  symlinkSync('gone', 'zzzzzzzzzzzz');
  mkdirSync('badges');
  writeFileSync('badges/explain', badges.jwt());
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

interface Row extends Setting {
  readonly name: string;
  readonly args: readonly string[];
  readonly exit: number;
}

const rows: readonly Row[] = [
  { name: 'pass', args: ['alice.jwt'], exit: 0 },
  { name: 'tampered', args: ['tampered.jwt'], exit: 1 },
  { name: 'expired', args: ['expired.jwt'], exit: 1 },
  { name: 'expired-at', args: ['--at', '2025-06-01T00:00:00Z', 'expired.jwt'], exit: 0 },
  { name: 'signed-by-another', args: ['foreign.jwt'], exit: 1 },
  { name: 'no-badge', args: ['picture.png'], exit: 1 },
  { name: 'needs-network', args: ['elsewhere.jwt'], exit: 3 },
  { name: 'address', args: ['https://badges.example.org/1'], exit: 3 },
  { name: 'nonconformant', args: ['nonconformant.jwt'], exit: 1 },
  { name: 'conformance-warn', args: ['--conformance', 'warn', 'nonconformant.jwt'], exit: 0 },
  { name: 'skip', args: ['--skip', 'status,refresh', 'alice.jwt'], exit: 0 },
  { name: 'recipient', args: ['--recipient', 'id:did:example:alice', 'alice.jwt'], exit: 0 },
  { name: 'recipient-mismatch', args: ['--recipient', 'id:did:example:bob', 'alice.jwt'], exit: 1 },
  { name: 'several', args: ['alice.jwt', 'tampered.jwt', 'elsewhere.jwt', 'picture.png'], exit: 1 },
  { name: 'stdin', args: ['-', '--stdin-name', 'from the form'], stdin: badges.jwt(), exit: 0 },
  { name: 'stdin-empty', args: ['-'], stdin: '', exit: 1 },
  { name: 'quiet', args: ['-q', 'alice.jwt', 'tampered.jwt'], exit: 1 },
  { name: 'verbose', args: ['-v', 'alice.jwt'], exit: 0 },
  { name: 'very-verbose', args: ['-vv', 'tampered.jwt'], exit: 1 },
  { name: 'ascii', args: ['--ascii', 'tampered.jwt'], exit: 1 },
  { name: 'color', args: ['--color', 'always', 'tampered.jwt'], exit: 1 },
  { name: 'line', args: ['-f', 'line', 'alice.jwt', 'tampered.jwt', 'elsewhere.jwt'], exit: 1 },
  { name: 'json', args: ['--json', 'tampered.jwt'], exit: 1 },
];

describe('badge-verify', () => {
  test.each(rows)('$name: $args', async ({ name, args, exit, ...setting }) => {
    const { exitCode, stdout, stderr } = await run(args, setting);
    // The version changes with every release, and the bundle with every new context.
    const steady = stdout
      .replace(/"version": "\d[^"]*"/, '"version": "…"')
      .replace(/"bundle": "[^"]*"/, '"bundle": "…"');
    expectGolden(join(home, `test/cli/golden/${name}.txt`), steady);
    expect(stderr).toBe('');
    expect(exitCode).toBe(exit);
  });

  test('the word verify may stand before the inputs', async () => {
    expect(await run(['verify', 'alice.jwt'])).toEqual(await run(['alice.jwt']));
  });

  test('every JSON report matches the published schema', async () => {
    const isReport = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    for (const { args, ...setting } of rows) {
      const options = args.filter(
        (arg, i) => !['-q', '-v', '-vv', '--json', '-f'].includes(arg) && args[i - 1] !== '-f',
      );
      const { stdout } = await run(['--json', '--include-credential', ...options], setting);
      expect(isReport(JSON.parse(stdout)), JSON.stringify(isReport.errors)).toBe(true);
    }
  });

  test('the exit code does not depend on the format or on how much is said', async () => {
    for (const name of ['alice.jwt', 'tampered.jwt', 'elsewhere.jwt', 'picture.png']) {
      const codes = await Promise.all(
        [[], ['-f', 'line'], ['--json'], ['-q'], ['-qq'], ['-v'], ['-vv', '--json']].map(
          async (options) => (await run([...options, name])).exitCode,
        ),
      );
      expect(new Set(codes).size).toBe(1);
    }
  });

  test('-qq prints nothing in any format', async () => {
    for (const format of ['text', 'line', 'json'])
      expect(await run(['-qq', '-f', format, 'tampered.jwt'])).toEqual({ exitCode: 1, stdout: '', stderr: '' });
  });

  test.each([
    [['--fail-on', 'never', 'tampered.jwt'], 0],
    [['--fail-on', 'fail', 'elsewhere.jwt'], 0],
    [['--fail-on', 'fail', 'tampered.jwt'], 1],
    [['--fail-on', 'indeterminate', 'elsewhere.jwt'], 3],
    [['--fail-on', 'warning', '--conformance', 'warn', 'nonconformant.jwt'], 1],
    [['--fail-on', 'warning', 'alice.jwt'], 0],
    [['--max-warnings', '0', '--conformance', 'warn', 'nonconformant.jwt'], 1],
    [['--max-warnings', '5', '--conformance', 'warn', 'nonconformant.jwt'], 0],
  ])('%j ends with %d', async (args, exit) => {
    expect((await run(args)).exitCode).toBe(exit);
  });

  test('a JSON report names what was waived and the time of judgement', async () => {
    const { stdout } = await run([
      '--json',
      '--skip',
      'status',
      '--conformance',
      'warn',
      '--at',
      '2026-02-01T00:00:00Z',
      'alice.jwt',
    ]);
    expect(JSON.parse(stdout).run).toEqual({
      startedAt: '2026-03-02T09:14:00Z',
      at: '2026-02-01T00:00:00Z',
      mode: 'online',
      trust: [],
      fetched: [],
      limited: ['--conformance warn', '--skip status'],
      customised: [],
    });
  });

  test('the result is the same without colour', async () => {
    const colored = await run(['tampered.jwt'], { tty: true, env: { TERM: 'xterm' } });
    expect(colored.stdout).toContain('\x1b[31mFAIL');
    const plain = await run(['tampered.jwt'], { tty: true, env: { NO_COLOR: '1' } });
    expect(colored.stdout.replace(/\x1b\[\d+m/g, '')).toBe(plain.stdout);
  });
});

describe('wrong usage', () => {
  test.each<readonly [readonly string[], string]>([
    [['nosuch.png'], 'no file named "nosuch.png"'],
    [['alise.jwt'], 'no file named "alise.jwt"\nhint: did you mean alice.jwt?'],
    [['alice.jwt', 'nosuch.png'], 'no file named "nosuch.png"'],
    [['badges'], '"badges" is a folder\nhint: name the files in it, for example badges/*.png'],
    [['explian'], 'no file, folder or command named "explian"\nhint: did you mean explain?'],
    [['verify', 'explain'], 'no file named "explain"'],
    [['./explain'], 'no file named "./explain"'],
    [['ftp://example.org/x'], '"ftp://example.org/x" is not a file and not a web address that begins with https://'],
    [['www.example.org'], 'hint: for a web address: https://www.example.org'],
    [['badges.example.org/1'], 'hint: for a web address: https://badges.example.org/1'],
    [['zzzzzzzzzzzz'], 'hint: check the spelling'],
    [['https://'], '"https://" is not a complete web address'],
    [['https://x y/?token=abc'], '"https://x y/?token=[redacted]" is not a complete web address'],
    [['ftp://a:b@x.example/?email=a'], '"ftp://[redacted]@x.example/?email=[redacted]" is not a file and not'],
    [['www.x.example/1?identity__email=alice'], 'no file named "www.x.example/1?identity__email=[redacted]"'],
    [['-', '-'], '- can be read only once'],
    [['--formt', 'json', 'alice.jwt'], "unknown option '--formt'\nhint: did you mean --format?"],
    [['-f', 'xml', 'alice.jwt'], '--format takes text, line or json, not "xml"'],
    [['--format'], "option '-f, --format <format>' argument missing"],
    [['--json', '-f', 'line', 'alice.jwt'], '--json and --format line contradict each other\nhint: use one of them'],
    [['-q', '-v', 'alice.jwt'], '-q and -v contradict each other'],
    [
      ['--at', '2026-03-02', 'alice.jwt'],
      '--at takes a date, a time and a zone, as in 2026-03-02T09:00:00Z, not "2026-03-02"\nhint: for the beginning of that day: --at 2026-03-02T00:00:00Z',
    ],
    [['--clock-skew', '6m', 'alice.jwt'], '--clock-skew takes a time of at most 5 minutes'],
    [['--skip', 'proof', 'alice.jwt'], '--skip cannot leave out proof'],
    [['--skip', 'statos', 'alice.jwt'], 'not "statos"\nhint: did you mean status?'],
    [
      ['--recipient', 'alice@example.org', 'alice.jwt'],
      'hint: for an e-mail address: --recipient email:alice@example.org',
    ],
    [['--recipient', 'did:example:alice', 'alice.jwt'], 'hint: for an id: --recipient id:did:example:alice'],
    [['--max-warnings', '-1', 'alice.jwt'], '--max-warnings takes a number from 0 up'],
    [['--recipient', 'id:', 'alice.jwt'], 'hint: the value is missing after id:'],
    [['inspect'], "missing required argument 'input'\nhint: usage: badge-verify inspect [options] <input>"],
    [['inspect', 'a', 'b'], 'too many arguments'],
    [
      ['schema', 'config'],
      'schema takes report or trust-list, not "config"\nhint: usage: badge-verify schema <report|trust-list>',
    ],
    [['nosuch\x1b[2J\n::error::x.png'], 'no file named "nosuch\\u{1b}[2J\\u{a}::error::x.png"'],
    [['--\x1b[2J'], "unknown option '--\\u{1b}[2J'"],
    [['--x\n::error::y'], "unknown option '--x\\u{a}::error::y'"],
  ])('%j', async (args, said) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/^badge-verify: .*\n(hint: .*\n)?$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test('a missing file among several stops the run before anything is verified', async () => {
    const { stdout, exitCode } = await run(['--json', 'alice.jwt', 'nosuch.png']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  });

  test('a link that leads in a circle cannot be read', async () => {
    const { stdout, stderr, exitCode } = await run(['-f', 'line', 'circle.jwt']);
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: 'FAIL\tcircle.jwt\tinput.unreadable\n',
      stderr: '',
      exitCode: 1,
    });
  });

  test('a command name with a path before it is a file', async () => {
    expect((await run(['badges/explain'])).exitCode).toBe(0);
  });

  test.each([[[]], [['-']], [['verify']]])('%j at a terminal shows the short help and ends with 2', async (args) => {
    const { exitCode, stdout, stderr } = await run(args, {
      stdin: Object.assign((async function* () {})(), { isTTY: true }),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: badge-verify [verify] [options] <input...>');
  });
});

describe('an interrupted run', () => {
  test('writes what is finished, says that it is not complete, and ends with the code of the signal', async () => {
    const interruption = new AbortController();
    const stdin = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          interruption.abort(130);
          return new Promise<IteratorResult<Uint8Array>>(() => undefined);
        },
      }),
    };
    const { exitCode, stdout, stderr } = await run(['--json', 'alice.jwt', '-', 'tampered.jwt'], {
      stdin,
      interruption: interruption.signal,
    });
    const report = JSON.parse(stdout);
    expect({
      exitCode,
      complete: report.complete,
      code: report.exitCode,
      refs: report.results.map((r: { input: { ref: string } }) => r.input.ref),
    }).toEqual({
      exitCode: 130,
      complete: false,
      code: 130,
      refs: ['alice.jwt'],
    });
    expect(stderr).toBe('interrupted: 1 of 3 verified\n');
  });
});

describe('a bug of ours', () => {
  const broken = (): number => {
    throw new TypeError('x is not\x1b[2J a function');
  };

  test('is one line and exit code 70', async () => {
    expect(await run(['alice.jwt'], { clock: broken })).toEqual({
      exitCode: 70,
      stdout: '',
      stderr:
        'badge-verify: a bug in badge-verify: x is not\\u{1b}[2J a function\nhint: nothing is said about the badge; -vv shows where it happened\n',
    });
  });

  test('shows where it happened with -vv', async () => {
    for (const flags of [['-vv'], ['-v', '-v'], ['--verbose', '-v']])
      expect((await run([...flags, 'alice.jwt'], { clock: broken })).stderr).toMatch(/\n {4}at .*broken/);
  });
});
