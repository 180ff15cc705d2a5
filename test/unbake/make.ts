/** Pictures, tokens and texts for the tests of this folder, made on the spot. */
import { crc32, deflateSync } from 'node:zlib';
import type { FindingCode } from '../../src/model/catalog.js';
import type { Envelope } from '../../src/model/credential.js';
import { type Finding, sentenceOf } from '../../src/model/finding.js';
import type { Result } from '../../src/model/result.js';
import type { Unbaked } from '../../src/unbake/container.js';
import type { Link } from '../../src/unbake/link.js';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const badge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Zeugnis für Bäckerei',
};
export const badgeJson = JSON.stringify(badge);
export const oldBadgeJson = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'x',
});

export const base64url = (text: string): string => Buffer.from(text).toString('base64url');
export const jwtOf = (payload: unknown, header: unknown = { alg: 'EdDSA' }, signature = 'c2ln'): string =>
  `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}.${signature}`;

export const chunk = (type: string, data: Uint8Array | string): Buffer => {
  const content = Buffer.from(data as Uint8Array);
  const whole = Buffer.alloc(12 + content.length);
  whole.writeUInt32BE(content.length, 0);
  whole.write(type, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + content.length)), 8 + content.length);
  return whole;
};

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const ihdr = (depth = 8, colour = 0): Buffer =>
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, depth, colour, 0, 0, 0]));
export const idat = chunk('IDAT', deflateSync(Buffer.from([0, 0])));
export const iend = chunk('IEND', '');

export const iTXt = (keyword: string, text: string | Uint8Array, language = '', translated = ''): Buffer =>
  chunk(
    'iTXt',
    Buffer.concat([Buffer.from(`${keyword}\0\0\0${language}\0${translated}\0`), Buffer.from(text as string)]),
  );
export const compressedITXt = (keyword: string, text: string | Uint8Array): Buffer =>
  chunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\x01\0\0\0`), deflateSync(Buffer.from(text as string))]));
export const tEXt = (keyword: string, text: string): Buffer => chunk('tEXt', `${keyword}\0${text}`);
export const zTXt = (keyword: string, text: string): Buffer =>
  chunk('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(Buffer.from(text))]));

/** A picture of one pixel with these chunks before its image data. */
export const pngOf = (...chunks: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat([pngSignature, ihdr(), ...chunks, idat, iend]));

export const svgOf = (inside: string, attributes = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>\n`;
export const baked = (body: string, attributes = ''): string =>
  `<openbadges:credential ${attributes}>${body}</openbadges:credential>`;
export const cdata = (text: string): string => `<![CDATA[${text}]]>`;

/** The codes that come out, of a failure or of the warnings. */
export const codesOf = (unbaked: Unbaked): readonly FindingCode[] =>
  (unbaked.ok ? unbaked.value.findings : unbaked.error).map(({ code }) => code);

export const envelopeOf = (unbaked: Unbaked): Envelope => {
  if (!unbaked.ok) throw new Error(unbaked.error.map(sentenceOf).join(' '));
  if (unbaked.value.kind === 'link') throw new Error('this is only a link');
  return unbaked.value;
};
export const linkOf = (unbaked: Unbaked): Link => {
  if (!unbaked.ok) throw new Error(unbaked.error.map(sentenceOf).join(' '));
  if (unbaked.value.kind !== 'link') throw new Error('this is no link');
  return unbaked.value;
};

export const envelopeFrom = (result: Result<Envelope | Link, Finding>): Envelope =>
  envelopeOf(result.ok ? result : { ok: false, error: [result.error] });

export const findingOf = (result: Result<unknown, Finding>): Finding => {
  if (result.ok) throw new Error('this was not refused');
  return result.error;
};
export const unwrap = <T>(result: Result<T, Finding>): T => {
  if (!result.ok) throw new Error(sentenceOf(result.error));
  return result.value;
};
export const sentencesOf = (unbaked: Unbaked): string =>
  (unbaked.ok ? unbaked.value.findings : unbaked.error).map(sentenceOf).join(' ');

/** Numbers that look random and are the same in every run. */
export const pseudoRandom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
