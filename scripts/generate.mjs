// Makes what the sources import but nobody writes by hand: the pinned contexts, the compiled schemas, and what runs
// foreign schemas in isolation.
import { buildContexts } from './contexts.mjs';
import { buildSandbox } from './sandbox.mjs';
import { buildSchemas } from './schemas.mjs';

await buildContexts();
await buildSchemas();
await buildSandbox();
