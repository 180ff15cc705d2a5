/** How is a fixture found, and put to the program? */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseFile, CaseInput } from '../../scripts/fixtures/case.js';
import type { Source } from '../../src/load/index.js';
import type { Finding } from '../../src/model/finding.js';
import { defaultPolicy, type Policy } from '../../src/model/policy.js';
import type { CredentialReport } from '../../src/model/report.js';
import { parseInstant } from '../../src/model/time.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net } from '../../src/net/port.js';
import { readIndex } from '../../src/net/recording.js';
import { replayNet } from '../../src/net/replay.js';
import { loadTrust } from '../../src/trust/load.js';
import { verifyOnly as verifySource } from './verify.js';

export const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Every file below a folder, by its path within it. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

export interface FoundCase extends CaseFile {
  /** `<version>/<stage>/<case>-<verdict>`. */
  readonly name: string;
}

export const cases: readonly FoundCase[] = filesBelow(fixtures)
  .filter((path) => path.endsWith('/case.json'))
  .map((path) => ({
    name: path.slice(0, -'/case.json'.length),
    ...(JSON.parse(readFileSync(join(fixtures, path), 'utf8')) as CaseFile),
  }));

const sourceOf = (name: string, input: CaseInput): Source => {
  if ('path' in input) return { path: join(fixtures, name, input.path) };
  if ('url' in input) return input;
  return { bytes: Buffer.from(input.before + input.repeat.repeat(input.times) + input.after), name };
};

const netOf = ({ name, net }: FoundCase): Net => {
  if (net === undefined) return offlineNet;
  if ('throws' in net) return { get: async () => Promise.reject(new Error(net.throws)) };
  const folder = join(fixtures, name, net.replay);
  const recording = readIndex(readFileSync(join(folder, 'index.ndjson'), 'utf8'));
  if (!recording.ok) throw new Error(`${folder}: ${recording.error}`);
  return replayNet(recording.value, (sha256) => readFileSync(join(folder, 'bodies', sha256)));
};

const policyOf = ({ at, options = {} }: FoundCase): Policy => ({
  ...defaultPolicy(parseInstant(options.now ?? at) as number),
  at: parseInstant(at) as number,
  conformance: options.conformance ?? 'fail',
  recipients: (options.recipient ?? []).map((text) => {
    const colon = text.indexOf(':');
    return { type: text.slice(0, colon), value: text.slice(colon + 1) };
  }),
  skip: options.skip ?? [],
  fetchSchemas: options.fetchSchemas ?? false,
  allowHttp: options.allowHttp ?? false,
  ...(options.didResolver === undefined ? {} : { didResolver: options.didResolver }),
});

/** Lists beside `case.json`, or at an address of the case's network. */
const trustOf = async ({ name, options = {} }: FoundCase, net: Net): Promise<Policy['trust']> => ({
  sources: await Promise.all(
    (options.trust ?? []).map((source) =>
      loadTrust(source, { net, readFile: (path) => readFile(join(fixtures, name, path)) }),
    ),
  ),
  required: options.requireTrust ?? false,
});

export const run = async (found: FoundCase): Promise<CredentialReport> => {
  const net = netOf(found);
  const policy = { ...policyOf(found), trust: await trustOf(found, net) };
  return verifySource(sourceOf(found.name, found.input), { policy, net });
};

export const findingsOf = (report: CredentialReport): readonly Finding[] =>
  report.checks.flatMap((check) => check.findings);

export const codesOf = (report: CredentialReport): readonly string[] =>
  findingsOf(report)
    .map(({ code }) => code)
    .sort();

/** A report and those of everything nested in it. */
export const withChildren = (report: CredentialReport): readonly CredentialReport[] => [
  report,
  ...report.children.flatMap((child) => withChildren(child.report)),
];
