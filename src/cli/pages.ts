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
  ['trust check <id>', 'what your --trust lists know of an issuer'],
] as const;

const moreCommands = [
  ['cache <dir|list|clear>', 'the answers that --cache keeps'],
  ['schema <report|trust-list>', 'the JSON Schema of the JSON report, or of a trust list'],
] as const;

export const verifyPage: HelpPage = {
  summary: 'badge-verify tells whether an Open Badge is genuine, and if not, why not.',
  usage: 'badge-verify [verify] [options] <input...>',
  examples: [
    ['badge-verify alice.png', 'a picture, a .json or a .jwt file'],
    ['badge-verify https://example.org/b/1', 'an address'],
    ['badge-verify --json *.png', 'several, for a machine'],
    ['cat badge.jwt | badge-verify -', 'from another program'],
  ],
  moreExamples: [
    ['badge-verify explain status.revoked', 'what a finding means'],
    ['badge-verify --trust trusted.json alice.png', 'is the issuer one that we know?'],
    ['badge-verify --recipient email:alice@example.org alice.png', 'is it hers?'],
    ['badge-verify --at 2026-01-31T12:00:00Z alice.png', 'was it in force on that day?'],
    ['badge-verify --record kept/ alice.png', 'keep what the web answered'],
    ['badge-verify --replay kept/ alice.png', 'the same answer, without network'],
    ['badge-verify -q -f line badges/*', 'a line for each with problems'],
  ],
  commands: commandList,
  moreCommands,
  brief: [
    ['--json', 'the report as JSON'],
    ['--offline', 'open no connection'],
    ['--recipient <type:value>', 'whom it should be about: email:alice@example.org'],
    ['--trust <file|url>', 'a list of issuers that you trust'],
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
  brief: [
    ['--check', 'look for errors in a document that is not signed yet'],
    ['--offline', 'open no connection'],
    ['--raw', 'write the bare JSON or JWT, byte for byte'],
  ],
  full: 'badge-verify inspect --help',
};

export const explainPage: HelpPage = {
  summary: 'Explains a finding code: what it means, what it does not mean, and what to do.',
  usage: 'badge-verify explain [options] [code]',
  examples: [
    ['badge-verify explain', 'all codes'],
    ['badge-verify explain status.revoked', 'one of them'],
    ['badge-verify explain verdict', 'how the verdict comes about'],
    ['badge-verify explain exit-codes', 'what the exit codes say'],
  ],
};

export const schemaPage: HelpPage = {
  summary: 'Prints the JSON Schema of what --json writes, or of a list of trusted issuers.',
  usage: 'badge-verify schema <report|trust-list>',
  examples: [
    ['badge-verify schema report > report-v1.schema.json', 'keep a copy'],
    ['badge-verify schema trust-list', 'what a --trust list looks like'],
  ],
};

export const trustPage: HelpPage = {
  summary: 'Tells what your lists of trusted issuers know of an issuer. Verifies nothing.',
  usage: 'badge-verify trust check <id> --trust <file|url>',
  examples: [
    ['badge-verify trust check did:web:badges.example.edu --trust trusted.json', 'is this issuer on the list?'],
    ['badge-verify trust check --json <id> --trust trusted.json', 'for a machine'],
  ],
  brief: [
    ['--json', 'for a machine'],
    ['--trust <file|url>', 'a list of issuers that you trust'],
  ],
  full: 'badge-verify trust --help',
  notes: [
    {
      heading: 'Exit codes',
      lines: [
        ['0', 'the issuer is on a list'],
        ['1', 'it is on none'],
        ['2', 'wrong usage, or a file that is no list'],
        ['3', 'a list could not be had or read, and no other holds the issuer'],
      ],
    },
  ],
};

export const cachePage: HelpPage = {
  summary: 'Shows or empties the cache of fetched answers that --cache keeps.',
  usage: 'badge-verify cache [options] <dir|list|clear>',
  examples: [
    ['badge-verify cache dir', 'where it lies'],
    ['badge-verify cache list', 'what it holds'],
    ['badge-verify cache clear', 'empty it'],
  ],
};

/** The commands that take little enough to be told in a line. */
export const pages: Readonly<Record<string, HelpPage>> = {
  cache: cachePage,
  explain: explainPage,
  inspect: inspectPage,
  schema: schemaPage,
  trust: trustPage,
};
