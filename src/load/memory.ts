/** Takes an input that the caller already has, as bytes or as text. */
import { type Loader, loaded } from './source.js';

export const bytes: Loader = (source) =>
  'bytes' in source
    ? Promise.resolve(loaded({ source: 'bytes', ref: source.name ?? 'bytes' }, new Uint8Array(source.bytes)))
    : undefined;

export const text: Loader = (source) =>
  'text' in source
    ? Promise.resolve(loaded({ source: 'text', ref: source.name ?? 'text' }, new TextEncoder().encode(source.text)))
    : undefined;
