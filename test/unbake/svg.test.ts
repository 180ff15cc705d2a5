import { describe, expect, test } from 'vitest';
import { svg } from '../../src/unbake/svg.js';
import {
  badge,
  badgeJson,
  baked,
  cdata,
  codesOf,
  envelopeOf,
  jwtOf,
  linkOf,
  oldBadgeJson,
  sentencesOf,
  svgOf,
  utf8,
} from './make.js';

const read = (text: string) => svg.extract(utf8(text));
const token = jwtOf(badge);
const escaped = badgeJson.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const openbadges2 = 'xmlns:openbadges="http://openbadges.org"';
const assertion = (body: string, attributes = ''): string =>
  svgOf(`<openbadges:assertion ${attributes}>${body}</openbadges:assertion>`, openbadges2);
const clr = 'xmlns:clr="https://purl.imsglobal.org/clr/v2p0"';

describe('a baked picture', () => {
  test.each([
    ['JSON in CDATA', svgOf(baked(cdata(badgeJson)))],
    ['JSON with blanks around the CDATA', svgOf(baked(`\n  ${cdata(`\n${badgeJson}\n`)}\n`))],
    ['JSON as escaped text', svgOf(baked(escaped))],
    ['JSON with numeric references', svgOf(baked(escaped.replace('Z', '&#90;').replace('i', '&#x69;')))],
    ['JSON split by a comment', svgOf(baked(`${cdata(badgeJson.slice(0, 9))}<!-- x -->${cdata(badgeJson.slice(9))}`))],
    ['JSON beside an empty verify attribute', svgOf(baked(cdata(badgeJson), 'verify=""'))],
    [
      'another prefix',
      svgOf(`<q:credential>${cdata(badgeJson)}</q:credential>`, 'xmlns:q="https://purl.imsglobal.org/ob/v3p0"'),
    ],
    ['no prefix', svgOf(`<credential xmlns="https://purl.imsglobal.org/ob/v3p0">${cdata(badgeJson)}</credential>`, '')],
    ['the element deep inside', svgOf(`<g><desc>${baked(cdata(badgeJson))}</desc></g>`)],
    [
      'a plain DOCTYPE',
      svgOf(baked(cdata(badgeJson))).replace(
        '?>',
        '?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://localhost:9/x.dtd">',
      ),
    ],
    ['no XML declaration', svgOf(baked(cdata(badgeJson))).replace(/^<\?xml.*\?>\n/, '')],
    ['a byte order mark', `\ufeff${svgOf(baked(cdata(badgeJson)))}`],
    ['a learner record', svgOf(`<clr:credential>${cdata(badgeJson)}</clr:credential>`, clr)],
    [
      'an XInclude, which is not processed',
      svgOf(
        `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>${baked(cdata(badgeJson))}`,
      ),
    ],
    ['256 elements inside each other', svgOf(`${'<g>'.repeat(254)}${baked(cdata(badgeJson))}${'</g>'.repeat(254)}`)],
  ])('is read with %s', (_, text) => {
    expect(envelopeOf(read(text))).toMatchObject({ kind: 'json', container: 'svg', json: badge, findings: [] });
  });

  test.each([
    ['the verify attribute', svgOf(baked('', `verify="${token}"`))],
    ['the verify attribute of an empty element', svgOf(`<openbadges:credential verify=" ${token}\n"/>`)],
    ['the text', svgOf(baked(token))],
  ])('is read with a token in %s', (_, text) => {
    expect(envelopeOf(read(text))).toMatchObject({
      kind: 'jwt',
      container: 'svg',
      token,
      payload: badge,
      findings: [],
    });
  });

  test('is read whole when it is long and full of characters of two units', () => {
    const long = JSON.stringify({ ...badge, name: '😀\u00e9\r\n]>'.repeat(5000) });
    for (const shift of ['', ' ', '  ']) {
      expect(envelopeOf(read(svgOf(`<!--${shift}-->${baked(cdata(long))}`)))).toMatchObject({ text: long });
    }
  });

  test('finds places in the JSON that it holds', () => {
    expect(envelopeOf(read(svgOf(baked(cdata('{\n"a":1}'))))).locate('/a')).toEqual({ line: 2, column: 5 });
  });
});

describe('the place of Open Badges 2', () => {
  test.each([
    ['JSON', assertion(cdata(oldBadgeJson))],
    ['JSON beside a link', assertion(cdata(oldBadgeJson), 'verify="https://example.org/1"')],
    ['a token', assertion('', `verify="${jwtOf(JSON.parse(oldBadgeJson))}"`)],
  ])('is handed on with %s', (_, text) => {
    const unbaked = read(text);
    expect(unbaked.ok).toBe(true);
    expect(codesOf(unbaked)).toEqual([]);
  });

  test('is read with a warning when it holds a credential of the third kind', () => {
    expect(codesOf(read(assertion(cdata(badgeJson))))).toEqual(['format.legacy-keyword']);
    expect(read(assertion(cdata(badgeJson))).ok).toBe(true);
  });

  test('gives the link when it holds nothing else', () => {
    expect(linkOf(read(assertion(cdata(''), 'verify="https://example.org/1"')))).toMatchObject({
      container: 'svg',
      place: 'ob2',
      url: 'https://example.org/1',
    });
  });

  test('may not hold a token and JSON', () => {
    expect(codesOf(read(assertion(cdata(oldBadgeJson), `verify="${token}"`)))).toEqual(['format.multiple-credentials']);
  });
});

