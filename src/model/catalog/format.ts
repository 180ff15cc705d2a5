/** What can be said of the form of a badge: is there exactly one credential, and can it be read in only one way? */
import { entry, issueAgain } from './entry.js';

const sendAgain = 'Ask for the file again, sent as an attachment or by download and not pasted or converted.';
const capital = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1);

export const formatCodes = {
  'format.multiple-credentials': entry<{ format: 'PNG' | 'SVG'; seen: string }>({
    effect: 'fail',
    title: 'the picture holds more than one credential',
    say: ({ format, seen }) => `This ${format} picture must hold exactly one credential, but it has ${seen}.`,
    fix: 'Ask for a picture that was baked once. Do not pick one of the credentials: which one counts is not defined.',
    help: {
      means:
        'Different programs would read different credentials from this picture, so what one of them shows is not what another one checked. That is how a genuine badge is used to cover a false one.',
      checker: 'Do not rely on the picture. Ask for the original download.',
      issuer: 'When a picture is baked again, replace the old chunk or element; never add a second one.',
    },
    spec: ['Open Badges 3.0 §5.3.1', 'Open Badges 3.0 §5.3.2'],
    since: '0.1.0',
  }),

  'format.compressed-chunk': entry<{ keyword: string }>({
    effect: 'warn',
    title: 'the badge data in the PNG is compressed',
    say: ({ keyword }) =>
      `The PNG chunk ${keyword} is compressed, which Open Badges forbid; it was unpacked and read all the same.`,
    fix: 'Nothing to do for the holder; the issuer should bake without compression.',
    help: {
      means: 'The data is in the right place but packed, so that other programs may not find it.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'Write the iTXt chunk with compression flag 0.',
    },
    spec: ['Open Badges 3.0 §5.3.1', 'PNG §11.3.3.4'],
    since: '0.1.0',
  }),

  'format.legacy-keyword': entry<{ place: string }>({
    effect: 'warn',
    title: 'the credential stands in the place for Open Badges 2',
    say: ({ place }) =>
      `The credential stands in ${place}, the place for Open Badges 2; it is a verifiable credential and was read as one.`,
    fix: 'Nothing to do for the holder; the issuer should bake it where Open Badges 3.0 wants it.',
    help: {
      means:
        'The picture was baked in the old way with a credential of the new kind. Programs that follow the specification may not find it.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer:
        'Use the PNG keyword openbadgecredential, or in SVG the element credential of the namespace https://purl.imsglobal.org/ob/v3p0.',
    },
    spec: ['Open Badges 3.0 §5.3.1', 'Open Badges 3.0 §5.3.2'],
    since: '0.1.0',
  }),

  'format.malformed-json': entry<{ part: string; line: number; column: number; expected: string; found: string }>({
    effect: 'fail',
    title: 'the JSON is broken',
    say: ({ part, line, column, expected, found }) =>
      `${capital(part)} is broken at line ${line}, column ${column}: expected ${expected}, found ${found}.`,
    fix: sendAgain,
    help: {
      means:
        'Badges are written in JSON, and this text does not follow its rules, so it cannot be read in one sure way.',
      notMeans: 'That the badge never existed: a file that was cut off or edited by hand looks like this.',
      checker: 'Ask for the original file.',
      issuer: 'Write badges with a JSON library, and check the file before it is sent.',
    },
    spec: ['RFC 8259 §2', 'Open Badges 3.0 §5'],
    since: '0.1.0',
  }),

  'format.not-an-object': entry<{ part: string; found: string }>({
    effect: 'fail',
    title: 'the JSON is not a single object',
    say: ({ part, found }) => `${capital(part)} is ${found}; a badge is one JSON object, written in braces.`,
    fix: 'If it is a list of badges, save each badge as a file of its own. If it is a token in quotes, remove the quotes.',
    help: {
      means: 'The text is correct JSON but not one badge.',
      notMeans: 'That badges inside a list are false. They were not looked at.',
      checker: 'Ask for one file a badge.',
      issuer: 'Offer each credential as a file of its own.',
    },
    spec: ['Open Badges 3.0 §5'],
    since: '0.1.0',
  }),

  'format.duplicate-json-key': entry<{ part: string; name: string }>({
    effect: 'fail',
    title: 'a member of the JSON appears twice',
    say: ({ part, name }) =>
      `${capital(part)} has the member "${name}" twice in one object, so that it can be read in two ways.`,
    fix: issueAgain,
    help: {
      means:
        'The same name stands twice in one place with room for two values. One program would show the first and another the second, whichever was signed.',
      checker:
        'Do not rely on the badge, and ask for the original file: faulty software makes this, and so do forgers.',
      issuer: 'Write badges with a JSON library; never join JSON by hand.',
    },
    spec: ['RFC 8259 §4', 'RFC 7515 §4'],
    since: '0.1.0',
  }),

  'format.reserved-name': entry<{ part: string; name: string }>({
    effect: 'fail',
    title: 'a member of the JSON has a name that programs misread',
    say: ({ part, name }) =>
      `${capital(part)} has a member named "${name}", a name that is used to attack programs; no badge needs it.`,
    fix: 'Do not rely on the badge, and ask where it comes from.',
    help: {
      means:
        'The name has a meaning of its own in JavaScript and can change how a program works. It is refused wherever it stands.',
      checker: 'Treat the file with suspicion.',
      issuer: 'Do not use this name in a badge.',
    },
    spec: ['RFC 8259 §4'],
    since: '0.1.0',
  }),

  'format.too-complex': entry<{ part: string; what: string; limit: number }>({
    effect: 'fail',
    title: 'the badge holds more than is read of one badge',
    say: ({ part, what, limit }) =>
      `${capital(part)} has more than ${limit.toLocaleString('en')} ${what}, the most that is read.`,
    fix: issueAgain,
    help: {
      means:
        'Something in the badge is larger, deeper or more numerous than this program looks at: text, nesting, signatures, badges within badges. Checking it all could take endless time or memory, so it was left. Real badges stay far below the limit.',
      notMeans: 'That a signature was found to be wrong.',
      checker: 'Treat the file with suspicion and ask where it comes from.',
      issuer: 'Keep badges small: a signature or two, and large evidence by its address.',
    },
    spec: ['RFC 8259 §9', 'Open Badges 3.0 §5'],
    since: '0.1.0',
  }),

  'format.malformed-jwt': entry<{ part: string; expected: string; found: string }>({
    effect: 'fail',
    title: 'the signed token (JWT) is broken',
    say: ({ part, expected, found }) => `${capital(part)} is broken: expected ${expected}, found ${found}.`,
    fix: sendAgain,
    help: {
      means:
        'The badge is one long line of letters, a signed token with three parts and two dots. Something in that line does not follow the rules of the format (RFC 7515), often because the text was cut, wrapped or edited.',
      notMeans: 'That the issuer never issued the badge.',
      checker: 'Ask for the original .jwt file, and do not paste the text into a document on the way.',
      issuer: 'Issue the credential as a compact JWS with base64url parts and without padding.',
    },
    spec: ['RFC 7515 §3.1', 'RFC 7515 §2', 'RFC 7797 §3', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),

  'format.encoding': entry<{ part: string; found: string }>({
    effect: 'fail',
    title: 'the text is not in UTF-8',
    say: ({ part, found }) => `${capital(part)} must be written in UTF-8, but ${found}.`,
    fix: `${sendAgain} Whoever saved the file anew should not have: saving a badge in another encoding breaks its signature.`,
    help: {
      means:
        'Letters are stored as numbers, and there are several ways to do it. Badges use one, UTF-8. In another one the same file says different things to different programs.',
      notMeans: 'That the badge was false before it was saved in this form.',
      checker: 'Ask for the original file.',
      issuer: 'Write badges in UTF-8 without exception.',
    },
    spec: ['Open Badges 3.0 §5', 'RFC 8259 §8.1', 'RFC 3629 §3'],
    since: '0.1.0',
  }),

  'format.doctype': entry<{ name: string }>({
    effect: 'fail',
    title: 'the SVG defines its own abbreviations (DOCTYPE)',
    say: ({ name }) =>
      `The SVG has a DOCTYPE "${name}" with definitions of its own, which can change what the badge says; such files are not read.`,
    fix: 'Ask for the original download, or for the badge as a PNG, .json or .jwt file.',
    help: {
      means:
        'The picture begins with definitions that can be used to read other files, to blow up memory, or to show other text than was signed. Badges do not need them.',
      notMeans: 'That the badge was false before somebody saved the picture with a drawing program.',
      checker: 'Ask for the original download.',
      issuer: 'Bake into SVG files without a DOCTYPE, or with a plain one without square brackets.',
    },
    spec: ['XML 1.0 §2.8', 'Open Badges 3.0 §5.3.2'],
    since: '0.1.0',
  }),

  'format.malformed-svg': entry<{ line: number; column: number; detail: string }>({
    effect: 'fail',
    title: 'the SVG is broken',
    say: ({ line, column, detail }) => `The SVG is not well-formed XML at line ${line}, column ${column}: ${detail}.`,
    fix: sendAgain,
    help: {
      means:
        'SVG pictures are written in XML, and this one does not follow its rules, so it cannot be read in one sure way.',
      notMeans: 'That the badge never existed: a file that was cut off looks like this.',
      checker: 'Ask for the original file.',
      issuer: 'Check that the baked picture is well-formed XML.',
    },
    spec: ['XML 1.0 §2.1', 'Open Badges 3.0 §5.3.2'],
    since: '0.1.0',
  }),

  'format.damaged-picture': entry<{ detail: string }>({
    effect: 'fail',
    title: 'the PNG is damaged',
    say: ({ detail }) => `This PNG picture is damaged: ${detail}.`,
    fix: sendAgain,
    help: {
      means:
        'A PNG has lengths and checksums that show whether it arrived whole. Here they do not fit: it was cut off, changed, or damaged on the way.',
      notMeans: 'That the badge was false before it was damaged.',
      checker: 'Ask for the file again.',
      issuer: 'Check that the program that bakes the picture writes lengths and checksums anew.',
    },
    spec: ['PNG §5.3', 'PNG §5.5', 'PNG §11.2'],
    since: '0.1.0',
  }),
} as const;
