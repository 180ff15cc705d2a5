/** What kind of input are these bytes, whatever their name, and which one credential do they hold? */
import type { Envelope } from '../model/credential.js';
import { err, ok, type Result } from '../model/result.js';
import { empty, json, jwt, other } from './bare.js';
import { type Container, type Findings, headOf, type Unbaked } from './container.js';
import { foreign } from './foreign.js';
import { hostedElsewhere } from './link.js';
import { png } from './png.js';
import { svg } from './svg.js';

export type { Container, Findings, Unbaked } from './container.js';
export type { Link } from './link.js';

/** In the order in which they are asked; the first that recognises the beginning reads the whole, else `other` does. */
export const containers = [empty, png, ...foreign, svg, json, jwt] as const satisfies readonly Container[];

/** Never throws: whatever the bytes are, the answer is one credential, a link to one, or what is wrong. */
export const unbake = (bytes: Uint8Array): Unbaked => {
  const head = headOf(bytes);
  const container: Container = containers.find(({ sniff }) => sniff(head)) ?? other;
  return container.extract(bytes);
};

/** The same where a link is not followed, because what it leads to would not be this input any more. */
export const envelopeIn = (bytes: Uint8Array): Result<Envelope, Findings> => {
  const unbaked = unbake(bytes);
  if (!unbaked.ok) return unbaked;
  const { value } = unbaked;
  return value.kind === 'link' ? err([hostedElsewhere(value), ...value.findings]) : ok(value);
};
