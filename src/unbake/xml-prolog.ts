/** What stands before the first element of an XML text (XML 1.0 §2.8)? Read without a parser, so that it can be refused before one sees it. */

export interface Prolog {
  /** The encoding that the XML declaration names, if it names one. */
  readonly encoding?: string;
  readonly doctype?: { readonly name: string; readonly internalSubset: boolean; readonly length: number };
  /** Name of the first element with its prefix; absent if something else stands there. */
  readonly root?: string;
}

const blanks = /[ \t\r\n]*/y;
const name = /[^ \t\r\n<>/[="']{1,256}/y;
const encodingOf = /\sencoding\s{0,16}=\s{0,16}["']([^"'<>]{0,64})["']/;

const matchAt = (shape: RegExp, text: string, at: number): string => {
  shape.lastIndex = at;
  return shape.exec(text)?.[0] ?? '';
};
const skipTo = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
};

/** From behind `<!DOCTYPE` to its end or to the bracket that opens an internal subset; quoted addresses may hold either. */
const readDoctype = (text: string, from: number): { end: number; name: string; internalSubset: boolean } => {
  const start = from + matchAt(blanks, text, from).length;
  const doctype = matchAt(name, text, start);
  let at = start + doctype.length;
  for (;;) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") at = skipTo(text, character, at + 1);
    else if (character === '[' || character === '>' || character === '') break;
    else at++;
  }
  return { end: at + 1, name: doctype, internalSubset: text.charAt(at) === '[' };
};

export const readProlog = (text: string): Prolog => {
  let at = 0;
  let prolog: Prolog = {};
  for (;;) {
    at += matchAt(blanks, text, at).length;
    if (text.startsWith('<?', at)) {
      const end = skipTo(text, '?>', at);
      const encoding = text.startsWith('<?xml', at)
        ? encodingOf.exec(text.slice(at, Math.min(end, at + 512)))?.[1]
        : undefined;
      if (encoding !== undefined && prolog.encoding === undefined) prolog = { ...prolog, encoding };
      at = end;
    } else if (text.startsWith('<!--', at)) {
      at = skipTo(text, '-->', at + 4);
    } else if (prolog.doctype === undefined && /^<!doctype/i.test(text.slice(at, at + 9))) {
      const { end, ...doctype } = readDoctype(text, at + 9);
      prolog = { ...prolog, doctype: { ...doctype, length: end - at } };
      if (doctype.internalSubset) return prolog;
      at = end;
    } else {
      const root = text.charAt(at) === '<' ? matchAt(name, text, at + 1) : '';
      return root === '' ? prolog : { ...prolog, root };
    }
  }
};
