/** What does a finding mean, what does it not mean, and what can be done about it? */
import { catalog, type FindingCode, isFindingCode } from '../../model/catalog.js';
import { UsageError } from '../../model/errors.js';
import { labelled, pad, wrap } from '../../reporters/layout.js';
import { fitting } from '../color.js';
import { columnsOf, type Io } from '../io.js';
import { nearest } from '../nearest.js';
import { type Topic, topics } from './topics.js';

const effectWords = { fail: 'fail', indeterminate: 'indeterminate', warn: 'warning', note: 'note' } as const;

const codes = Object.keys(catalog) as FindingCode[];

const labelWidth = 25;

const codeText = (code: FindingCode, columns: number): string => {
  const { effect, title, help, fix, spec, since } = catalog[code];
  const head = `${code}: ${title}`;
  const word = `(${effectWords[effect]})`;
  const paragraphs: readonly (readonly [string, string | undefined])[] = [
    ['What it means', help.means],
    ['What it does not mean', help.notMeans],
    ['If you check badges', help.checker],
    ['If you issue badges', help.issuer],
    ['What to do next', fix],
    ['Specification', spec.join(' · ')],
    ['Since', since],
  ];
  return [
    ...(head.length + word.length + 2 <= columns
      ? [`${pad(head, columns - word.length)}${word}`]
      : [...wrap(head, columns), word]),
    '',
    ...paragraphs.flatMap(([label, text]) =>
      text === undefined ? [] : labelled(pad(label, labelWidth), text, columns),
    ),
  ].join('\n');
};

const codeJson = (code: FindingCode): unknown => {
  const { effect, title, help, fix, spec, since } = catalog[code];
  return { code, effect, title, ...help, next: fix, spec, since };
};

const topicText = (name: string, { title, paragraphs }: Topic, columns: number): string =>
  [`${name}: ${title}`, ...paragraphs.flatMap((paragraph) => ['', ...wrap(paragraph, columns)])].join('\n');

const listText = (): string => {
  const width = Math.max(...codes.map((code) => code.length)) + 2;
  return [
    ...codes.map((code) => `${pad(code, width)}${pad(effectWords[catalog[code].effect], 15)}${catalog[code].title}`),
    '',
    ...Object.entries(topics).map(([name, { title }]) => pad(name, width + 15) + title),
    '',
    'One of them in full: badge-verify explain <code>',
  ].join('\n');
};

const unknown = (code: string): UsageError => {
  const near = nearest(code, [...codes, ...Object.keys(topics)], 3);
  return new UsageError(
    `there is no finding code "${code}"`,
    near.length === 0 ? 'all codes: badge-verify explain' : `did you mean ${near.join(' or ')}?`,
  );
};

export const explainCommand = (io: Io, code: string | undefined, { json }: { readonly json?: true }): number => {
  const columns = Math.min(columnsOf(io.stdout), 100);
  const topic = code !== undefined && Object.hasOwn(topics, code) ? topics[code] : undefined;
  const [text, data] =
    code === undefined
      ? [listText, () => codes.map(codeJson)]
      : topic !== undefined
        ? [() => topicText(code, topic, columns), () => ({ topic: code, ...topic })]
        : isFindingCode(code)
          ? [() => codeText(code, columns), () => codeJson(code)]
          : [undefined, undefined];
  if (text === undefined) throw unknown(code ?? '');
  io.stdout.write(json === true ? `${JSON.stringify(data(), null, 2)}\n` : `${fitting(text(), io.env, io.stdout)}\n`);
  return 0;
};
