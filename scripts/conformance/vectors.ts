/** Do keys, linked data and proofs answer as published test vectors want, without a wrong acceptance, a crash or a slow answer? */
import { join } from 'node:path';
import { runBitstring } from './vectors/bitstring.js';
import { runJcs, runRdfc10 } from './vectors/canonical.js';
import { runDataIntegrity } from './vectors/data-integrity.js';
import type { VectorResult } from './vectors/group.js';
import { runVcJose, runWycheproofTokens } from './vectors/jose.js';
import { runDidJwk, runDidKey } from './vectors/keys.js';
import { runEd25519Points, runWycheproofSignatures, signatureFiles } from './vectors/signatures.js';
import { runStructure } from './vectors/structure.js';

const tokenFiles = ['json_web_signature_test', 'json_web_key_test', 'json_web_crypto_test'];

/** Runs the vectors that DIR/vectors and DIR/parsers hold. */
export const runVectors = async (dir: string): Promise<VectorResult[]> => {
  const folder = (name: string): string => join(dir, 'vectors', name);
  const results = [
    await runDataIntegrity(folder('data-integrity')),
    await runDidKey(folder('did-key')),
    await runDidJwk(folder('did-jwk')),
    await runJcs(folder('jcs')),
    await runRdfc10(folder('rdfc10')),
    await runVcJose(folder('vc-jose-cose')),
    await runStructure(folder('vcdm2-structure')),
    await runBitstring(folder('bitstring-status-list')),
  ];
  for (const file of tokenFiles) results.push(await runWycheproofTokens(folder('wycheproof'), file));
  for (const file of signatureFiles) results.push(await runWycheproofSignatures(folder('wycheproof'), file));
  results.push(await runEd25519Points(join(dir, 'parsers/cctv-ed25519')));
  return results;
};
