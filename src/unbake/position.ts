/** At which line and column does an offset of a text stand, as an editor counts them? */
import type { Position } from '../model/json.js';

const lf = 10;
const cr = 13;

export const positionAt = (text: string, offset: number): Position => {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < offset; at++) {
    const code = text.charCodeAt(at);
    if (code === lf || (code === cr && text.charCodeAt(at + 1) !== lf)) {
      line++;
      lineStart = at + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
};
