/** Which credential does a file hold that is a text of its own: JSON, or a signed token (Open Badges 3.0 §5.1)? */
import type { Envelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { err, type Result } from '../model/result.js';
import { type Container, headOf, type Unbaked } from './container.js';
import { looksLikeJwt, readJwt } from './jwt.js';
import { isLink, type Link } from './link.js';
import { readJson, readText } from './text.js';
import { decodeUtf8, wideEncodingOf } from './utf8.js';

const part = 'the file';

const reading =
  (read: (text: string) => Result<Envelope | Link, Finding>) =>
  (bytes: Uint8Array): Unbaked => {
    const text = decodeUtf8(bytes, part);
    const envelope = text.ok ? read(text.value) : text;
    return envelope.ok ? envelope : err([envelope.error]);
  };

export const empty: Container = {
  id: 'empty',
  sniff: (head) => head === '',
  extract: (bytes) => err([finding('input.empty', { bytes: bytes.length })]),
};

export const json: Container = {
  id: 'json',
  sniff: (head) => /^(?:[{["]|(?:null|true|false|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*$)/.test(head),
  extract: reading((text) => readJson(text, { container: 'bare', part })),
};

export const jwt: Container = {
  id: 'jwt',
  sniff: looksLikeJwt,
  extract: reading((text) => readJwt(text, 'bare')),
};

/** Characters that no text has. */
const binary = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

const readOther = reading((text) =>
  isLink(text)
    ? readText(text, { container: 'bare', part })
    : err(finding('input.unrecognised', { found: 'plain text' })),
);

/** Whatever is left: a link, some other text, or bytes of an unknown kind. */
export const other: Container = {
  id: 'other',
  sniff: () => true,
  extract: (bytes) =>
    wideEncodingOf(bytes) === undefined && binary.test(headOf(bytes))
      ? err([finding('input.unrecognised', { found: 'data of an unknown kind' })])
      : readOther(bytes),
};
