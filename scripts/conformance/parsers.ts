/** Do the readers accept and refuse what published parser suites want, without a crash and in time? */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { envelopeIn } from '../../src/unbake/index.js';
import { parseJson } from '../../src/unbake/json.js';
import { decodeUtf8 } from '../../src/unbake/utf8.js';

export interface SuiteResult {
  readonly name: string;
  readonly ran: number;
  readonly failures: readonly { readonly id: string; readonly detail: string }[];
}

const slow = 2000;

/** The code of the first finding, or `read` if a value or a credential came out. */
type Judge = (bytes: Uint8Array) => string;

const asJson: Judge = (bytes) => {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text.error.code;
  const parsed = parseJson(text.value);
  return parsed.ok ? 'read' : parsed.error.code;
};

const asInput: Judge = (bytes) => {
  const unbaked = envelopeIn(bytes);
  return unbaked.ok ? 'read' : unbaked.error[0].code;
};

/** Whether an answer is right for a file; undefined where the suite leaves it open. */
type Expectation = (file: string) => ((answer: string) => boolean) | undefined;

const refused = (answer: string): boolean => answer !== 'read';
const is =
  (...codes: readonly string[]) =>
  (answer: string): boolean =>
    codes.includes(answer);

const runFolder = async (name: string, folder: string, judge: Judge, expect: Expectation): Promise<SuiteResult> => {
  const failures: { id: string; detail: string }[] = [];
  const files = (await readdir(folder)).sort();
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    const start = performance.now();
    try {
      const answer = judge(bytes);
      if (expect(file)?.(answer) === false) failures.push({ id: file, detail: `answered ${answer}` });
    } catch (error) {
      failures.push({ id: file, detail: `threw ${String(error)}` });
    }
    const taken = performance.now() - start;
    if (taken > slow) failures.push({ id: file, detail: `took ${Math.round(taken)} ms` });
  }
  return { name, ran: files.length, failures };
};

/** Duplicate names are correct by the grammar and refused on purpose. */
const jsonExpectation: Expectation = (file) => {
  if (/duplicated_key|same_key/.test(file)) return is('format.duplicate-json-key');
  if (file.startsWith('y_')) return is('read');
  return file.startsWith('n_') ? refused : undefined;
};

/** All corrupted files can be told without decoding a pixel; none of the others holds a badge. */
const pngExpectation: Expectation = (file) =>
  file.startsWith('x') ? is('format.damaged-picture') : is('input.no-credential');

const hostileSvg: ReadonlyMap<string, readonly string[]> = new Map([
  ['01-doctype-only', ['read']],
  ['02-doctype-public-external', ['read']],
  ['03-param-entity-recursion', ['format.doctype']],
  ['04-entity-self-recursion', ['format.doctype']],
  ['05-entity-in-attribute', ['format.doctype']],
  ['06-entity-name-regex-dot', ['format.doctype']],
  ['07-char-ref-out-of-range', ['format.malformed-svg']],
  ['08-unclosed', ['format.malformed-svg']],
  ['09-cdata-unclosed', ['format.malformed-svg']],
  ['10-duplicate-attribute', ['format.malformed-svg']],
  ['11-duplicate-attribute-two-prefixes', ['format.malformed-svg']],
  ['12-encoding-utf7', ['format.encoding']],
  ['13-encoding-lie-latin1', ['format.encoding']],
  ['14-two-roots', ['format.malformed-svg']],
  ['15-html-wrapped', ['input.web-page']],
  ['16-nul-byte', ['format.malformed-svg']],
  ['17-xml11', ['format.malformed-svg']],
  ['18-credential-not-first-child', ['read']],
  ['19-nested-credential', ['format.multiple-credentials']],
  ['20-svg-gz-is-svgz', ['input.compressed']],
  ['21-proto-element-names', ['read']],
  ['22-redefine-prefix-inside', ['input.no-credential']],
  ['23-comment-double-hyphen', ['format.malformed-svg']],
  ['24-pi-in-credential', ['read']],
  ['25-long-name', ['input.no-credential']],
]);

/** A file that the table does not know must at least be refused, quickly. */
const svgExpectation: Expectation = (file) => {
  const codes = hostileSvg.get(file.replace(/\.svgz?$/, ''));
  return codes === undefined ? refused : is(...codes);
};

/** Runs the parser suites that DIR/parsers holds. */
export const runParsers = async (dir: string): Promise<SuiteResult[]> => [
  await runFolder('JSONTestSuite', join(dir, 'parsers/jsontestsuite/test_parsing'), asJson, jsonExpectation),
  await runFolder('JSONTestSuite transform', join(dir, 'parsers/jsontestsuite/test_transform'), asJson, (file) =>
    file.includes('same_key') ? jsonExpectation(file) : undefined,
  ),
  await runFolder('PngSuite', join(dir, 'parsers/pngsuite/png'), asInput, pngExpectation),
  await runFolder('hostile SVG', join(dir, 'parsers/xml-svg'), asInput, svgExpectation),
];
