// Writes THIRD-PARTY-NOTICES: the licences of every package of which something is in dist/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose content enters dist/ as data, by way of the generated files. */
const contextPackages = () => {
  const { contexts = [] } = JSON.parse(readFileSync('schemas/contexts/manifest.json', 'utf8'));
  return contexts.flatMap(({ copies = [] }) =>
    copies.flatMap(({ origin = '' }) => /^npm:((?:@[^/]+\/)?[^@#]+)/.exec(origin)?.[1] ?? []),
  );
};

const packageOf = (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

/** For packages that name the ISC licence but ship no text of it. */
const isc = (holder) => `Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

const licenceOf = (name) => {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (file === undefined && manifest.license !== 'ISC') throw new Error(`${name} ships no licence text`);
  const text = file === undefined ? isc(manifest.author) : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${manifest.version}\nLicence: ${manifest.license ?? 'see below'}\n\n${text}`;
};

/** `metafiles`: what esbuild says of each bundle, also of one that is text inside another. */
export const writeNotices = (metafiles) => {
  const bundled = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((path) => packageOf(path) ?? []);
  const names = [...new Set([...bundled, ...contextPackages()])].sort();
  const line = '-'.repeat(80);
  const head = 'badge-verify contains parts of the following packages, each under its own licence.';
  writeFileSync('THIRD-PARTY-NOTICES', `${[head, ...names.map(licenceOf)].join(`\n\n${line}\n`)}\n`);
};
