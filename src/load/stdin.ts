/** Reads what another program pipes in, up to the limit. */
import { finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { type Loaded, type Loader, loaded, maxInputBytes, problem } from './source.js';

const read = async (stream: AsyncIterable<Uint8Array>, name: string): Promise<Loaded> => {
  const info: InputInfo = { source: 'stdin', ref: name };
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      total += chunk.length;
      if (total > maxInputBytes) break;
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'the stream broke off';
    return problem(info, finding('input.unreadable', { ref: name, detail }));
  }
  return loaded(info, new Uint8Array(Buffer.concat(chunks)));
};

export const stdin: Loader = (source) => ('stdin' in source ? read(source.stdin, source.name ?? '-') : undefined);
