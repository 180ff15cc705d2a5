import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { finding, sentenceOf } from '../../src/model/finding.js';
import { redactText, redactUrl } from '../../src/model/redact.js';

describe('an address', () => {
  test.each<[string, string, string]>([
    [
      'the e-mail address of a recipient, as Badgr writes it',
      'https://badgr.com/public/assertions/1?identity__email=alice%40example.org&v=2_0',
      'https://badgr.com/public/assertions/1?identity__email=[redacted]&v=2_0',
    ],
    [
      'an address of a recipient',
      'https://x.example/1?identity__url=https://a.example',
      'https://x.example/1?identity__url=[redacted]',
    ],
    [
      'a telephone number',
      'https://x.example/1?identity__telephone=%2B4930',
      'https://x.example/1?identity__telephone=[redacted]',
    ],
    ['a name in capitals', 'https://x.example/1?EMAIL=alice', 'https://x.example/1?EMAIL=[redacted]'],
    ['an encoded name', 'https://x.example/1?%65mail=alice', 'https://x.example/1?%65mail=[redacted]'],
    ['an e-mail address under any name', 'https://x.example/1?u=alice@example.org', 'https://x.example/1?u=[redacted]'],
    ['one that is encoded twice', 'https://x.example/1?u=alice%2540example.org', 'https://x.example/1?u=[redacted]'],
    ['one beside a broken escape', 'https://x.example/1?u=%zz+alice%40example.org', 'https://x.example/1?u=[redacted]'],
    ['one without a name', 'https://x.example/1?alice@example.org', 'https://x.example/1?[redacted]'],
    ['one in the path', 'https://x.example/alice@example.org/1', 'https://x.example/[redacted]/1'],
    ['one as the name of a file', 'https://x.example/alice%40example.org.json', 'https://x.example/[redacted]'],
    [
      'one with letters of another script',
      'https://x.example/1?u=a@bücher.example',
      'https://x.example/1?u=[redacted]',
    ],
    ['one in the fragment', 'https://x.example/1#alice@example.org', 'https://x.example/1#[redacted]'],
    ['a user name and a password', 'https://alice:pw@x.example/1', 'https://[redacted]@x.example/1'],
    ['a password with an at sign', 'https://a:p@w@x.example/1', 'https://[redacted]@x.example/1'],
    [
      'a user name in an address that is spelt badly',
      'https:\\\\a:pw@x.example\\1',
      'https:\\\\[redacted]@x.example\\1',
    ],
    [
      'the keys of LearnCard',
      'https://learncard.app/share-boost?uri=lc:network:1&seed=abc&pin=123456',
      'https://learncard.app/share-boost?uri=[redacted]&seed=[redacted]&pin=[redacted]',
    ],
    ['a token', 'https://x.example/1?a=1&access_token=abc&b=2', 'https://x.example/1?a=1&access_token=[redacted]&b=2'],
    [
      'a token in the fragment',
      'https://x.example/1#access_token=abc&b=2',
      'https://x.example/1#access_token=[redacted]&b=2',
    ],
    [
      'what opens a store of files',
      'https://s.example/1?X-Amz-Credential=A&X-Amz-Signature=B&X-Amz-Security-Token=C&X-Amz-Expires=9',
      'https://s.example/1?X-Amz-Credential=[redacted]&X-Amz-Signature=[redacted]&X-Amz-Security-Token=[redacted]&X-Amz-Expires=9',
    ],
    [
      'an address inside it that carries a token',
      'https://verifierplus.org/#verify?vc=https%3A%2F%2Fx.example%2F1%3Ftoken%3Dabc',
      'https://verifierplus.org/#verify?vc=[redacted]',
    ],
    [
      'an address inside one inside it',
      `https://x.example/?to=${encodeURIComponent(`https://y.example/?to=${encodeURIComponent('https://a:b@z.example/')}`)}`,
      'https://x.example/?to=[redacted]',
    ],
    ['parameters in one that is none', 'x.example/1?email=alice', 'x.example/1?email=[redacted]'],
  ])('is shown without %s', (_, given, shown) => {
    expect(redactUrl(given)).toBe(shown);
    expect(redactUrl(shown)).toBe(shown);
  });

  test.each([
    'https://www.credly.com/badges/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/public_url?source=linked_in_profile',
    'https://moodle.example.org/badges/badge.php?hash=8d6d839383cd6e03624b98b70ce4f475f43c2d04',
    'https://verifierplus.org/#verify?vc=https%3A%2F%2Fx.example%2Fcredentials%2F1',
    'https://x.example/npm/context@v1.json',
    'https://x.example/pkg@1.2.3/file.json',
    'https://x.example/@alice/1',
    'https://x.example/1?email=',
    'https://x.example/1?monkey=1&emailed=2&uri=3',
    'https://x.example/?a=%zz&b=+&&c',
    'HTTPS://X.EXAMPLE:443/a/../b?#',
    'https://x.example/%E2%9C%93?q=%E2%9C%93#%E2%9C%93',
    '',
    'not an address',
  ])('comes back to the byte if it carries nothing of the kind: %s', (text) => {
    expect(redactUrl(text)).toBe(text);
  });

  test.each([
    ['at signs', `https://x.example/1?u=${'a@'.repeat(50_000)}`],
    ['labels', `https://x.example/1?u=a@${'a.'.repeat(50_000)}`],
    ['parameters', `https://x.example/1?${'a=b&'.repeat(25_000)}`],
    ['escapes', `https://x.example/1?u=${'%2525'.repeat(20_000)}`],
    ['addresses inside each other', `https://x.example/?u=${'https://x.example/?u='.repeat(5000)}`],
    ['slashes', `https://x.example/${'/'.repeat(100_000)}`],
  ])('is looked at in little time, however many %s it has', (_, text) => {
    const start = performance.now();
    redactUrl(text);
    redactText(`see ${text}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a text', () => {
  test('is shown without what its addresses carry', () => {
    expect(redactText('see "https://x.example/1?token=abc", and (HTTP://y.example?seed=1) alice@example.org')).toBe(
      'see "https://x.example/1?token=[redacted]", and (HTTP://y.example?seed=[redacted] alice@example.org',
    );
  });

  test('without an address stays as it is', () => {
    expect(redactText('token=abc')).toBe('token=abc');
  });
});

test('a finding never holds what the address in it carries', () => {
  const url = 'https://x.example/1?identity__email=alice@example.org';
  const found = finding('net.blocked', { url, what: 'the badge', why: `it leads on to ${url}` });
  expect(JSON.stringify(found)).not.toContain('alice');
  expect(sentenceOf(found)).toContain('identity__email=[redacted]');
  const listed = finding('hosted.differs-from-input', { url, differences: [`id: ${url}`, 'name: x'] });
  expect(listed.args.differences).toEqual(['id: https://x.example/1?identity__email=[redacted]', 'name: x']);
});
