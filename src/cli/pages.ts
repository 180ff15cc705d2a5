/** The words of the help, command by command. */
import type { HelpPage } from './help.js';

const exitCodeNote = {
  heading: 'Exit codes',
  lines: [
    ['0', 'every input passed'],
    ['1', 'at least one input failed'],
    ['2', 'wrong usage; nothing was verified'],
    ['3', 'none failed, but at least one could not be decided'],
    ['4', 'nothing to verify'],
    ['70', 'a bug in badge-verify'],
  ],
} as const;

const commandList = [
  ['explain [code]', 'what a finding means and what to do about it'],
  ['inspect <input>', 'what is inside a badge, without checking it'],
  ['schema report', 'the JSON Schema of the JSON report'],
] as const;

export const verifyPage: HelpPage = {
  summary: 'badge-verify tells whether an Open Badge is genuine, and if not, why not.',
  usage: 'badge-verify [verify] [options] <input...>',
  examples: [
    ['badge-verify alice.png', 'a picture, a .json or a .jwt file'],
    ['badge-verify --json *.png', 'several, for a machine'],
    ['cat badge.jwt | badge-verify -', 'from another program'],
    ['badge-verify explain net.offline', 'what a finding means'],
  ],
  moreExamples: [
    ['badge-verify --recipient email:alice@example.org alice.png', 'is it hers?'],
    ['badge-verify --at 2026-01-31T12:00:00Z alice.png', 'was it in force on that day?'],
    ['badge-verify -q -f line badges/*', 'a line for each with problems'],
  ],
  commands: commandList,
  brief: [
    ['--at <time>', 'judge dates at this time, not now'],
    ['--json', 'the report as JSON'],
    ['--recipient <type:value>', 'whom it should be about: email:alice@example.org'],
    ['-q, --quiet', 'only what needs attention'],
    ['-v, --verbose', 'every check with its details'],
  ],
  notes: [exitCodeNote],
};

export const inspectPage: HelpPage = {
  summary: 'Shows what is inside a badge and what a check would fetch. Verifies nothing.',
  usage: 'badge-verify inspect [options] <input>',
  examples: [
    ['badge-verify inspect alice.png', 'who claims what about whom'],
    ['badge-verify inspect --raw alice.png > alice.json', 'take the credential out'],
    ['badge-verify inspect --check draft.json', 'errors in a badge before it is signed'],
  ],
};

export const explainPage: HelpPage = {
  summary: 'Explains a finding code: what it means, what it does not mean, and what to do.',
  usage: 'badge-verify explain [options] [code]',
  examples: [
    ['badge-verify explain', 'all codes'],
    ['badge-verify explain net.offline', 'one of them'],
    ['badge-verify explain verdict', 'how the verdict comes about'],
    ['badge-verify explain exit-codes', 'what the exit codes say'],
  ],
};

export const schemaPage: HelpPage = {
  summary: 'Prints the JSON Schema of what --json writes.',
  usage: 'badge-verify schema report',
  examples: [['badge-verify schema report > report-v1.schema.json', 'keep a copy']],
};

/** The commands that take little enough to be told in a line. */
export const pages: Readonly<Record<string, HelpPage>> = {
  explain: explainPage,
  inspect: inspectPage,
  schema: schemaPage,
};
