/** Is there a folder at this path, and is it one itself? What is written must not land where a link leads. */
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { err, ok, type Result } from '../model/result.js';
import { codeOf, fileProblem } from './file-problem.js';

/** The folder; undefined where there is nothing. The error says what stands there, as the end of a sentence. */
export const folderAt = async (path: string): Promise<Result<Stats | undefined, string>> => {
  try {
    // Resolved, since with a slash at its end the path of a link names what it leads to.
    const stats = await lstat(resolve(path));
    if (stats.isSymbolicLink()) return err('it is a link, not a folder');
    return stats.isDirectory() ? ok(stats) : err('it is no folder');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(undefined) : err(fileProblem(error));
  }
};
