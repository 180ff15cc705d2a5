import { describe, expect, test } from 'vitest';
import { containers, unbake } from '../../src/unbake/index.js';
import { badgeJson, baked, cdata, codesOf, envelopeOf, iTXt, jwtOf, pngOf, pseudoRandom, svgOf, utf8 } from './make.js';

const samples: readonly (readonly [string, Uint8Array, string, string])[] = [
  ['JSON', utf8(badgeJson), 'json', 'bare'],
  ['a token', utf8(jwtOf({ a: 1 })), 'jwt', 'bare'],
  ['a PNG', pngOf(iTXt('openbadgecredential', badgeJson)), 'json', 'png'],
  ['an SVG', utf8(svgOf(baked(cdata(badgeJson)))), 'json', 'svg'],
];

describe('unbake', () => {
  test.each(samples)('takes %s by its content', (_, bytes, kind, container) => {
    expect(envelopeOf(unbake(bytes))).toMatchObject({ kind, container });
  });

  test('answers for no bytes at all', () => {
    expect(codesOf(unbake(new Uint8Array()))).toEqual(['input.empty']);
  });

  test('does not read a picture that begins with something else', () => {
    const bytes = new Uint8Array(Buffer.concat([utf8('GIF89a'), samples[2]?.[1] ?? new Uint8Array()]));
    expect(codesOf(unbake(bytes))).toEqual(['format.damaged-picture']);
  });

  test('never throws, whatever the bytes are', () => {
    const next = pseudoRandom(11);
    for (let run = 0; run < 4000; run++) {
      const sample = samples[next(samples.length)]?.[1] ?? new Uint8Array();
      const bytes = sample.slice(0, 1 + next(sample.length));
      for (let change = next(8); change > 0; change--) bytes[next(bytes.length)] = next(256);
      const unbaked = unbake(bytes);
      if (!unbaked.ok) expect(unbaked.error.length).toBeGreaterThan(0);
    }
  });

  test('leaves the bytes as they are', () => {
    for (const [, bytes] of samples) {
      const copy = bytes.slice();
      unbake(bytes);
      expect(bytes).toEqual(copy);
    }
  });
});

test('every container has a name of its own', () => {
  const ids = containers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an unknown kind of file falls to none of the containers', () => {
  expect(containers.some(({ sniff }) => sniff('made-up kind of file'))).toBe(false);
  expect(codesOf(unbake(utf8('made-up kind of file')))).toEqual(['input.unrecognised']);
});
