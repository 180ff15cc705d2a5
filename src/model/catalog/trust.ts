/** What can be said of an issuer by the lists that the user gave? */
import { entry } from './entry.js';

export interface MissingList {
  readonly source: string;
  readonly why: string;
}

export interface NotTrusted {
  readonly issuer: string;
  /** The lists that were read, as the user named them. */
  readonly lists: readonly string[];
  readonly why: 'not-listed' | 'other-keys';
  /** An id on a list that could be taken for this one. */
  readonly similar?: string | undefined;
  /** RFC 7638 thumbprints of the keys that the signatures were made with. */
  readonly keys?: readonly string[] | undefined;
}

const onNone = (lists: readonly string[]): string => {
  if (lists.length === 0) return 'is on no list, since none was given';
  return lists.length === 1 ? `is not on your list ${lists[0]}` : `is on none of your lists ${lists.join(', ')}`;
};

export const trustCodes = {
  'issuer.not-trusted': entry<NotTrusted>({
    effect: 'warn',
    title: 'the issuer is not one that your list trusts',
    say: ({ issuer, lists, why, similar }) => {
      if (why === 'other-keys')
        return `The issuer ${issuer} is on your list ${lists.join(', ')}, but the badge was signed with another key than those that the list names.`;
      const like =
        similar === undefined ? '' : `; the list has ${similar}, which is similar to it, but is not the same issuer`;
      return `The issuer ${issuer} ${onNone(lists)}${like}.`;
    },
    fix: 'Ask the institution itself, by a contact that is not from the badge, whether this id and key are theirs; only then add them to your list.',
    help: {
      means:
        'You gave a list of the issuers that you trust, and this issuer is not on it, or not with this key. Ids are compared character by character: names, logos and addresses that only look alike count for nothing, because anybody can copy them.',
      notMeans: 'That the badge is false: the signature may be good, and the issuer only new to you.',
      checker:
        'Treat the issuer as unknown to you, whatever name the badge gives it, until the institution has confirmed its id.',
      issuer:
        'Publish the exact id, and if you like the RFC 7638 thumbprints of your keys, where your partners can find them; keep the id for as long as your badges live.',
    },
    spec: ['Open Badges 3.0 Implementation Guide', 'RFC 7638 §3', 'badge-verify: CLI, --trust and --require-trust'],
    since: '0.2.0',
  }),
  'issuer.trust-unavailable': entry<MissingList>({
    effect: 'indeterminate',
    title: 'a list of trusted issuers could not be had',
    say: ({ source, why }) => `Your list of trusted issuers ${source} could not be had: ${why}.`,
    fix: 'This says nothing about the badge. Try again later, or save a copy of the list and name that file with --trust.',
    help: {
      means:
        'You gave a list of the issuers that you trust, and its address gave no usable answer. If another of your lists holds the issuer, this is only a note; otherwise nobody can say whether you trust the issuer.',
      notMeans: 'That the issuer is not on the list, or that the badge is false.',
      checker: 'Try again later. Do not reject the person for this alone.',
      issuer: 'If you publish such a list: serve it as JSON over https, without a login, at an address that stays.',
    },
    spec: ['badge-verify: CLI, --trust and --require-trust'],
    since: '0.2.0',
  }),
  'issuer.trust-unsupported': entry<MissingList>({
    effect: 'warn',
    title: 'a list of trusted issuers of a kind that is not read yet',
    say: ({ source, why }) => `Nobody looked for the issuer on your list ${source}: ${why}.`,
    fix: 'Look the issuer up there by hand, or name a list of another kind: one of this program, or a registry.json.',
    help: {
      means:
        'There are several kinds of registries of issuers. This program cannot read this one yet, so it does not know who is on it. Where a trusted issuer is required, and no other list holds the issuer, the question is left open.',
      notMeans: 'That the issuer is not on the list, or that the badge is false.',
      checker: 'Look the id of the issuer up at the registry itself, character by character.',
      issuer: 'Nothing to mend.',
    },
    spec: ['OpenID Federation 1.0 §3', 'badge-verify: CLI, --trust and --require-trust'],
    since: '0.2.0',
  }),
} as const;
