/** Can this text be read as JSON in exactly one way? RFC 8259, without duplicate names (§4) and within limits (§9). */
import { type Finding, finding } from '../model/finding.js';
import { type JsonValue, type Position, pointerTo } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { locateIn } from './json-locate.js';
import { positionAt } from './position.js';
import { characterAt, clip, wordAt } from './shown.js';

export interface JsonLimits {
  /** Arrays and objects inside each other. */
  readonly depth: number;
  /** Values of every kind, containers included. */
  readonly nodes: number;
  /** Characters of one string or number, as it is written. */
  readonly string: number;
}

export const jsonLimits: JsonLimits = { depth: 64, nodes: 100_000, string: 1 << 20 };

export interface JsonOptions {
  readonly limits?: JsonLimits;
  /** What a person calls this text, for the findings. */
  readonly part?: string;
}

export interface ParsedJson {
  readonly value: JsonValue;
  /** Where the value of a JSON Pointer stands; of a missing one, its nearest parent. */
  readonly locate: (pointer: string) => Position | undefined;
}

/** An open array or object; `token` is the reference token of the member that is being read. */
interface Frame {
  readonly names: Set<string> | undefined;
  token: string | number;
  empty: boolean;
}

const numberShape = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const numberLike = /[-+.\w]+/y;
const literals = ['true', 'false', 'null'] as const;
const escapes = ['\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t', '\\uXXXX'];

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isHex = (text: string): boolean => /^[0-9A-Fa-f]{4}$/.test(text);
const matchAt = (shape: RegExp, text: string, at: number): string => {
  shape.lastIndex = at;
  return shape.exec(text)?.[0] ?? '';
};

/** Reads the text once from left to right with a stack of its own, so that no depth of nesting can exhaust the program's. */
const firstProblem = (text: string, limits: JsonLimits, part: string): Finding | undefined => {
  const stack: Frame[] = [];
  let at = 0;
  let nodes = 0;
  let problem: Finding | undefined;

  const broken = (expected: string, found: string, offset = at): false => {
    const position = positionAt(text, offset);
    problem = finding('format.malformed-json', { part, ...position, expected, found }, { position });
    return false;
  };
  const tooMany = (what: string, limit: number): false => {
    problem = finding('format.too-complex', { part, what, limit }, { position: positionAt(text, at) });
    return false;
  };
  const skipBlanks = (): number => {
    while (isBlank(text.charCodeAt(at))) at++;
    return text.charCodeAt(at);
  };

  /** From the opening quote to behind the closing one. */
  const readString = (): boolean => {
    const start = at++;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (Number.isNaN(code)) return broken('a closing double quote', 'the end of the text');
      if (code < 0x20) return broken('a printable character or a closing double quote', characterAt(text, at));
      if (code === 0x5c) {
        const letter = text.charAt(at + 1);
        const fits = letter === 'u' ? isHex(text.slice(at + 2, at + 6)) : letter !== '' && '"\\/bfnrt'.includes(letter);
        if (!fits)
          return broken(
            `one of the escapes ${escapes.join(' ')}`,
            `"${text.slice(at, at + (letter === 'u' ? 6 : 2))}"`,
          );
        at += letter === 'u' ? 6 : 2;
      } else at++;
    }
    at++;
    return at - start - 2 <= limits.string || tooMany('characters in one string', limits.string);
  };

  const readNumber = (): boolean => {
    const written = matchAt(numberShape, text, at);
    const whole = matchAt(numberLike, text, at);
    if (written !== whole) return broken('a number such as 12, -3.5 or 1e6', `"${clip(whole, 30)}"`);
    if (written.length > limits.string) return tooMany('characters in one number', limits.string);
    if (!Number.isFinite(Number(written))) return broken('a number up to about 1.8e308', `"${clip(written, 30)}"`);
    at += written.length;
    return true;
  };

  /** The name of a member, up to its value. */
  const readName = (frame: Frame, names: Set<string>): boolean => {
    if (skipBlanks() !== 0x22) {
      const place = frame.empty ? ' or the closing brace "}"' : ' after the comma';
      return broken(`the name of a member in double quotes${place}`, wordAt(text, at));
    }
    const start = at;
    if (!readString()) return false;
    const raw = text.slice(start, at);
    const name = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    frame.token = name;
    if (name === '__proto__' || names.has(name)) {
      const where = {
        pointer: pointerTo('', ...stack.map(({ token }) => token)),
        position: positionAt(text, start),
      };
      problem =
        name === '__proto__'
          ? finding('format.reserved-name', { part, name }, where)
          : finding('format.duplicate-json-key', { part, name: clip(name) }, where);
      return false;
    }
    names.add(name);
    if (skipBlanks() !== 0x3a) return broken('a colon after the name of a member', wordAt(text, at));
    at++;
    return true;
  };

  /** A whole string, number or word, or the opening bracket of an array or object. */
  const readValue = (): boolean => {
    if (++nodes > limits.nodes) return tooMany('values', limits.nodes);
    const code = skipBlanks();
    if (code === 0x22) return readString();
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return readNumber();
    if (code === 0x7b || code === 0x5b) {
      if (stack.length >= limits.depth) return tooMany('levels of nesting', limits.depth);
      at++;
      stack.push({ names: code === 0x7b ? new Set() : undefined, token: 0, empty: true });
      return true;
    }
    const word = matchAt(numberLike, text, at);
    if (!literals.some((literal) => literal === word)) {
      return broken('a value (text in double quotes, a number, true, false, null, [ or {)', wordAt(text, at));
    }
    at += word.length;
    return true;
  };

  if (!readValue()) return problem;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const code = skipBlanks();
    if (code === (frame.names === undefined ? 0x5d : 0x7d)) {
      at++;
      stack.pop();
      continue;
    }
    if (!frame.empty) {
      const closer = frame.names === undefined ? 'bracket "]"' : 'brace "}"';
      if (code !== 0x2c) {
        broken(`a comma or the closing ${closer}`, wordAt(text, at));
        return problem;
      }
      at++;
      if (typeof frame.token === 'number') frame.token++;
    }
    if (frame.names !== undefined && !readName(frame, frame.names)) return problem;
    frame.empty = false;
    if (!readValue()) return problem;
  }
  skipBlanks();
  if (at < text.length) broken('the end of the text', wordAt(text, at));
  return problem;
};

/** Parses strictly; the answer is a value and a way to find its members in the text, or the first problem. */
export const parseJson = (text: string, options: JsonOptions = {}): Result<ParsedJson, Finding> => {
  const problem = firstProblem(text, options.limits ?? jsonLimits, options.part ?? 'the JSON text');
  if (problem !== undefined) return err(problem);
  return ok({ value: JSON.parse(text) as JsonValue, locate: (pointer) => locateIn(text, pointer) });
};
