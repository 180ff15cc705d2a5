/** Which badges are in one input: the one that it is, the one that it links, or several that it hands over? */
import { followLink } from '../load/follow.js';
import { type LoadContext, type LoadedInput, load, type Source } from '../load/index.js';
import type { Envelope } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { ok } from '../model/result.js';
import { envelopeIn, unbake } from '../unbake/index.js';
import { partsOf } from '../unbake/wrappers.js';

export interface OpenedBadge {
  readonly info: InputInfo;
  readonly envelope: Envelope;
  /** What is worth saying of how it was found. */
  readonly notes: readonly Finding[];
  /** Set where it is what an address serves: the one that was asked, and the one that answered. */
  readonly served?: NonNullable<LoadedInput['served']>;
}

export interface Unopened {
  readonly info: InputInfo;
  readonly findings: readonly [Finding, ...Finding[]];
}

export type Opened = OpenedBadge | Unopened;

export const isOpen = (opened: Opened): opened is OpenedBadge => 'envelope' in opened;

const none: readonly Finding[] = [];

/** Of several badges in one input each is known by its place. */
const partInfo = (info: InputInfo, pointer: string, parts: number): InputInfo =>
  parts === 1 ? info : { ...info, ref: `${info.ref}#${pointer}` };

const partsIn = (envelope: Envelope, info: InputInfo, notes: readonly Finding[]): readonly Opened[] | undefined => {
  const parts = partsOf(envelope);
  return parts?.map((part): Opened => {
    const ownInfo = partInfo(info, part.pointer, parts.length);
    if ('envelope' in part) return { info: ownInfo, envelope: part.envelope, notes: [...notes, ...part.notes] };
    const [first, ...rest] = part.findings;
    return { info: ownInfo, findings: [first, ...rest, ...notes] };
  });
};

const openLoaded = (
  { info, notes = none, served }: LoadedInput,
  envelope: ReturnType<typeof envelopeIn>,
): readonly Opened[] => {
  if (!envelope.ok) {
    const [first, ...rest] = envelope.error;
    return [{ info, findings: [first, ...rest, ...notes] }];
  }
  // Bytes that came out of a picture are not what the address serves as its own.
  const bare = served !== undefined && envelope.value.container === 'bare' ? { served } : {};
  return partsIn(envelope.value, info, notes) ?? [{ info, envelope: envelope.value, notes, ...bare }];
};

/** Loads an input once, follows the link that it may be, and takes apart what holds several badges. At least one. */
export const open = async (source: Source, { net, allowHttp }: LoadContext): Promise<readonly Opened[]> => {
  const loaded = await load(source, { net, allowHttp });
  if (!loaded.ok) return [loaded.error];
  const unbaked = unbake(loaded.value.bytes);
  if (!unbaked.ok) return openLoaded(loaded.value, unbaked);
  if (unbaked.value.kind !== 'link') return openLoaded(loaded.value, ok(unbaked.value));
  const { info, notes = none } = loaded.value;
  const followed = await followLink(unbaked.value, info, { net, allowHttp });
  if (followed.ok) {
    const all = { ...followed.value, notes: [...notes, ...(followed.value.notes ?? [])] };
    return openLoaded(all, envelopeIn(all.bytes));
  }
  const [first, ...rest] = followed.error.findings;
  return [{ info: followed.error.info, findings: [first, ...rest, ...notes] }];
};
