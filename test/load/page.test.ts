import { describe, expect, test } from 'vitest';
import { announcedIn } from '../../src/load/page.js';

const at = 'https://badges.example.edu/share/4711?lang=en#top';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const urls = (html: string, address = at): readonly string[] =>
  announcedIn(bytes(html), address).map(({ url, certain }) => `${certain ? 'certain ' : ''}${url}`);
const link = (href: string, type = 'application/vc', rel = 'alternate'): string =>
  `<link rel="${rel}" type="${type}" href="${href}">`;
const image = (content: string): string => `<meta property="og:image" content="${content}">`;
const one = 'https://badges.example.edu/1';

describe('a page announces', () => {
  test.each<[string, string, readonly string[]]>([
    ['a credential by a link', link(one), [`certain ${one}`]],
    ['a token by a link', link(one, 'application/vc+jwt'), [`certain ${one}`]],
    ['linked data, which may be something else', link(one, 'application/ld+json'), [one]],
    ['JSON, where there is nothing better', link(one, 'application/json'), [one]],
    ['a picture', image(one), [one]],
    ['a picture by an attribute that others use', `<meta name="og:image" content="${one}">`, [one]],
    ['an address beside the page', link('../1'), [`certain ${one}`]],
    ['an address below its base', `<base href="/x/">${link('y')}`, ['certain https://badges.example.edu/x/y']],
    [
      'an address below the first of two bases',
      `<base href="/x/"><base href="/z/">${link('y')}`,
      ['certain https://badges.example.edu/x/y'],
    ],
    [
      'an address below the page, where its base is no address',
      `<base href="javascript:0">${link('/1')}`,
      [`certain ${one}`],
    ],
    ['an address on another host', link('//other.example/1'), ['certain https://other.example/1']],
    ['an address without https, which is for the guard', link('http://127.0.0.1/1'), ['certain http://127.0.0.1/1']],
    ['an address with entities', link('/1?a=1&amp;b=&#50;'), [`certain ${one}?a=1&b=2`]],
    ['an address with blanks round it', link(` ${one}\n`), [`certain ${one}`]],
    ['an address without its fragment', link(`${one}#x`), [`certain ${one}`]],
    ['a type in capitals and with parameters', link(one, 'Application/VC; charset=utf-8'), [`certain ${one}`]],
    ['a link of several kinds', link(one, 'application/vc', 'nofollow ALTERNATE'), [`certain ${one}`]],
    ['a link in the wrong place', `<body><table><tr><td>${link(one)}</table>`, [`certain ${one}`]],
    ['a link in capitals without quotes', `<LINK REL=alternate TYPE=application/vc HREF=${one}>`, [`certain ${one}`]],
    ['a link behind an unclosed tag', `<div class="x><p>"${'<div>'.repeat(50)}${link(one)}`, [`certain ${one}`]],
    ['a link that ends with the page', link(one).slice(0, -1), []],
  ])('%s', (_, html, expected) => expect(urls(`<!doctype html><html><head>${html}`)).toEqual(expected));

  test('first what only credentials are, whatever stands first', () => {
    const page = image('/4') + link('/3', 'application/json') + link('/2', 'application/ld+json') + link('/1');
    expect(urls(page)).toEqual([`certain ${one}`, 'https://badges.example.edu/2', 'https://badges.example.edu/3']);
  });

  test('an address once, by the best that is said of it', () => {
    expect(urls(image(one) + link(one) + link(`${one}#a`, 'application/json'))).toEqual([`certain ${one}`]);
  });
});

describe('a page announces nothing', () => {
  test.each<[string, string]>([
    ['when it is empty', ''],
    ['by a link of another kind', link(one, 'application/vc', 'stylesheet')],
    ['by oEmbed', link(one, 'application/json+oembed')],
    ['by a feed', link(one, 'application/rss+xml')],
    ['by a link without a type', `<link rel="alternate" href="${one}">`],
    ['by a link without an address', '<link rel="alternate" type="application/vc">'],
    ['by an empty address', link('')],
    ['by the address of the page itself', link(at) + link('#x') + link('?lang=en')],
    ['by a script', link('javascript:alert(1)')],
    ['by data', link('data:application/vc,{}') + image('data:image/png;base64,iVBORw0KGgo=')],
    ['by a file of this computer', link('file:///etc/passwd')],
    ['by other schemes', link('ftp://a.example/1') + link('blob:https://a.example/1') + link('urn:x:1')],
    ['by what is no URL', link('https://[') + link('https://')],
    ['by a link in a comment', `<!-- ${link(one)} -->`],
    ['by a link in a script', `<script>"${link(one)}"</script>`],
    ['by a link in a title', `<title>${link(one)}</title>`],
    ['by a link in a text area', `<textarea>${link(one)}</textarea>`],
    ['by a link in an attribute', `<a title='${link(one)}'>`],
    ['by an address that is too long', link(`/${'a'.repeat(5000)}`)],
    ['by an address that grows too long', link(`/${'ü'.repeat(1000)}`)],
    ['by a prototype', '<link __proto__="x" constructor="y"><meta property="__proto__" content="/1">'],
  ])('%s', (_, html) => expect(urls(`<html>${html}`)).toEqual([]));
});

describe('a page that wants to keep the program busy', () => {
  const mega = 1 << 20;
  const fill = (text: string): string => text.repeat(Math.ceil(mega / text.length));
  test.each<[string, string]>([
    ['thousands of links', fill(link('/x'))],
    ['tags in tags', fill('<b>')],
    ['tables in tables', fill('<table><tr><td>')],
    ['tags that close nothing', `${'<b>'.repeat(5000)}${fill('</q>')}`],
    ['a huge attribute', `<link rel="alternate" href="${'a'.repeat(mega)}`],
    ['a huge kind', `<link rel="${' '.repeat(mega / 2)}" type="${'a;'.repeat(mega / 4)}" href="x">`],
    ['many attributes', `<link ${fill('a b=c ')}`],
    ['many entities', `<link href="${fill('&amp;&#x41;&notit;')}">`],
    ['angle brackets', fill('<')],
    ['beginnings of comments', fill('<!--')],
    ['many bases', fill('<base href="/a">')],
    ['paths that climb', `<base href="${'../'.repeat(1000)}">${fill(link('../'.repeat(1000)))}`],
    ['bytes that are no text', '\ud800'.repeat(mega / 3)],
  ])('with %s is done soon', (_, page) => {
    const begun = performance.now();
    expect(announcedIn(bytes(page), at).length).toBeLessThanOrEqual(3);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test('is not read behind its first megabyte', () => {
    expect(urls(' '.repeat(mega - 10) + link(one))).toEqual([]);
    expect(urls(' '.repeat(mega - 1000) + link(one))).toEqual([`certain ${one}`]);
  });

  test('is not read behind ten thousand tags', () => {
    expect(urls('<p>'.repeat(10_000) + link(one))).toEqual([]);
    expect(urls('<p>'.repeat(9000) + link(one))).toEqual([`certain ${one}`]);
  });
});
