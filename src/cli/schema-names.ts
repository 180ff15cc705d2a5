/** Of what does the program publish a JSON Schema? */
export const schemaNames = ['report', 'trust-list'] as const;
export type SchemaName = (typeof schemaNames)[number];
