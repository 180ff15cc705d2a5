/** What a badge looks like on its way through the program: first an envelope, then a normalised credential. */
import type { Finding } from './finding.js';
import type { JsonObject, Position } from './json.js';
import type { LinkedBadge } from './linked.js';

/** What the credential was taken out of. */
export type Container = 'bare' | 'png' | 'svg';

interface EnvelopeBase {
  readonly container: Container;
  /** Set where it stood in the part of a picture that Open Badges 2 made for its assertions. */
  readonly place?: 'ob2';
  /** Findings of the unbaking that do not stop it: an unusual keyword, a compressed chunk. */
  readonly findings: readonly Finding[];
  /** Line and column of a JSON Pointer in the credential's own JSON text; undefined where nothing stands there. */
  readonly locate: (pointer: string) => Position | undefined;
}

/** A credential with its proof inside, as JSON. `json` is what `text` says, parsed strictly. */
export interface JsonEnvelope extends EnvelopeBase {
  readonly kind: 'json';
  readonly text: string;
  readonly json: JsonObject;
}

/** A compact JWS (RFC 7515 §3.1), decoded strictly; nothing in it is trusted yet. */
export interface JwtEnvelope extends EnvelopeBase {
  readonly kind: 'jwt';
  readonly token: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
  /** The ASCII bytes that the signature covers. */
  readonly signingInput: string;
  readonly signature: Uint8Array;
}

export type Envelope = JsonEnvelope | JwtEnvelope;

export type DataModel = 'vcdm1' | 'vcdm2';

/** The context that names each data model, and stands first (VCDM 2.0 §4.3, VCDM 1.1 §4.1). */
export const baseContexts = {
  vcdm1: 'https://www.w3.org/2018/credentials/v1',
  vcdm2: 'https://www.w3.org/ns/credentials/v2',
} as const satisfies Record<DataModel, string>;

/** One proof that the credential carries: an embedded one, or the JWS it travels in. */
export interface ProofClaim {
  /** Its place in the proof array, from 0. */
  readonly index: number;
  readonly pointer: string;
  /** `vc-jwt`, or the `type` of the embedded proof. */
  readonly type: string;
  readonly cryptosuite?: string;
  /** What a person calls it: the cryptosuite, the type, or the JWS algorithm. */
  readonly name: string;
  /** The embedded proof, or the JOSE header. */
  readonly options: JsonObject;
}

export interface Skill {
  readonly name: string;
  readonly url?: string;
  readonly framework?: string;
}

export interface EvidenceItem {
  readonly id?: string;
  readonly name?: string;
}

/** What the badge says, for people; text is as it stands in the badge and must be escaped for its sink. */
export interface CredentialView {
  readonly id?: string;
  readonly name?: string;
  readonly issuer: { readonly id?: string; readonly name?: string };
  readonly subject: { readonly id?: string };
  readonly achievement?: {
    readonly id?: string;
    readonly name?: string;
    readonly type?: string;
    /** Who is said to have defined the achievement; nobody vouches for that, whoever the issuer is. */
    readonly creator?: { readonly id?: string; readonly name?: string };
  };
  readonly skills: readonly Skill[];
  readonly evidence: readonly EvidenceItem[];
  readonly dates: { readonly awarded?: string; readonly validFrom?: string; readonly validUntil?: string };
}

export type VersionId = 'ob3' | 'vc' | 'clr2' | 'ob2' | 'ob1' | 'presentation';

/** The kinds of verifiable credential, which decide their schema. */
export type VcKind = 'achievement' | 'endorsement' | 'other';

/** The kinds of thing that can be given; those of Open Badges 1 and 2 may also be a part of a badge without an award. */
export type CredentialKind = VcKind | 'badge-class' | 'profile';

/** The normalised view of a credential that the checks read. */
export interface Credential {
  readonly version: VersionId;
  readonly kind: VcKind;
  /** Undefined when `@context` names neither data model. */
  readonly dataModel: DataModel | undefined;
  readonly envelope: Envelope;
  /** The credential itself: the JSON document, the JWT payload, or its `vc` claim. */
  readonly document: JsonObject;
  /** Pointer of `document` within the envelope's JSON: empty, or `/vc`. */
  readonly base: string;
  readonly types: readonly string[];
  readonly view: CredentialView;
  readonly proofs: readonly ProofClaim[];
  /** The parts of an Open Badges 1 or 2 badge. */
  readonly linked?: LinkedBadge;
}
