/** What can be said of the input before anything is read as a badge: is it there, and is it a kind of file that can hold one? */
import { entry } from './entry.js';

const askForOriginal =
  'Ask the holder for the original file: the PNG or SVG picture, or the .json or .jwt file, that the issuer or the badge platform offers for download.';
const issuerOfFiles =
  'Offer a download button for the baked picture or the credential file itself, and say beside it that a screenshot or a printout cannot be checked.';

const grouped = (n: number): string => n.toLocaleString('en');

export const inputCodes = {
  'input.not-found': entry<{ path: string }>({
    effect: 'fail',
    title: 'there is no such file',
    say: ({ path }) => `There is no file at ${path}.`,
    fix: 'Check the spelling of the path, and that the file is in the folder from which the command is run.',
    help: {
      means: 'The path that was given leads to nothing, so nothing was checked.',
      notMeans: 'That a badge is false. None was looked at.',
      checker: 'Check the path; put quotes round a name that holds spaces.',
      issuer: 'Nothing to do.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.unreadable': entry<{ ref: string; detail: string }>({
    effect: 'fail',
    title: 'the input could not be read',
    say: ({ ref, detail }) => `${ref} could not be read: ${detail}.`,
    fix: 'Check that you may open the file, then run the command again.',
    help: {
      means: 'Something stands under that name, but the computer did not hand over its content.',
      notMeans: 'That a badge is false. None was looked at.',
      checker: 'Check the permissions of the file, or copy it to your own folder first.',
      issuer: 'Nothing to do.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.not-a-file': entry<{ path: string; found: string }>({
    effect: 'fail',
    title: 'the path is not a file',
    say: ({ path, found }) => `${path} is ${found}, not a file.`,
    fix: 'Name one file. To check the output of another program, pipe it into: badge-verify -',
    help: {
      means: 'A badge is read from an ordinary file; the path leads to something else.',
      notMeans: 'That a badge is false. None was looked at.',
      checker: 'Name the badge file itself.',
      issuer: 'Nothing to do.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.too-large': entry<{ ref: string; limit: number }>({
    effect: 'fail',
    title: 'the input is too large to be a badge',
    say: ({ ref, limit }) => `${ref} is larger than ${grouped(limit)} bytes, the most that is read as one badge.`,
    fix: `Check that this is the badge and not a video, an archive or a print file. ${askForOriginal}`,
    help: {
      means: 'The file is so large that it was not read. Badges are small: a few kilobytes, or a picture.',
      notMeans: 'That the badge inside, if there is one, is false.',
      checker: 'Ask for the badge file alone.',
      issuer: 'Keep the picture of a badge well under 1 MB.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.unreachable': entry<{ url: string; what: string; why: string }>({
    effect: 'indeterminate',
    title: 'the badge could not be fetched from its address',
    say: ({ url, why }) => `The badge could not be fetched from ${url}: ${why}.`,
    fix: 'Open the address in a browser; if the badge shows there, download it and check the file. If not, ask the holder for the file.',
    help: {
      means:
        'The badge was to be read from the web, and the server gave no badge: it did not answer, wants a login, or has nothing at that address. So nothing was checked.',
      notMeans:
        'That the badge is false, or revoked. Only where a page names an address that was taken away (410) is that likely; then ask the issuer.',
      checker:
        'Check the spelling of the address, try again later, or ask the holder to share the badge or to send the file.',
      issuer:
        'Serve badges without a login, at addresses that stay. Answer 404 for what never was, and keep revoked badges readable, with their status.',
    },
    spec: ['Open Badges 3.0 §5.2'],
    since: '0.1.0',
  }),

  'input.platform-link': entry<{ platform: string; url: string }>({
    effect: 'note',
    title: 'the address is a share link of a badge platform',
    say: ({ platform, url }) =>
      `The address is a share link of ${platform}. What counts is the badge that is served at ${url}, not what the page shows.`,
    fix: 'Compare what the page shows with what stands in this report.',
    help: {
      means:
        'Badge platforms have pages for people, and serve the badge itself at another address. That one was asked, and only what it serves counts.',
      notMeans: 'That anything is wrong with the badge.',
      checker: 'Read the name and the recipient in this report, not on the page.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 2.0, Hosted Verification', 'Open Badges 3.0 §5.2'],
    since: '0.3.0',
  }),

  'input.platform-not-verifiable': entry<{ platform: string; url: string; why: string; ask: string }>({
    effect: 'indeterminate',
    title: 'behind this link is nothing that can be checked',
    say: ({ platform, url, why, ask }) => `The link ${url} (${platform}) ${why}. ${ask}.`,
    fix: 'Do as this report says; if the holder sends another link or a file, check that.',
    help: {
      means:
        'The link is of a known platform, and it does not lead to the data of one awarded badge: it is a profile, an offer, a short link or a page for people, or the platform publishes nothing that a program could check.',
      notMeans: 'That the person has no such badge, or that it is false. It was not looked at.',
      checker: 'Do as the report says. What a page shows can be read by a person, but not checked by a program.',
      issuer: 'Choose a platform that gives each badge a public address with its data, or a file to download.',
    },
    spec: ['Open Badges 3.0 §5.1', 'Open Badges 3.0 §5.2'],
    since: '0.3.0',
  }),

  'input.link-followed': entry<{ part: string; url: string }>({
    effect: 'note',
    title: 'only the address of the badge was given',
    say: ({ part, url }) =>
      `${part.charAt(0).toUpperCase()}${part.slice(1)} is only the address of a badge, ${url}. What counts is the badge that is served there, not what the picture or the file shows.`,
    fix: 'Compare the picture or the file with what stands in this report.',
    help: {
      means:
        'Early badge pictures hold the address of the badge and not the badge itself. It was fetched from there. What the picture shows was not checked.',
      notMeans: 'That anything is wrong: the first Open Badges were made like that.',
      checker: 'Read the name and the recipient in this report, not in the picture.',
      issuer: 'Put the whole badge into the picture, not only its address.',
    },
    spec: ['Open Badges 2.0, Baking'],
    since: '0.3.0',
  }),

  'input.empty-list': entry({
    effect: 'fail',
    title: 'the list of badges is empty',
    say: () => 'This is a list of badges, as one platform hands it to another, and there is no badge in it.',
    fix: 'Ask for the file again, or for the badge itself.',
    help: {
      means: 'Platforms pass badges on in lists. This list is well-formed and empty, so there is nothing to check.',
      notMeans: 'That the person has no badge.',
      checker: 'Ask the holder for the badge file.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 2.1, Badge Connect API'],
    since: '0.3.0',
  }),

  'input.hosted-elsewhere': entry<{ part: string; url: string }>({
    effect: 'indeterminate',
    title: 'there is only a link to a badge',
    say: ({ part, url }) => `${part.charAt(0).toUpperCase()}${part.slice(1)} is only a link to a badge: ${url}.`,
    fix: 'Open the link, download the badge from there and check that file.',
    help: {
      means:
        'The input says where a badge is to be found on the web and holds nothing that could be checked by itself. Early Open Badges were made like that.',
      notMeans: 'That the badge behind the link is false. It was not looked at.',
      checker: 'Fetch the badge from the link, or ask the holder for the badge file.',
      issuer: 'Put the whole signed credential into the picture, not only its address.',
    },
    spec: ['Open Badges 3.0 §5.3'],
    since: '0.1.0',
  }),

  'input.no-credential': entry<{ format: 'PNG' | 'SVG'; seen?: string | undefined }>({
    effect: 'fail',
    title: 'the picture has no badge data inside',
    say: ({ format, seen }) =>
      seen === undefined
        ? `This ${format} picture has no badge data inside: it may be a screenshot, or a copy that a website or an app saved again.`
        : `This ${format} picture has no badge data where Open Badges put it: ${seen}.`,
    fix: askForOriginal,
    help: {
      means:
        'A badge picture carries its data invisibly inside the file. This picture shows at most what a badge looks like; there is nothing in it to check. Screenshots, and pictures that went through a messenger, a social network or an image editor, have lost that data.',
      notMeans: 'That the person has no such badge. The original file may well hold it.',
      checker: 'Ask for the original download. Do not take the picture itself as evidence of anything.',
      issuer:
        'Bake the credential into an uncompressed iTXt chunk named openbadgecredential, or into the element openbadges:credential of an SVG, and make sure that no image optimiser strips it.',
    },
    spec: ['Open Badges 3.0 §5.3', 'PNG §11.3.3.4'],
    since: '0.1.0',
  }),

  'input.photo': entry<{ format: string }>({
    effect: 'fail',
    title: 'this kind of picture cannot hold a badge',
    say: ({ format }) =>
      `This is a picture in the format ${format}. Badges travel in PNG or SVG pictures only, so this is a photo, a screenshot or a converted copy.`,
    fix: askForOriginal,
    help: {
      means: 'JPEG, WebP, GIF and similar pictures have no place for badge data.',
      notMeans: 'That the person has no such badge.',
      checker: 'Ask for the original PNG, SVG, .json or .jwt file.',
      issuer: issuerOfFiles,
    },
    spec: ['Open Badges 3.0 §5.3'],
    since: '0.1.0',
  }),

  'input.web-page': entry({
    effect: 'fail',
    title: 'this is a web page',
    say: () => 'This is a web page (HTML), not a badge: the page that shows the badge was saved instead of the badge.',
    fix: 'Open the page, look for a download button, and check the PNG, SVG, .json or .jwt file that it gives; if there is none, ask the holder for the file.',
    help: {
      means: 'The file was made by saving a page of a website: the page that shows the badge, or a login.',
      notMeans: 'That the badge shown on that page is false. It was not looked at.',
      checker:
        'Use the download that the page offers, or ask the holder for the badge file. What a page shows is no evidence: anybody can draw such a page.',
      issuer: issuerOfFiles,
    },
    spec: ['Open Badges 3.0 §5.1', 'Open Badges 3.0 §5.2'],
    since: '0.1.0',
  }),

  'input.page-without-badge': entry<{ url: string }>({
    effect: 'indeterminate',
    title: 'the address shows a web page that names no badge',
    say: ({ url }) =>
      `The address ${url} shows a web page for people (HTML), and the page names no badge file that could be checked.`,
    fix: 'Open the page, look for a download button, and check the file that it gives. If there is none, ask the issuer for the badge file, or for an address that serves it.',
    help: {
      means:
        'A website sent a page where a badge was asked for: the page that shows the badge, a login, or a page that says that nothing was found. The page does not say where the badge itself is.',
      notMeans: 'That the badge shown on that page is false. It was not looked at.',
      checker:
        'Use the download that the page offers, or ask the holder or the issuer for the badge file. What a page shows is no evidence: anybody can draw such a page.',
      issuer: `${issuerOfFiles} At the address of the page, answer with the credential where the Accept header asks for it, or name it in the page: <link rel="alternate" type="application/vc" href="…">.`,
    },
    spec: ['Open Badges 3.0 §5.1', 'Open Badges 3.0 §5.2'],
    since: '0.2.0',
  }),

  'input.page-announces': entry<{ page: string; url: string }>({
    effect: 'note',
    title: 'the address is a web page that names a badge',
    say: ({ page, url }) =>
      `The address ${page} is a web page. It names ${url} as its badge; only what is there counts, not what the page shows.`,
    fix: 'Compare what the page shows with what stands in this report.',
    help: {
      means:
        'The address leads to a page for people, and the page says where the badge itself is. Only the badge counts; the page was not checked.',
      notMeans: 'That the page tells the truth: a page can show one thing and name the badge of somebody else.',
      checker: 'Read the name and the recipient in this report, not on the page.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 3.0 §5.2', 'HTML §4.6.7.1'],
    since: '0.2.0',
  }),

  'input.pdf': entry({
    effect: 'fail',
    title: 'this is a PDF',
    say: () =>
      'This is a PDF document. A PDF shows a certificate to people; it holds no Open Badge that can be checked.',
    fix: `Look in the PDF for a link to the badge, and download it there. ${askForOriginal}`,
    help: {
      means: 'PDF is not among the kinds of file that an Open Badge travels in.',
      notMeans: 'That the certificate is false. Signatures of PDF documents are another matter and were not looked at.',
      checker: 'Ask for the badge file that belongs to the certificate.',
      issuer: 'Give holders the badge file beside the PDF.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.archive': entry<{ format: string }>({
    effect: 'fail',
    title: 'this is an archive',
    say: ({ format }) => `This is a ${format}. Archives are not opened, so nothing inside it was checked.`,
    fix: 'Unpack it, and check the badge files that come out.',
    help: {
      means: 'Several files are packed into one. Each badge has to be checked as a file of its own.',
      notMeans: 'That the badges inside are false. They were not looked at.',
      checker: 'Unpack the archive first.',
      issuer: 'Offer single badge files as well as archives.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.compressed': entry({
    effect: 'fail',
    title: 'this file is compressed',
    say: () => 'This file is compressed with gzip (a picture of that kind is called SVGZ), so it was not read.',
    fix: 'Unpack it (gunzip, or open and save it as plain SVG), or ask for the plain SVG, PNG, .json or .jwt file.',
    help: {
      means: 'The badge, if there is one, is inside a compressed file. Compressed files are not opened.',
      notMeans: 'That the badge inside is false. It was not looked at.',
      checker: 'Unpack the file, or ask the holder for the plain one.',
      issuer: 'Bake badges into plain SVG, not SVGZ.',
    },
    spec: ['Open Badges 3.0 §5.3.2'],
    since: '0.1.0',
  }),

  'input.office-document': entry<{ format: string }>({
    effect: 'fail',
    title: 'this is an office document',
    say: ({ format }) =>
      `This is ${format}. A picture or a text in a document is a copy, and no badge can be checked from it.`,
    fix: askForOriginal,
    help: {
      means: 'Word processors, spreadsheets and slides drop the badge data of the pictures that are put into them.',
      notMeans: 'That the person has no such badge.',
      checker: 'Ask for the badge file itself, not for a document that shows it.',
      issuer: issuerOfFiles,
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.empty': entry<{ bytes: number }>({
    effect: 'fail',
    title: 'the file is empty',
    say: ({ bytes }) =>
      bytes === 0
        ? 'The file is empty: it has 0 bytes.'
        : `The file is blank: it has ${grouped(bytes)} bytes, all of them blanks.`,
    fix: 'Download or copy the file again; the transfer was probably cut off.',
    help: {
      means: 'There is nothing in the file.',
      notMeans: 'That a badge is false. None was looked at.',
      checker: 'Ask for the file again.',
      issuer: 'Check that the download of the badge works without a login.',
    },
    spec: ['Open Badges 3.0 §5.1'],
    since: '0.1.0',
  }),

  'input.unrecognised': entry<{ found: string }>({
    effect: 'fail',
    title: 'this is no kind of file that holds a badge',
    say: ({ found }) =>
      `This is not a badge file: it holds ${found}, where a PNG or SVG picture, JSON or a signed token was expected.`,
    fix: askForOriginal,
    help: {
      means: 'The content of the file is of none of the kinds that a badge travels in, whatever its name ends with.',
      notMeans: 'That the person has no such badge.',
      checker: 'Ask for the badge file that the issuer or the badge platform offers.',
      issuer: issuerOfFiles,
    },
    spec: ['Open Badges 3.0 §5'],
    since: '0.1.0',
  }),
} as const;
