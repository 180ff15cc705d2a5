/** The proof suites; a new one is one file and one line here. */
import type { ProofClaim } from '../model/credential.js';
import { ecdsaJcs2019 } from './ecdsa-jcs-2019.js';
import { ecdsaRdfc2019 } from './ecdsa-rdfc-2019.js';
import { ed25519Signature2020 } from './ed25519-2020.js';
import { eddsaJcs2022 } from './eddsa-jcs-2022.js';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.js';
import type { ProofSuite } from './suite.js';
import { vcJwt } from './vc-jwt.js';

export const proofSuites = [
  vcJwt,
  eddsaRdfc2022,
  eddsaJcs2022,
  ecdsaRdfc2019,
  ecdsaJcs2019,
  ed25519Signature2020,
] as const satisfies readonly ProofSuite[];

/** The suite of a proof; undefined for one that is not supported, which can never pass. */
export const suiteFor = (claim: ProofClaim): ProofSuite | undefined =>
  proofSuites.find((suite) => suite.handles(claim));
