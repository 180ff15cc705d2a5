/** What a badge version must offer so that the program can tell it and read it. */
import type { Credential, Envelope, VersionId } from '../model/credential.js';
import type { JsonObject } from '../model/json.js';

/** A credential as it is found in its envelope, before anybody knows its version. */
export interface Found {
  readonly envelope: Envelope;
  readonly document: JsonObject;
  /** Pointer of `document` within the envelope's JSON. */
  readonly base: string;
}

export interface Version {
  readonly id: VersionId;
  /** With its article, as in "This is …". */
  readonly title: string;
  readonly detect: (found: Found) => boolean;
  /** Absent where the version is told but not verified yet. */
  readonly normalise?: (found: Found) => Credential;
}
