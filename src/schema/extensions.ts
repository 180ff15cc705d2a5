/** Which extensions does an object hold, and do those that are specified match their schemas? (Open Badges 2.0, Extensions and TypeValidation) */
import { contextCopies } from '../bundle/contexts.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, entriesOf, isObject, type JsonObject, type JsonValue, member, pointerTo } from '../model/json.js';
import type { LinkedObject } from '../model/linked.js';
import { broken } from './broken.js';
import { explain } from './explain.js';
import { maxFindings } from './outcome.js';
import type { CompiledSchema } from './runtime.js';
import { place } from './words.js';

const bundled = () => import('./generated/ob2-extensions.js');

interface Standard {
  /** The type as its page spells it. */
  readonly type: string;
  /** The same without a prefix, in lower case, in all spellings that its page, context and schema have. */
  readonly names: readonly string[];
  readonly load: () => Promise<CompiledSchema>;
}

/** The published extensions, by the id of their pinned context. */
const standards: ReadonlyMap<string, Standard> = new Map([
  [
    'ob2-extension-accessibility',
    {
      type: 'extensions:Accessibility',
      names: ['accessibility', 'accessibilityextension'],
      load: async () => (await bundled()).accessibility,
    },
  ],
  [
    'ob2-extension-apply-link',
    { type: 'extensions:ApplyLink', names: ['applylink'], load: async () => (await bundled()).applyLink },
  ],
  [
    'ob2-extension-assessment',
    {
      type: 'extensions:AssessmentExtension',
      names: ['assessmentextension'],
      load: async () => (await bundled()).assessment,
    },
  ],
  [
    'ob2-extension-endorsement',
    { type: 'extensions:Endorsement', names: ['endorsement'], load: async () => (await bundled()).endorsement },
  ],
  [
    'ob2-extension-example',
    { type: 'extensions:ExampleExtension', names: ['exampleextension'], load: async () => (await bundled()).example },
  ],
  [
    'ob2-extension-extra-description',
    {
      type: 'extensions:ExtraDescriptionExtension',
      names: ['extradescriptionextension', 'extradescription'],
      load: async () => (await bundled()).extraDescription,
    },
  ],
  [
    'ob2-extension-geo-coordinates',
    {
      type: 'extensions:GeoCoordinates',
      names: ['geocoordinates'],
      load: async () => (await bundled()).geoCoordinates,
    },
  ],
  [
    'ob2-extension-issuer-accreditation',
    {
      type: 'extensions:IssuerAccreditation',
      names: ['issueraccreditation'],
      load: async () => (await bundled()).issuerAccreditation,
    },
  ],
  [
    'ob2-extension-license',
    {
      type: 'extensions:LicenseExtension',
      names: ['licenseextension', 'license'],
      load: async () => (await bundled()).license,
    },
  ],
  [
    'ob2-extension-original-creator',
    {
      type: 'extensions:OriginalCreator',
      names: ['originalcreator'],
      load: async () => (await bundled()).originalCreator,
    },
  ],
  [
    'ob2-extension-recipient-profile',
    {
      type: 'extensions:RecipientProfile',
      names: ['recipientprofile'],
      load: async () => (await bundled()).recipientProfile,
    },
  ],
]);

/** An object that says that it is an extension, or that has the context of a published one. */
export interface Extension {
  readonly object: JsonObject;
  /** Relative to the object that holds it. */
  readonly pointer: string;
  readonly types: readonly string[];
  /** What `@context` names, but for the contexts of Open Badges itself. */
  readonly contexts: readonly JsonValue[];
}

