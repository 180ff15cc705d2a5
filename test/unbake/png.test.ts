import { describe, expect, test } from 'vitest';
import { png } from '../../src/unbake/png.js';
import {
  badge,
  badgeJson,
  chunk,
  codesOf,
  compressedITXt,
  envelopeOf,
  idat,
  iend,
  ihdr,
  iTXt,
  jwtOf,
  linkOf,
  oldBadgeJson,
  pngOf,
  pngSignature,
  pseudoRandom,
  sentencesOf,
  tEXt,
  utf8,
  zTXt,
} from './make.js';

const keyword = 'openbadgecredential';
const good = iTXt(keyword, badgeJson);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe('a baked picture', () => {
  test('gives the JSON of its chunk', () => {
    expect(envelopeOf(png.extract(pngOf(good)))).toMatchObject({
      kind: 'json',
      container: 'png',
      json: badge,
      findings: [],
    });
  });

  test('gives the token of its chunk', () => {
    const token = jwtOf(badge);
    expect(envelopeOf(png.extract(pngOf(iTXt(keyword, token))))).toMatchObject({
      kind: 'jwt',
      container: 'png',
      token,
    });
  });

  test('may carry a language, a translated keyword and other texts', () => {
    const bytes = pngOf(
      tEXt('Software', 'x'),
      iTXt(keyword, badgeJson, 'de-CH', 'Zeugnis'),
      iTXt('XML:com.adobe.xmp', '<x/>'),
    );
    expect(envelopeOf(png.extract(bytes)).kind).toBe('json');
  });

  test('may have its chunk behind the image data', () => {
    expect(png.extract(join(pngSignature, ihdr(), idat, good, iend)).ok).toBe(true);
  });

  test('may begin at any place of a larger buffer', () => {
    const bytes = pngOf(good);
    const larger = join(utf8('xxx'), bytes, utf8('yyy'));
    expect(png.extract(larger.subarray(3, 3 + bytes.length)).ok).toBe(true);
  });

  test('is read with a warning when its chunk is compressed', () => {
    const unbaked = png.extract(pngOf(compressedITXt(keyword, badgeJson)));
    expect(envelopeOf(unbaked)).toMatchObject({ json: badge });
    expect(codesOf(unbaked)).toEqual(['format.compressed-chunk']);
  });

  test('keeps the warning beside a failure', () => {
    expect(codesOf(png.extract(pngOf(compressedITXt(keyword, '{'))))).toEqual([
      'format.malformed-json',
      'format.compressed-chunk',
    ]);
  });
});

describe('the place of Open Badges 2', () => {
  test.each([
    ['a credential', badgeJson],
    ['a token of one', jwtOf({ vc: badge })],
  ])('is read with a warning when it holds %s', (_, text) => {
    const unbaked = png.extract(pngOf(iTXt('openbadges', text)));
    expect(unbaked.ok).toBe(true);
    expect(codesOf(unbaked)).toEqual(['format.legacy-keyword']);
    expect(sentencesOf(unbaked)).toContain('the PNG chunk openbadges');
  });

  test.each([
    ['JSON in iTXt', iTXt('openbadges', oldBadgeJson)],
    ['a token in iTXt', iTXt('openbadges', jwtOf(JSON.parse(oldBadgeJson)))],
    ['JSON in tEXt', tEXt('openbadges', oldBadgeJson)],
  ])('is handed on without a warning when it holds an Open Badge 2.0 as %s', (_, text) => {
    const unbaked = png.extract(pngOf(text));
    expect(unbaked.ok).toBe(true);
    expect(codesOf(unbaked)).toEqual([]);
  });

  test.each([tEXt, iTXt])('gives the link when it holds nothing else', (make) => {
    expect(linkOf(png.extract(pngOf(make('openbadges', 'https://example.org/assertions/1'))))).toEqual({
      kind: 'link',
      container: 'png',
      place: 'ob2',
      url: 'https://example.org/assertions/1',
      part: 'the badge data in the PNG',
      findings: [],
    });
  });

  test('of learner records is read as well', () => {
    expect(codesOf(png.extract(pngOf(iTXt('clrcredential', badgeJson))))).toEqual([]);
  });
});

