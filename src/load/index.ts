/** Where do the bytes of an input come from? */
import { UsageError } from '../model/errors.js';
import { file } from './file.js';
import { bytes, text } from './memory.js';
import type { LoadContext, Loaded, Loader, Source } from './source.js';
import { stdin } from './stdin.js';
import { url } from './url.js';

export type { LoadContext, Loaded, LoadedInput, LoadProblem, Source } from './source.js';

export const loaders = [file, url, bytes, text, stdin] as const satisfies readonly Loader[];

/** Gives the bytes of one input, or what stood in the way; throws only for a source that is none. */
export const load = async (source: Source, context: LoadContext): Promise<Loaded> => {
  if (typeof source === 'object' && source !== null) {
    for (const loader of loaders) {
      const loading = loader(source, context);
      if (loading !== undefined) return loading;
    }
  }
  throw new UsageError('the input must be an object with one of: path, url, bytes, text, stdin');
};
