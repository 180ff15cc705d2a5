/** How is a key asked for, and what does the web answer, in tests of the places that keys come from? */
import type { KeyQuestion } from '../../src/keys/source.js';
import { err, ok } from '../../src/model/result.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net, NetFailureKind, NetRequest } from '../../src/net/port.js';

export const questionTime = Date.UTC(2025, 0, 1);

/** A question for a key of `name`, a DID or URL with or without a fragment, by the issuer of that id. */
export const questionFor = (name: string, changes: Partial<KeyQuestion> = {}): KeyQuestion => {
  const hash = name.indexOf('#');
  const controller = hash === -1 ? name : name.slice(0, hash);
  return {
    issuer: controller,
    controller,
    fragment: hash === -1 ? undefined : name.slice(hash + 1),
    text: name,
    token: false,
    at: questionTime,
    net: offlineNet,
    ...changes,
  };
};

/** What an address answers: JSON, a text as it stands, or no answer; with a status, or after a redirect, if given. */
export interface Served {
  readonly json?: unknown;
  readonly text?: string;
  readonly status?: number;
  readonly finalUrl?: string;
  readonly failure?: NetFailureKind;
}

export type Web = Readonly<Record<string, Served>>;

/** A network that answers from a map, 404 for all else, and keeps what was asked. */
export const webNet = (web: Web): { readonly net: Net; readonly asked: readonly NetRequest[] } => {
  const answers = new Map(Object.entries(web));
  const asked: NetRequest[] = [];
  const get: Net['get'] = async (request) => {
    asked.push(request);
    const { url } = request;
    const { json, text, status = 200, finalUrl = url, failure } = answers.get(url) ?? { text: '', status: 404 };
    if (failure !== undefined) return err({ kind: failure, url, detail: 'it did not answer' });
    const body = Buffer.from(text ?? JSON.stringify(json));
    return ok({ url: finalUrl, status, contentType: 'application/json', headers: {}, body, fromCache: false });
  };
  return { net: { get }, asked };
};
