/** Which issuers does a registry of the Digital Credentials Consortium name? (its registry.json: a name to each DID) */
import { isObject, type JsonObject, member, pointerTo } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import type { TrustedIssuer, TrustList } from '../model/trust.js';
import { type Broken, isDate, isIssuerId, isName, maxIssuers } from './entry.js';

/** Some registries write the zone without its colon, which RFC 3339 does not know. */
const dateIn = (document: JsonObject): string | undefined => {
  const meta = member(document, 'meta');
  const [date] = [member(meta, 'updated'), member(meta, 'created')]
    .map((value) => (typeof value === 'string' ? value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : undefined))
    .filter(isDate);
  return date;
};

/** Reads a document that has the member `registry`; what else stands in it is left alone, since others write it. */
export const readRegistry = (document: JsonObject): Result<TrustList, Broken> => {
  const registry = member(document, 'registry');
  if (!isObject(registry))
    return err({ pointer: '/registry', why: 'a registry is an object with an entry for each DID' });
  const entries = Object.entries(registry);
  if (entries.length > maxIssuers)
    return err({ pointer: '/registry', why: `more than ${maxIssuers} issuers are not read` });
  const issuers = new Map<string, TrustedIssuer>();
  for (const [id, entry] of entries) {
    if (!isObject(entry)) return err({ pointer: pointerTo('/registry', id), why: 'an entry is an object' });
    const name = member(entry, 'name');
    // No key can be an issuer's whose id is neither a DID nor an https URL, so nobody is looked for under another.
    if (isIssuerId(id)) issuers.set(id, { id, ...(isName(name) ? { name } : {}) });
  }
  const date = dateIn(document);
  return ok({ ...(date === undefined ? {} : { date }), issuers });
};
