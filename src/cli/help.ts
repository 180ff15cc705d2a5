/** What is on the screen after -h (short, one screen) and --help (all of it)? */
import type { Command, Option } from 'commander';
import { wrap } from '../reporters/layout.js';

/** A term, and what it is good for. */
type Entry = readonly [string, string];

export interface HelpPage {
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly Entry[];
  /** Only in the full help. */
  readonly moreExamples?: readonly Entry[];
  readonly commands?: readonly Entry[];
  /** Only in the full help. */
  readonly moreCommands?: readonly Entry[];
  /** The options of the short help, in few words; absent, it shows what the full help shows. */
  readonly brief?: readonly Entry[];
  /** The command that shows the full help, where it is not that of the program. */
  readonly full?: string;
  /** Headed lists at the end of the full help. */
  readonly notes?: readonly { readonly heading: string; readonly lines: readonly Entry[] }[];
}

/** Lines of two columns; a term that does not fit stands on a line of its own. */
const list = (entries: readonly Entry[], columns: number, width: number): readonly string[] => {
  const indent = ' '.repeat(width + 2);
  return entries.flatMap(([term, text]) => {
    const lines = wrap(text, Math.max(24, columns - width - 2)).map((line) => indent + line);
    const [first = '', ...rest] = lines;
    return term.length + 2 > width
      ? [`  ${term}`, ...lines]
      : [`  ${term.padEnd(width)}${first.slice(width + 2)}`, ...rest];
  });
};

const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${heading}\n${lines.join('\n')}\n`;

const optionEntry = (option: Option): Entry => [
  option.short === undefined ? `    ${option.flags}` : option.flags,
  option.description,
];

const headingOf = (option: Option): string => option.helpGroupHeading ?? 'Options';

const widthOf = (entries: readonly Entry[], most: number): number =>
  Math.min(most, Math.max(...entries.map(([term]) => term.length)) + 2);

const most = { example: 42, term: 30 } as const;

/** The help of one command. */
export const helpText = (
  command: Command,
  page: HelpPage,
  { full, columns: screen }: { readonly full: boolean; readonly columns: number },
): string => {
  const columns = Math.min(screen, 100);
  const brief = full ? undefined : page.brief;
  const examples = brief === undefined ? [...page.examples, ...(page.moreExamples ?? [])] : page.examples;
  const { commands = [], moreCommands = [] } = page;
  const named = brief === undefined ? [...commands, ...moreCommands] : commands;
  const headings = [...new Set(command.options.map(headingOf))];
  const width = widthOf(command.options.map(optionEntry), most.term);
  const options =
    brief === undefined
      ? headings.map((heading) => {
          const entries = command.options.filter((option) => headingOf(option) === heading).map(optionEntry);
          return section(heading, list(entries, columns, width));
        })
      : [
          section('Options', list(brief, columns, widthOf(brief, most.term))),
          `\nAll options: ${page.full ?? 'badge-verify --help'}\n`,
        ];
  return [
    `${page.summary}\n`,
    `\nUsage: ${page.usage}\n`,
    section('Examples', list(examples, columns, widthOf(examples, most.example))),
    named.length === 0 ? '' : section('Commands', list(named, columns, widthOf(named, most.term))),
    ...options,
    ...(brief === undefined
      ? (page.notes ?? []).map((note) => section(note.heading, list(note.lines, columns, width)))
      : []),
  ].join('');
};
