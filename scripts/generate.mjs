// Makes what the sources import but nobody writes by hand: the pinned contexts and the compiled schemas.
import { buildContexts } from './contexts.mjs';
import { buildSchemas } from './schemas.mjs';

await buildContexts();
await buildSchemas();
