/** What does a program that reads `--json`, or writes a list of trusted issuers, have to expect? */
import report from '../../../schemas/report-v1.schema.json' with { type: 'json' };
import trustList from '../../../schemas/trust-list.schema.json' with { type: 'json' };
import type { Io } from '../io.js';
import type { SchemaName } from '../schema-names.js';

const schemas = { report, 'trust-list': trustList } as const satisfies Record<SchemaName, object>;

export const schemaCommand = (io: Io, which: SchemaName): number => {
  io.stdout.write(`${JSON.stringify(schemas[which], null, 2)}\n`);
  return 0;
};
