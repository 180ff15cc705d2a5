/** What does a program that reads `--json` have to expect? */
import schema from '../../../schemas/report-v1.schema.json' with { type: 'json' };
import type { Io } from '../io.js';

export const schemaCommand = (io: Io): number => {
  io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
};
