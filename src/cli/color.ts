/** Does a stream get colour, and can it show more than ASCII? (no-color.org, force-color.org) */
import { toAscii } from '../reporters/escape.js';
import type { Io, Output } from './io.js';

export const colorModes = ['auto', 'always', 'never'] as const;
export type ColorMode = (typeof colorModes)[number];

/** The flag outweighs FORCE_COLOR, which outweighs NO_COLOR, TERM and the kind of stream. */
export const wantsColor = (mode: ColorMode, env: Io['env'], stream: Output): boolean => {
  if (mode !== 'auto') return mode === 'always';
  if (env.GITHUB_ACTIONS === 'true') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return stream.isTTY === true && !refused && env.TERM !== 'dumb';
};

/** A locale that names another encoding than UTF-8; no locale at all says nothing. */
export const wantsAscii = (asked: boolean, env: Io['env'], stream: Output): boolean => {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  return asked || (stream.isTTY === true && locale !== undefined && !/utf-?8/i.test(locale));
};

/** The text as the stream can show it. */
export const fitting = (text: string, env: Io['env'], stream: Output, ascii = false): string =>
  wantsAscii(ascii, env, stream) ? toAscii(text) : text;
