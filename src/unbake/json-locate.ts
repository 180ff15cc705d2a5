/** Where in a correct JSON text does the value of a JSON Pointer stand (RFC 6901)? */
import type { Position } from '../model/json.js';
import { positionAt } from './position.js';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;
const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;

const afterBlanks = (text: string, start: number): number => {
  let at = start;
  for (let code = text.charCodeAt(at); code === 0x20 || (code >= 0x09 && code <= 0x0d); code = text.charCodeAt(at))
    at++;
  return at;
};

const afterString = (text: string, start: number): number => {
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) at += code === backslash ? 2 : 1;
  return at + 1;
};

/** Behind a value: behind its last bracket, or before the comma, bracket or blank that ends a number or a word. */
const afterValue = (text: string, start: number): number => {
  let at = start;
  let depth = 0;
  do {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at);
    else if (depth === 0 && !isOpening(code)) {
      while (/[-+.\w]/.test(text.charAt(at))) at++;
    } else {
      if (isOpening(code)) depth++;
      else if (isClosing(code)) depth--;
      at++;
    }
  } while (depth > 0);
  return at;
};

/** The offset of one member of the container that begins at `open`, if it has that member. */
const memberAt = (text: string, open: number, token: string): number | undefined => {
  if (!isOpening(text.charCodeAt(open))) return undefined;
  const isObject = text.charAt(open) === '{';
  const index = /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : -1;
  let at = afterBlanks(text, open + 1);
  for (let count = 0; !isClosing(text.charCodeAt(at)); count++) {
    let found = count === index;
    if (isObject) {
      const end = afterString(text, at);
      const raw = text.slice(at + 1, end - 1);
      found = (raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw) === token;
      at = afterBlanks(text, afterBlanks(text, end) + 1);
    }
    if (found) return at;
    at = afterBlanks(text, afterValue(text, at));
    if (text.charCodeAt(at) === comma) at = afterBlanks(text, at + 1);
  }
  return undefined;
};

/** `text` must have been parsed already. What is missing is answered with its nearest parent. */
export const locateIn = (text: string, pointer: string): Position | undefined => {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let at = afterBlanks(text, 0);
  for (const token of pointer.split('/').slice(1)) {
    const next = memberAt(text, at, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (next === undefined) break;
    at = next;
  }
  return positionAt(text, at);
};
