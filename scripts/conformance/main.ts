/** Runs external suites in a directory and says where the program's answers differ from theirs: `npm run conformance -- DIR`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseResult, runCases } from './cases.js';
import { compareContexts } from './contexts.js';
import { runParsers, type SuiteResult } from './parsers.js';
import { compareSchemas } from './schemas.js';
import { runVectors } from './vectors.js';

interface Difference {
  readonly id: string;
  readonly reason: string;
}

const slow = 2000;
const listFile = new URL('./differences.json', import.meta.url);
const listed = new Map(
  (JSON.parse(readFileSync(listFile, 'utf8')) as { differences: readonly Difference[] }).differences.map((one) => [
    one.id,
    one.reason,
  ]),
);

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const matrix = (results: readonly CaseResult[]): void => {
  const rows = new Map<string, { right: number; total: number }>();
  for (const { source, proof, right } of results) {
    const name = `${source.padEnd(28)} ${proof}`;
    const row = rows.get(name) ?? { right: 0, total: 0 };
    rows.set(name, { right: row.right + (right ? 1 : 0), total: row.total + 1 });
  }
  write('right / all  source                       proof');
  for (const [name, { right, total }] of [...rows].sort(([a], [b]) => a.localeCompare(b)))
    write(`${String(right).padStart(5)} / ${String(total).padEnd(3)}  ${name}`);
};

const describe = ({ id, want, got, codes }: CaseResult): string =>
  `${id}\n    want ${want.join(' or ')}, got ${got} (${codes.join(', ')})`;

interface Judged {
  readonly wrong: readonly CaseResult[];
  readonly unlisted: readonly CaseResult[];
  /** Listed differences that are none any more. */
  readonly stale: readonly string[];
  readonly late: readonly CaseResult[];
}

const judge = (results: readonly CaseResult[]): Judged => {
  const wrong = results.filter(({ right }) => !right);
  return {
    wrong,
    unlisted: wrong.filter(({ id }) => !listed.has(id)),
    stale: [...listed.keys()].filter((id) => results.some((one) => one.id === id && one.right)),
    late: results.filter(({ milliseconds }) => milliseconds > slow),
  };
};

const countOf = ({ unlisted, stale, late }: Judged): number => unlisted.length + stale.length + late.length;

const problems = ({ unlisted, stale, late }: Judged): readonly string[] => [
  ...(unlisted.length > 0 ? ['Different and not listed:'] : []),
  ...unlisted.map((one) => `  ${describe(one)}`),
  ...stale.map((id) => `  listed, but right: ${id}`),
  ...late.map(({ id, milliseconds }) => `  slower than 2 s: ${id} (${Math.round(milliseconds)} ms)`),
];

const differences = (judged: Judged, total: number): void => {
  const { wrong, unlisted } = judged;
  write(
    `\n${wrong.length} of ${total} cases differ; ${wrong.length - unlisted.length} of them for a reason that is listed:`,
  );
  for (const one of wrong.filter(({ id }) => listed.has(id))) write(`  ${describe(one)}\n    ${listed.get(one.id)}`);
  write('');
  for (const line of problems(judged)) write(line);
};

const suites = async (directory: string): Promise<number> => {
  const found: SuiteResult[] = [];
  if (existsSync(join(directory, 'contexts'))) found.push(await compareContexts(directory));
  if (existsSync(join(directory, 'schemas'))) found.push(await compareSchemas(directory));
  if (existsSync(join(directory, 'vectors'))) found.push(...(await runVectors(directory)));
  if (existsSync(join(directory, 'parsers'))) found.push(...(await runParsers(directory)));
  write('');
  for (const { name, ran, failures } of found) {
    write(`${name}: ${ran - failures.length} of ${ran} right`);
    for (const { id, detail } of failures) write(`  ${id}: ${detail}`);
  }
  return found.reduce((sum, { failures }) => sum + failures.length, 0);
};

const [directory, ...flags] = process.argv.slice(2);
if (directory === undefined || !existsSync(directory)) {
  process.stderr.write('usage: npm run conformance -- DIR [--json]\n');
  process.exitCode = 2;
} else {
  const results = await runCases(directory, Date.now());
  const judged = judge(results);
  if (flags.includes('--json')) {
    write(
      JSON.stringify(
        results.map(({ id, want, got, codes }) => ({ id, want, got, codes, listed: listed.has(id) })),
        null,
        1,
      ),
    );
    // Standard output is for the program that reads it; what makes the exit code is said beside it.
    for (const line of problems(judged)) process.stderr.write(`${line}\n`);
    process.exitCode = countOf(judged) === 0 ? 0 : 1;
  } else {
    matrix(results);
    differences(judged, results.length);
    const wrong = countOf(judged) + (await suites(directory));
    write(`\n${wrong === 0 ? 'Every difference is listed.' : `${wrong} unlisted differences.`}`);
    process.exitCode = wrong === 0 ? 0 : 1;
  }
}
