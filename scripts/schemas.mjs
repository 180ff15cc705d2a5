/** Compiles the JSON Schemas in `schemas/` to small ES modules, so that ajv is never loaded at run time. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { _ } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import ajvDraft04 from 'ajv-draft-04';
import { transform } from 'esbuild';

const root = new URL('../', import.meta.url);
const urn = 'urn:badge-verify:schema:';

const extension = `${urn}ob2:extension:`;

/** One module a family, since its schemas share most of their code: export name → schema. */
const modules = {
  ob1: {
    assertion05: `${urn}ob1:assertion-0.5`,
    badgeClass05: `${urn}ob1:badge-class-0.5`,
    issuer05: `${urn}ob1:issuer-0.5`,
    assertion10: `${urn}ob1:assertion-1.0`,
    badgeClass10: `${urn}ob1:badge-class-1.0`,
    issuer10: `${urn}ob1:issuer-1.0`,
    revocationList10: `${urn}ob1:revocation-list-1.0`,
    assertion11: `${urn}ob1:assertion-1.1`,
    badgeClass11: `${urn}ob1:badge-class-1.1`,
    issuer11: `${urn}ob1:issuer-1.1`,
  },
  ob2: {
    assertion: `${urn}ob2:assertion`,
    badgeClass: `${urn}ob2:badge-class`,
    profile: `${urn}ob2:profile`,
    endorsement: `${urn}ob2:endorsement`,
    revocationList: `${urn}ob2:revocation-list`,
    cryptographicKey: `${urn}ob2:cryptographic-key`,
  },
  'ob2/extensions': {
    accessibility: `${extension}accessibility`,
    applyLink: `${extension}apply-link`,
    assessment: `${extension}assessment`,
    endorsement: `${extension}endorsement`,
    example: `${extension}example`,
    extraDescription: `${extension}extra-description`,
    geoCoordinates: `${extension}geo-coordinates`,
    issuerAccreditation: `${extension}issuer-accreditation`,
    license: `${extension}license`,
    originalCreator: `${extension}original-creator`,
    recipientProfile: `${extension}recipient-profile`,
  },
  ob3: {
    achievementV2: `${urn}ob3:achievement-v2`,
    achievementV1: `${urn}ob3:achievement-v1`,
    endorsementV2: `${urn}ob3:endorsement-v2`,
    endorsementV1: `${urn}ob3:endorsement-v1`,
    profile: `${urn}ob3:profile`,
  },
  vc: { credentialV2: `${urn}vc:credential-v2`, credentialV1: `${urn}vc:credential-v1` },
};

const readSchemas = async (family) => {
  const folder = new URL(`schemas/${family}/`, root);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.schema.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))));
};

/** The extensions of Open Badges 2.0 are specified in the draft of their time. */
const drafts = { 'ob2/extensions': ajvDraft04.default };

/** What `runtime.ts` knows under these names. */
const formats = [
  'date-time',
  'date',
  'url',
  'zoned-time',
  'old-time',
  'iri',
  'link',
  'picture',
  'email',
  'email-or-hash',
];

const compile = (Ajv, schemas, exports) => {
  const ajv = new Ajv({
    schemas,
    strict: true,
    // A type is often given by a neighbouring $ref, lists may go on after their first items, and what a class
    // requires is listed where it is common to its forms: three habits that strict mode takes for mistakes.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allErrors: true,
    verbose: true,
    messages: false,
    inlineRefs: false,
    formats: Object.fromEntries(formats.map((name) => [name, () => true])),
    code: { source: true, esm: true, formats: _`formats` },
  });
  // Neither unevaluated… nor $dynamicRef occurs in these schemas; ajv's bookkeeping for them would be a third of the code.
  ajv.opts.unevaluated = false;
  ajv.opts.dynamicRef = false;
  return standalone(ajv, exports);
};

const errorObject =
  /const (err\d+) = \{(?:instancePath(?::(.+?))?,schemaPath:"(.+?)",keyword:"(\w+)",params:\{(.*?)\},schema:.+?,parentSchema:(.+?),data(?::.+?)?(,propertyName:.+?)?)?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;
const named = /^(?:missingProperty|additionalProperty|propertyName): (.+)$/;

const countError = (_match, _name, path = 'instancePath', schemaPath, keyword, params, schema, propertyName) => {
  const reported = keyword !== undefined && propertyName === undefined && !schemaPath.includes('/contains/');
  const name = reported ? named.exec(params)?.[1] : undefined;
  const args = reported ? [path, `"${keyword}"`, schema, ...(name === undefined ? [] : [name])] : [];
  return `vErrors = add(${['vErrors', ...args].join(', ')});errors++;`;
};

/** What ajv writes out again and again, and the call or nothing that stands for it. */
const shorthands = [
  // An "if" that fails repeats the error of its branch.
  [
    /if\(!valid\d+\)\{const (err\d+) = \{[^{}]*keyword:"if",[^;]*?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;\}/g,
    '',
  ],
  [errorObject, countError],
  [
    /vErrors = vErrors === null \? ((?:wrapper\d+\.)?validate\d*)\.errors : vErrors\.concat\(\1\.errors\);/g,
    'vErrors = append(vErrors, $1.errors);',
  ],
  [/,parentData(?::\w+)?,parentDataProperty(?::(?:"[^"]*"|\w+))?,rootData\}/g, '}'],
  [/\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, 'instancePath=""'],
  [
    /(validate\d*\([^{}()]+, )\{instancePath(?::([^{}]*))?\}\)/g,
    (_match, call, path = 'instancePath') => `${call}${path})`,
  ],
  [/(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g, 'escapeToken($1)'],
  [/(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)/g, 'isObject($1)'],
];
const leftovers = /require\(|\.concat\(|\.replace\(|vErrors\.push|parentData|schemaPath|ifClause\w+\}|from ["']/;

/** Throws when ajv's output no longer looks as the shorthands expect, rather than ship something half rewritten. */
const compact = (code) => {
  const short = shorthands.reduce((text, [pattern, replacement]) => text.replaceAll(pattern, replacement), code);
  const left = leftovers.exec(short);
  if (left !== null) throw new Error(`ajv's output still holds ${short.slice(left.index, left.index + 80)}`);
  return short;
};

/** Writes `src/schema/generated/<family>.js` and its types; a family in a folder of another has a hyphen in its name. */
export async function buildSchemas() {
  const out = new URL('src/schema/generated/', root);
  await mkdir(out, { recursive: true });
  for (const [family, exports] of Object.entries(modules)) {
    const code = compact(compile(drafts[family] ?? Ajv2020, await readSchemas(family), exports));
    const imports = "import { add, append, escapeToken, formats, isObject } from '../runtime.js';\n";
    const options = { format: 'esm', minify: true, treeShaking: true, target: 'node20' };
    const minified = await transform(imports + code, options);
    const types = Object.keys(exports).map((one) => `export declare const ${one}: CompiledSchema;\n`);
    const name = family.replace('/', '-');
    await writeFile(new URL(`${name}.js`, out), minified.code);
    await writeFile(
      new URL(`${name}.d.ts`, out),
      `import type { CompiledSchema } from '../runtime.js';\n${types.join('')}`,
    );
  }
}
