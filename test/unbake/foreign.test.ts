import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { foreign } from '../../src/unbake/foreign.js';
import { unbake } from '../../src/unbake/index.js';
import { badgeJson, codesOf, sentencesOf, svgOf, utf8 } from './make.js';

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const zipEntry = (name: string): string =>
  `PK\x03\x04\x14\0\0\0\0\0${'\0'.repeat(16)}${String.fromCharCode(name.length)}\0\0\0${name}`;
const tar = Buffer.alloc(512);
tar.write('badge.json');
tar.write('ustar', 257);

describe('a file of another kind', () => {
  test.each([
    ['a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'input.photo', 'in the format JPEG.'],
    ['a GIF', 'GIF89a\x01\0', 'input.photo', 'in the format GIF.'],
    ['a WebP', 'RIFF\x24\0\0\0WEBPVP8 ', 'input.photo', 'in the format WebP.'],
    ['a HEIC', '\0\0\0\x18ftypheic\0\0', 'input.photo', 'in the format HEIC.'],
    ['an AVIF', '\0\0\0\x1cftypavif\0\0', 'input.photo', 'in the format AVIF.'],
    ['a BMP', 'BM\x36\0\0\0\0\0\0\0', 'input.photo', 'in the format BMP.'],
    ['a TIFF', 'II*\0\x08\0\0\0', 'input.photo', 'in the format TIFF.'],
    ['a TIFF of the other kind', 'MM\0*\0\0\0\x08', 'input.photo', 'in the format TIFF.'],
    ['a PDF', '%PDF-1.7\n%\xe2\xe3', 'input.pdf', 'a PDF document'],
    [
      'a Word document',
      `${zipEntry('[Content_Types].xml')}${zipEntry('word/document.xml')}`,
      'input.office-document',
      'a Word document',
    ],
    [
      'an Excel workbook',
      `${zipEntry('[Content_Types].xml')}${zipEntry('xl/workbook.xml')}`,
      'input.office-document',
      'an Excel workbook',
    ],
    [
      'a PowerPoint presentation',
      `${zipEntry('ppt/presentation.xml')}`,
      'input.office-document',
      'a PowerPoint presentation',
    ],
    [
      'an OpenDocument file',
      `${zipEntry('mimetype')}application/vnd.oasis.opendocument.text`,
      'input.office-document',
      'an OpenDocument file',
    ],
    [
      'an office document of an unknown kind',
      zipEntry('[Content_Types].xml'),
      'input.office-document',
      'an office document',
    ],
    [
      'an old Word document',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0',
      'input.office-document',
      'an older office document',
    ],
    ['rich text', '{\\rtf1\\ansi Hello}', 'input.office-document', 'a rich text document'],
    ['a ZIP', zipEntry('badges/alice.png'), 'input.archive', 'a ZIP archive'],
    ['an empty ZIP', `PK\x05\x06${'\0'.repeat(18)}`, 'input.archive', 'a ZIP archive'],
    ['a RAR', 'Rar!\x1a\x07\x01\0', 'input.archive', 'a RAR archive'],
    ['a 7z', '7z\xbc\xaf\x27\x1c\0\x04', 'input.archive', 'a 7-Zip archive'],
    ['a TAR', tar.toString('latin1'), 'input.archive', 'a TAR archive'],
    ['an xz', '\xfd7zXZ\0\0', 'input.archive', 'a compressed archive'],
    ['a web page', '<!DOCTYPE html>\n<html lang="en">', 'input.web-page', 'a web page'],
    ['a saved page of an old browser', '<HTML><HEAD>', 'input.web-page', 'a web page'],
    ['a feed', '<?xml version="1.0"?><rss/>', 'input.unrecognised', 'XML that is no SVG picture'],
  ])('is recognised: %s', (_, content, code, words) => {
    const unbaked = unbake(latin1(content));
    expect(codesOf(unbaked)).toEqual([code]);
    expect(sentencesOf(unbaked)).toContain(words);
  });

  test.each([
    ['an SVGZ', gzipSync(svgOf(''))],
    ['any other gzip', gzipSync('x')],
  ])('is recognised: %s', (_, bytes) => {
    expect(codesOf(unbake(new Uint8Array(bytes)))).toEqual(['input.compressed']);
  });

  test('is not seen in a badge that mentions one', () => {
    for (const words of ['%PDF-1.7', 'PK\u0003\u0004', 'GIF89a', '<html>']) {
      expect(unbake(utf8(JSON.stringify({ ...JSON.parse(badgeJson), description: words }))).ok).toBe(true);
    }
  });

  test('is not seen in a text that begins with the same letters', () => {
    expect(codesOf(unbake(utf8('BM is a company; GIFs, PK and II are not badges')))).toEqual(['input.unrecognised']);
  });

  test('is not seen in raw compressed data', () => {
    expect(codesOf(unbake(new Uint8Array(deflateSync('x'))))).toEqual(['input.unrecognised']);
  });
});

test('every kind has a name of its own', () => {
  const ids = foreign.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