const extensionType =
  /^(?:(?:obi:|https?:\/\/w3id\.org\/openbadges#)?extension$|extensions?:|https?:\/\/w3id\.org\/openbadges\/extensions#)/i;

const classes: ReadonlySet<string> = new Set(['Assertion', 'BadgeClass', 'Profile', 'Issuer', 'RevocationList']);

const pinnedId = (context: JsonValue): string =>
  typeof context === 'string' ? (contextCopies(context.replace(/^http:/, 'https:'))[0]?.id ?? '') : '';

const standardOf = (context: JsonValue): Standard | undefined => standards.get(pinnedId(context));

/** The contexts of Open Badges itself are pinned as `ob-1`, `ob-2.0`, and so on. */
const isCore = (context: JsonValue): boolean => pinnedId(context).startsWith('ob-');

const extensionAt = (object: JsonObject, pointer: string): Extension | undefined => {
  const types = [...asArray(member(object, 'type')), ...asArray(member(object, '@type'))].filter(
    (type) => typeof type === 'string',
  );
  const contexts = asArray(member(object, '@context')).filter((context) => !isCore(context));
  if (types.some((type) => classes.has(type))) return undefined;
  const isOne = types.some((type) => extensionType.test(type)) || contexts.some((one) => standardOf(one) !== undefined);
  return isOne ? { object, pointer, types, contexts } : undefined;
};

/** Every extension inside an object, however deep. */
export const extensionsIn = (root: JsonObject): readonly Extension[] => {
  const found: Extension[] = [];
  const visit = (value: JsonValue, pointer: string): void => {
    const extension = isObject(value) && value !== root ? extensionAt(value, pointer) : undefined;
    if (extension !== undefined) found.push(extension);
    if (Array.isArray(value)) {
      for (const entry of entriesOf(value, pointer)) visit(entry.value, entry.pointer);
    } else if (isObject(value)) {
      for (const [name, item] of Object.entries(value))
        if (name !== '@context' && typeof item === 'object') visit(item, pointerTo(pointer, name));
    }
  };
  visit(root, '');
  return found;
};

/** What follows the prefix or address of a type. */
const localName = (type: string): string => (/[^:/#]*$/.exec(type)?.[0] ?? '').toLowerCase();

const standardByType = ({ types }: Extension): Standard | undefined => {
  const names = types.filter((type) => /^(?:extensions:|https?:\/\/w3id\.org\/openbadges\/extensions#)/.test(type));
  return [...standards.values()].find((one) => names.some((type) => one.names.includes(localName(type))));
};

const judge = async (standard: Standard, { object, pointer, types }: Extension): Promise<readonly Finding[]> => {
  if (!types.some((type) => standard.names.includes(localName(type)))) {
    const where = pointerTo(pointer, member(object, 'type') === undefined ? '@type' : 'type');
    const at = types.length === 0 ? pointer : where;
    return [
      broken(at, `the type "${standard.type}", which its @context belongs to`, types.length === 0 ? undefined : types),
    ];
  }
  const validate = await standard.load();
  if (validate(object)) return [];
  const violations = (validate.errors ?? []).filter((violation) => violation !== undefined);
  validate.errors = null;
  return explain(violations, object, maxFindings).findings.map((found) => {
    const inner = `${pointer}${found.pointer ?? ''}`;
    return { ...found, pointer: inner, args: { ...found.args, at: place(inner) } };
  });
};

/** An extension of which this program holds no schema. */
export interface FurtherExtension {
  readonly extension: Extension;
  /** The address of its context; absent where it names none. */
  readonly context?: string;
  /** What stands in the way of checking it at once, as the end of a sentence. */
  readonly why: string;
}

const furtherIn = (extension: Extension): readonly FurtherExtension[] => {
  const { contexts } = extension;
  if (contexts.length === 0)
    return standardByType(extension) === undefined ? [{ extension, why: 'it has no context of its own' }] : [];
  return contexts
    .filter((context) => standardOf(context) === undefined)
    .map((context) =>
      typeof context === 'string'
        ? { extension, context, why: 'this program does not hold its schema' }
        : { extension, why: 'its context stands in the badge itself' },
    );
};

export const furtherExtensions = ({ original }: LinkedObject): readonly FurtherExtension[] =>
  extensionsIn(original).flatMap(furtherIn);

/** `why` ends a sentence. */
export const extensionNotChecked = ({ extension, context }: FurtherExtension, why: string): Finding => {
  const { types, pointer } = extension;
  const type = types.filter((one) => !/^(?:obi:)?extension$/i.test(one)).join(', ') || types.join(', ') || 'no type';
  return finding(
    'schema.extra-not-checked',
    { what: 'extension', id: (context ?? place(pointer)).slice(0, 200), type: type.slice(0, 200), why },
    { pointer },
  );
};

/** What breaks the schemas of published extensions, and what was not checked; pointers are those of `original`. */
export const extensionRules = async (linked: LinkedObject): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const extension of extensionsIn(linked.original)) {
    const named = extension.contexts.length === 0 ? [standardByType(extension)] : extension.contexts.map(standardOf);
    for (const standard of new Set(named))
      if (standard !== undefined) findings.push(...(await judge(standard, extension)));
    findings.push(...furtherIn(extension).map((one) => extensionNotChecked(one, one.why)));
  }
  return findings;
};
