/** Do published status lists unpack to the bits that they should? (W3C Bitstring Status List §3.3) */
import { join } from 'node:path';
import { type JsonValue, member, stringMember } from '../../../src/model/json.js';
import { decodeList, placesIn, valueAt } from '../../../src/status/bits.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { listIn, readJson, textIn } from './read.js';

const judge = (vector: JsonValue): string | undefined => {
  const encoded = textIn(vector, 'encodedList');
  const decoded = decodeList(encoded, 'multibase-or-plain');
  if (stringMember(vector, 'error') !== undefined) return decoded.ok ? 'it was unpacked' : undefined;
  if (!decoded.ok) return `refused: ${decoded.error}`;
  const places = placesIn(decoded.value, 1);
  if (places !== member(vector, 'bits')) return `it has ${places} places`;
  const set = Array.from({ length: places }, (_, index) => index).filter(
    (index) => valueAt(decoded.value, index, 1) === 1,
  );
  if (set.join() !== listIn(vector, 'setIndexes').join()) return `set are ${set.slice(0, 20).join()}`;
  return decodeList(encoded, 'multibase').ok === encoded.startsWith('u') ? undefined : 'the prefix is read otherwise';
};

/** Some files of the collection hold no bits at all; there is nothing to unpack in them. */
export const runBitstring = async (folder: string): Promise<VectorResult> => {
  const vectors = (await readJson(join(folder, 'vectors.json'))) as readonly JsonValue[];
  const cases = vectors
    .filter((vector) => stringMember(vector, 'encodedList') !== undefined)
    .map((vector): VectorCase => ({ id: textIn(vector, 'from_'), run: () => judge(vector) }));
  return runGroup('Bitstring Status List', cases);
};
