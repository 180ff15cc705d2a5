/** Which well-known kind of file, that can hold no badge, was given instead of one? Decided by its first bytes. */
import { type Finding, finding } from '../model/finding.js';
import { err } from '../model/result.js';
import type { Container } from './container.js';
import { markupOf } from './markup.js';

type Recognise = (head: string) => boolean;

const refuse = (id: string, sniff: Recognise, say: (bytes: Uint8Array) => Finding): Container => ({
  id,
  sniff,
  extract: (bytes) => err([say(bytes)]),
});

const photo = (format: string, sniff: Recognise): Container =>
  refuse(format.toLowerCase(), sniff, () => finding('input.photo', { format }));

const archive = (id: string, format: string, sniff: Recognise): Container =>
  refuse(id, sniff, () => finding('input.archive', { format }));

const starts =
  (...beginnings: readonly string[]): Recognise =>
  (head) =>
    beginnings.some((beginning) => head.startsWith(beginning));

/** The brand of a file in the ISO base media format, of which HEIC and AVIF are two. */
const hasBrand = (head: string, brands: readonly string[]): boolean =>
  head.startsWith('ftyp', 4) && brands.includes(head.slice(8, 12));

const zip = starts('PK\x03\x04', 'PK\x05\x06');
const isOffice: Recognise = (head) =>
  zip(head) && /\[Content_Types\]\.xml|(?:word|xl|ppt)\/|mimetypeapplication\/vnd\.oasis/.test(head);

const officeKinds = [
  ['word/document', 'a Word document'],
  ['xl/workbook', 'an Excel workbook'],
  ['ppt/presentation', 'a PowerPoint presentation'],
  ['vnd.oasis.opendocument', 'an OpenDocument file'],
] as const;

const officeKind = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return officeKinds.find(([entry]) => buffer.includes(entry))?.[1] ?? 'an office document';
};

export const foreign: readonly Container[] = [
  photo('JPEG', starts('\xff\xd8\xff')),
  photo('GIF', starts('GIF87a', 'GIF89a')),
  photo('WebP', (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)),
  photo('AVIF', (head) => hasBrand(head, ['avif', 'avis'])),
  photo('HEIC', (head) => hasBrand(head, ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])),
  photo('BMP', (head) => head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)),
  photo('TIFF', starts('II*\0', 'MM\0*')),
  refuse('pdf', starts('%PDF-'), () => finding('input.pdf', {})),
  refuse('office', isOffice, (bytes) => finding('input.office-document', { format: officeKind(bytes) })),
  refuse('office-97', starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), () =>
    finding('input.office-document', { format: 'an older office document (Word, Excel, PowerPoint or Outlook)' }),
  ),
  refuse('rtf', starts('{\\rtf'), () => finding('input.office-document', { format: 'a rich text document (RTF)' })),
  archive('zip', 'ZIP archive', zip),
  archive('rar', 'RAR archive', starts('Rar!\x1a\x07')),
  archive('7z', '7-Zip archive', starts('7z\xbc\xaf\x27\x1c')),
  archive('tar', 'TAR archive', (head) => head.startsWith('ustar', 257)),
  archive('other-archive', 'compressed archive', starts('\xfd7zXZ\0', 'BZh', '\x28\xb5\x2f\xfd')),
  refuse('gzip', starts('\x1f\x8b'), () => finding('input.compressed', {})),
  refuse(
    'html',
    (head) => markupOf(head) === 'html',
    () => finding('input.web-page', {}),
  ),
  refuse(
    'xml',
    (head) => markupOf(head) === 'xml',
    () => finding('input.unrecognised', { found: 'XML that is no SVG picture' }),
  ),
];
