/** How is a fixture found, and put to the program? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseFile, CaseInput, CaseNet } from '../../scripts/fixtures/case.js';
import type { Source } from '../../src/load/index.js';
import type { Finding } from '../../src/model/finding.js';
import type { Policy } from '../../src/model/policy.js';
import type { CredentialReport } from '../../src/model/report.js';
import { ok } from '../../src/model/result.js';
import { parseInstant } from '../../src/model/time.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net } from '../../src/net/port.js';
import { verifySource } from '../../src/verify/batch.js';

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

const netOf = (net: CaseNet | undefined): Net => {
  if (net === undefined) return offlineNet;
  return {
    get: async (request) => {
      if ('throws' in net) throw new Error(net.throws);
      const answer = net.answers[request.url];
      if (answer === undefined) return offlineNet.get(request);
      const { status } = answer;
      return ok({ url: request.url, status, contentType: 'text/plain', body: new Uint8Array(), fromCache: false });
    },
  };
};

const policyOf = ({ at, options = {} }: FoundCase): Policy => ({
  at: parseInstant(at) as number,
  clockSkew: 60_000,
  conformance: options.conformance ?? 'fail',
  recipients: (options.recipient ?? []).map((text) => {
    const colon = text.indexOf(':');
    return { type: text.slice(0, colon), value: text.slice(colon + 1) };
  }),
  skip: options.skip ?? [],
  trace: false,
});

export const run = (found: FoundCase): Promise<CredentialReport> =>
  verifySource(sourceOf(found.name, found.input), { policy: policyOf(found), net: netOf(found.net) });

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