describe('a picture with more than one credential', () => {
  test.each([
    ['two elements', svgOf(baked(cdata(badgeJson)) + baked(cdata(badgeJson)))],
    [
      'two elements of different versions',
      svgOf(
        `<o:assertion>${cdata(oldBadgeJson)}</o:assertion>${baked(cdata(badgeJson))}`,
        `xmlns:o="http://openbadges.org" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"`,
      ),
    ],
    ['an empty element beside a full one', svgOf(baked('') + baked(cdata(badgeJson)))],
    ['one element inside another', svgOf(baked(`${cdata('{')}${baked(cdata(badgeJson))}${cdata('}')}`))],
    ['any element inside', svgOf(baked(`<g/>${cdata(badgeJson)}`))],
    ['a token and JSON in one element', svgOf(baked(cdata(badgeJson), `verify="${token}"`))],
    ['a link and JSON in one element', svgOf(baked(cdata(badgeJson), 'verify="https://example.org/1"'))],
  ])('is refused: %s', (_, text) => {
    expect(codesOf(read(text))).toEqual(['format.multiple-credentials']);
  });
});

describe('a picture without a credential', () => {
  test('is answered in words of its own', () => {
    expect(codesOf(read(svgOf('<g/>')))).toEqual(['input.no-credential']);
    expect(sentencesOf(read(svgOf('<g/>')))).toContain('may be a screenshot');
  });

  test.each([
    ['only in a comment', svgOf(`<!-- ${baked(cdata('{}'))} -->`), 'no badge data inside'],
    ['only in CDATA', svgOf(cdata(baked('{}'))), 'no badge data inside'],
    [
      'another namespace',
      svgOf(baked(cdata(badgeJson)), 'xmlns:openbadges="https://evil.example/"'),
      '"https://evil.example/"',
    ],
    [
      'the namespace with a slash behind',
      svgOf(baked(cdata(badgeJson)), 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0/"'),
      'ob/v3p0/"',
    ],
    [
      'the prefix bound anew',
      svgOf(baked(cdata(badgeJson), 'xmlns:openbadges="https://evil.example/"')),
      '"https://evil.example/"',
    ],
    ['no namespace', svgOf(`<credential xmlns="">${cdata(badgeJson)}</credential>`), 'in no namespace'],
    [
      'another letter case',
      svgOf(`<openbadges:Credential>${cdata(badgeJson)}</openbadges:Credential>`),
      '"openbadges:Credential"',
    ],
    [
      'the element of Open Badges 2 in the new namespace',
      svgOf('<openbadges:assertion>x</openbadges:assertion>'),
      '"openbadges:assertion"',
    ],
    ['an empty element', svgOf(baked(' \n')), 'its element "openbadges:credential" is empty'],
    ['a verify attribute in a namespace', svgOf(baked('', `openbadges:verify="${token}"`)), 'is empty'],
  ])('says what was found instead: %s', (_, text, words) => {
    const unbaked = read(text);
    expect(codesOf(unbaked)).toEqual(['input.no-credential']);
    expect(sentencesOf(unbaked)).toContain(words);
  });
});

describe('what is dangerous or broken', () => {
  const doctype = (subset: string, body = 'x'): string =>
    `<?xml version="1.0"?><!DOCTYPE svg ${subset}>${svgOf(baked(body)).replace(/^<\?xml.*\?>\n/, '')}`;

  test.each([
    ['an external entity', doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]', '&x;')],
    ['an entity that writes JSON', doctype(`[<!ENTITY q '"name":"PhD",'>]`, '{&q;}')],
    ['an entity in an attribute', doctype('[<!ENTITY a "eyJ">]')],
    ['a parameter entity', doctype('[<!ENTITY % a "b">%a;]')],
    ['an internal subset behind an address', doctype('SYSTEM "a.dtd" [<!ENTITY x "y">]')],
    ['an empty internal subset', doctype('[]')],
    [
      'a DOCTYPE behind comments and instructions',
      `<!-- [ --><?a [?>${doctype('[<!ENTITY x "y">]').replace(/^<\?xml.*?\?>/, '')}`,
    ],
  ])('is refused before it is parsed: %s', (_, text) => {
    expect(codesOf(read(text))).toEqual(['format.doctype']);
  });

  test.each([
    ['an unknown entity', svgOf(baked('&nbsp;')), 1, 'undefined entity'],
    ['a reference to no character', svgOf(baked('&#x110000;')), 1, 'malformed character entity'],
    ['a reference to a zero byte', svgOf(baked('&#0;')), 1, 'malformed character entity'],
    ['an element that is not closed', svgOf(baked('x')).replace('</svg>', ''), 1, 'unclosed tag'],
    ['CDATA that is not closed', svgOf(baked('<![CDATA[x')), 1, 'unclosed tag'],
    ['the same attribute twice', svgOf(baked('', 'verify="a" verify="b"')), 1, 'duplicate attribute'],
    [
      'the same attribute under two prefixes',
      svgOf('<a:b xmlns:a="x" xmlns:c="x" a:d="1" c:d="2"/>'),
      1,
      'duplicate attribute',
    ],
    ['two first elements', `${svgOf('')}<svg/>`, 1, 'only one root'],
    ['a zero byte', svgOf(baked('{"a":1}\0')), 1, 'disallowed character'],
    ['a control character of XML 1.1', svgOf(baked('&#x1;')).replace('1.0', '1.1'), 1, 'malformed character entity'],
    ['a prefix that is not bound', svgOf('<x:y/>'), 1, 'unbound namespace prefix'],
    ['two hyphens in a comment', svgOf('<!-- a -- b -->'), 1, 'malformed comment'],
    ['text behind the end', `${svgOf('')}more`, 1, 'text data outside'],
    ['a second DOCTYPE with definitions', '<!DOCTYPE svg><!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 1, 'doctype'],
    ['a DOCTYPE inside', svgOf('<!DOCTYPE svg [<!ENTITY a "b">]>'), 1, 'doctype'],
    ['a quick wrong end', '<?xml version="1.0"?>oops', 1, 'text data outside'],
  ])('is refused with its place: %s', (_, text, line, words) => {
    const unbaked = read(text);
    expect(codesOf(unbaked)).toEqual(['format.malformed-svg']);
    expect(sentencesOf(unbaked)).toContain(words);
    expect(sentencesOf(unbaked)).toMatch(/at line \d+, column \d+: /);
    if (!unbaked.ok) expect(unbaked.error[0].position?.line).toBeGreaterThanOrEqual(line);
  });

  test('gives line and column as an editor does', () => {
    const unbaked = read('<svg>\n  <g>\n</svg>');
    expect(unbaked.ok ? undefined : unbaked.error[0].position).toEqual({ line: 3, column: 7 });
  });

  test.each(['UTF-16', 'ISO-8859-1', 'UTF-7', 'windows-1252', 'US-ASCII'])(
    'is refused in the encoding %s',
    (encoding) => {
      expect(codesOf(read(svgOf(baked(cdata(badgeJson))).replace('UTF-8', encoding)))).toEqual(['format.encoding']);
    },
  );

  test('is refused when it really is UTF-16', () => {
    const bytes = new Uint8Array(Buffer.from(`\ufeff${svgOf('')}`, 'utf16le'));
    expect(codesOf(svg.extract(bytes))).toEqual(['format.encoding']);
  });

  test.each([
    ['elements inside each other', svgOf('<g>'.repeat(300)), 'levels of elements'],
    ['a hundred thousand of them', svgOf('<g>'.repeat(100_000)), 'levels of elements'],
    [
      'attributes',
      svgOf(`<g ${Array.from({ length: 257 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
      'attributes on one element',
    ],
    ['text', svgOf(baked('a'.repeat((2 << 20) + 1))), 'characters of badge data'],
    [
      'text in pieces',
      svgOf(baked(`${'a'.repeat(1 << 20)}<!-- -->${'a'.repeat(1 << 20)}<!-- -->a`)),
      'characters of badge data',
    ],
    ['markup', svgOf('<g/>'.repeat(500_000)), 'characters of markup'],
    ['references', svgOf('&amp;'.repeat(500_001)), 'characters of markup'],
    ['DOCTYPE', `<!DOCTYPE svg SYSTEM "${'a'.repeat(5000)}"><svg/>`, 'characters in its DOCTYPE'],
  ])('is refused for too much of it: %s', (_, text, words) => {
    const start = performance.now();
    const unbaked = read(text);
    expect(codesOf(unbaked)).toEqual(['format.too-complex']);
    expect(sentencesOf(unbaked)).toContain(words);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('keeps a sentence short, however long the names are', () => {
    expect(sentencesOf(read(svgOf(`<${'n'.repeat(500_000)}>`))).length).toBeLessThan(400);
  });

  test.each([
    ['JSON', baked(cdata('{"a":1,"a":2}')), 'format.duplicate-json-key'],
    ['JSON that is cut by an instruction', baked(`{"a"<?x y?>:1`), 'format.malformed-json'],
    ['a token', baked('', 'verify="a.b"'), 'format.malformed-jwt'],
    ['a token with blanks inside', baked('', `verify="${token.replace('.', '. ')}"`), 'format.malformed-jwt'],
    ['a list', baked('[]'), 'format.not-an-object'],
  ])('is refused for what it holds: %s', (_, element, code) => {
    expect(codesOf(read(svgOf(element)))).toEqual([code]);
  });

  test('does not let element and attribute names touch prototypes', () => {
    const text = svgOf(
      `<__proto__><constructor/></__proto__>${baked(cdata(badgeJson), '__proto__="x" constructor="y"')}`,
    );
    expect(read(text).ok).toBe(true);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
