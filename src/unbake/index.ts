/** What kind of input are these bytes, whatever their name, and which one credential do they hold? */
import { empty, json, jwt, other } from './bare.js';
import { type Container, headOf, type Unbaked } from './container.js';
import { foreign } from './foreign.js';
import { png } from './png.js';
import { svg } from './svg.js';

export type { Container, Findings, Unbaked } from './container.js';

/** In the order in which they are asked; the first that recognises the beginning reads the whole, else `other` does. */
export const containers = [empty, png, ...foreign, svg, json, jwt] as const satisfies readonly Container[];

/** Never throws: whatever the bytes are, the answer is one credential or what is wrong. */
export const unbake = (bytes: Uint8Array): Unbaked => {
  const head = headOf(bytes);
  const container: Container = containers.find(({ sniff }) => sniff(head)) ?? other;
  return container.extract(bytes);
};