describe('a picture with more than one credential', () => {
  test.each([
    ['the same one twice', [good, good]],
    ['two of them', [good, iTXt(keyword, '{}')]],
    ['one before and one behind the image data', [good, idat, good]],
    ['one of each version', [iTXt('openbadges', oldBadgeJson), good]],
    ['one beside the link of an early badge', [good, tEXt('openbadges', 'https://example.org/1')]],
    ['one in the right place and one of the wrong type', [tEXt(keyword, badgeJson), good]],
    ['one in the right place and one in other letter case', [iTXt('OpenBadgeCredential', badgeJson), good]],
    ['twenty thousand', Array.from({ length: 20_000 }, () => good)],
  ])('is refused: %s', (_, chunks) => {
    const start = performance.now();
    expect(codesOf(png.extract(pngOf(...chunks)))).toEqual(['format.multiple-credentials']);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('names the chunks, but not all of twenty', () => {
    const sentence = sentencesOf(png.extract(pngOf(...Array.from({ length: 20 }, () => good))));
    expect(sentence).toContain('it has 20: openbadgecredential (iTXt), ');
    expect(sentence.length).toBeLessThan(400);
  });
});

describe('a picture without a credential', () => {
  test('is answered in words of its own', () => {
    const unbaked = png.extract(pngOf(tEXt('Software', 'x')));
    expect(codesOf(unbaked)).toEqual(['input.no-credential']);
    expect(sentencesOf(unbaked)).toContain('may be a screenshot');
  });

  test.each([
    ['a tEXt chunk', tEXt(keyword, badgeJson), 'of type tEXt, but Open Badges 3.0 want the type iTXt'],
    ['a zTXt chunk', zTXt(keyword, badgeJson), 'of type zTXt, but Open Badges 3.0 want the type iTXt'],
    ['a zTXt chunk of Open Badges 2', zTXt('openbadges', oldBadgeJson), 'of type zTXt'],
    ['another letter case', iTXt('OpenBadgeCredential', badgeJson), 'want the name "openbadgecredential"'],
    ['a blank behind the keyword', iTXt(`${keyword} `, badgeJson), 'want the name "openbadgecredential"'],
    ['an empty chunk', iTXt(keyword, ' \n'), 'its chunk openbadgecredential is empty'],
  ])('says what was found instead: %s', (_, text, words) => {
    const unbaked = png.extract(pngOf(text));
    expect(codesOf(unbaked)).toEqual(['input.no-credential']);
    expect(sentencesOf(unbaked)).toContain(words);
  });

  test('does not read what stands behind its end, and says so', () => {
    const unbaked = png.extract(join(pngOf(), good, iend));
    expect(codesOf(unbaked)).toEqual(['input.no-credential']);
    expect(sentencesOf(unbaked)).toContain(`${good.length + iend.length} bytes behind its end`);
  });

  test('ignores what stands behind the end of a good picture', () => {
    expect(codesOf(png.extract(join(pngOf(good), good)))).toEqual([]);
  });

  test.each([
    ['no zero byte behind the keyword', chunk('iTXt', keyword)],
    ['a keyword that only begins like one', iTXt(`${keyword}s`, badgeJson)],
    ['a text chunk without content', chunk('iTXt', '')],
  ])('is not fooled by %s', (_, text) => {
    expect(codesOf(png.extract(pngOf(text)))).toEqual(['input.no-credential']);
  });
});

describe('the text in the chunk', () => {
  test.each([
    ['a zero byte', `${badgeJson}\0`, 'format.malformed-json'],
    ['a duplicate name', '{"a":1,"a":2}', 'format.duplicate-json-key'],
    ['a list', '[]', 'format.not-an-object'],
    ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0xe9, 0x7d]), 'format.encoding'],
    ['words', 'hello', 'format.malformed-json'],
    ['more than 2 MiB', `{"a":["${'a'.repeat(1 << 20)}","${'a'.repeat(1 << 20)}"]}`, 'format.too-complex'],
  ])('is refused for %s', (_, text, code) => {
    expect(codesOf(png.extract(pngOf(iTXt(keyword, text))))).toEqual([code]);
  });

  test('is never inflated beyond 2 MiB', () => {
    const bomb = compressedITXt(keyword, new Uint8Array(64 << 20));
    const start = performance.now();
    expect(codesOf(png.extract(pngOf(bomb)))).toEqual(['format.too-complex']);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a damaged picture', () => {
  const whole = pngOf(good);
  const wrongCrc = Buffer.from(good);
  wrongCrc[wrongCrc.length - 1] = (wrongCrc[wrongCrc.length - 1] ?? 0) ^ 1;
  const huge = Buffer.from(good);
  huge.writeUInt32BE(0x7fffffff, 0);
  const negative = Buffer.from(good);
  negative.writeUInt32BE(0xffffffff, 0);

  test.each([
    ['a wrong checksum', pngOf(wrongCrc), 'the checksum of its chunk iTXt'],
    [
      'a wrong checksum behind the credential',
      join(
        pngSignature,
        ihdr(),
        good,
        idat.map((b, i) => (i === 9 ? b ^ 1 : b)),
        iend,
      ),
      'chunk IDAT',
    ],
    ['a length beyond the file', join(pngSignature, ihdr(), huge), '2147483647 bytes'],
    ['a length beyond what a length may be', join(pngSignature, ihdr(), negative), '4294967295 bytes'],
    ['no end', whole.slice(0, -12), 'its end (IEND) is missing'],
    ['an end cut short', whole.slice(0, -1), 'in the middle of a chunk'],
    ['nothing but the signature', new Uint8Array(pngSignature), 'its end (IEND) is missing'],
    [
      'a chunk type with a zero byte',
      join(pngSignature, ihdr(), chunk('IT\0t', ''), iend),
      'no chunk where one should begin',
    ],
    ['no header', join(pngSignature, good, idat, iend), 'does not begin with a header'],
    ['a header of the wrong length', join(pngSignature, chunk('IHDR', 'short'), good, idat, iend), 'wrong length'],
    ['a colour type that does not exist', join(pngSignature, ihdr(8, 5), good, idat, iend), 'colour type 5'],
    ['a bit depth that does not exist', join(pngSignature, ihdr(3, 0), good, idat, iend), '3 bits a sample'],
    ['a bit depth of another colour type', join(pngSignature, ihdr(4, 2), good, idat, iend), '4 bits a sample'],
    ['no image data', join(pngSignature, ihdr(), good, iend), 'no IDAT'],
    ['a changed signature', whole.map((byte, i) => (i === 4 ? 0x0a : byte)), 'its first bytes were changed'],
    ['a missing byte in the signature', join(whole.subarray(0, 4), whole.subarray(5)), 'its first bytes were changed'],
    ['an unfinished iTXt layout', pngOf(chunk('iTXt', `${keyword}\0\0\0de`)), 'not laid out as an iTXt chunk'],
    ['compression that is none', pngOf(chunk('iTXt', `${keyword}\0\x01\0\0\0nonsense`)), 'cannot be decompressed'],
  ])('is refused for %s', (_, bytes, words) => {
    const unbaked = png.extract(bytes);
    expect(codesOf(unbaked)[0]).toBe('format.damaged-picture');
    expect(sentencesOf(unbaked)).toContain(words);
  });

  test('is noticed wherever a single byte of it is changed', () => {
    for (let at = 0; at < whole.length; at++) {
      for (const flip of [1, 0x20, 0x80]) {
        const bytes = whole.map((byte, i) => (i === at ? byte ^ flip : byte));
        const unbaked = png.extract(bytes);
        expect(unbaked.ok, `byte ${at} flipped by ${flip}`).toBe(false);
        expect(codesOf(unbaked), `byte ${at} flipped by ${flip}`).toEqual(['format.damaged-picture']);
      }
    }
  });

  test('is noticed wherever it is cut off', () => {
    for (let length = pngSignature.length; length < whole.length; length++) {
      expect(codesOf(png.extract(whole.slice(0, length))), `cut at ${length}`).toEqual(['format.damaged-picture']);
    }
  });

  test('never crashes the reader, whatever bytes follow the signature', () => {
    const next = pseudoRandom(3);
    for (let run = 0; run < 2000; run++) {
      const bytes = whole.slice();
      for (let change = 0; change <= next(6); change++) bytes[8 + next(bytes.length - 8)] = next(256);
      expect(png.extract(bytes).ok).toBe(false);
    }
  });
});

test.each([
  ['reads twenty thousand chunks', 20_000, []],
  ['refuses a hundred thousand chunks', 100_000, ['format.too-complex']],
])('%s, in time', (_, count, codes) => {
  const bytes = pngOf(Buffer.alloc(12 * count, chunk('teSt', '')), good);
  const start = performance.now();
  expect(codesOf(png.extract(bytes))).toEqual(codes);
  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  ['a picture', pngOf(), true],
  ['a picture with a changed signature', pngOf().map((byte, i) => (i === 0 ? 0x0a : byte)), true],
  ['a picture that was read as text', utf8(new TextDecoder().decode(pngOf())), true],
  ['JSON that names a header', utf8('{"IHDR":1}'), false],
  ['nothing', new Uint8Array(), false],
])('sniff recognises %s', (_, bytes, expected) => {
  expect(png.sniff(Buffer.from(bytes).toString('latin1'))).toBe(expected);
});
