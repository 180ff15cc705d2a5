import { describe, expect, test } from 'vitest';
import { hostOf, isPrivateAddress, isPrivateHost, isPrivateName } from '../../src/net/address.js';

describe('addresses', () => {
  test.each([
    ['0.0.0.0', '0.255.255.255'],
    ['10.0.0.0', '10.255.255.255'],
    ['100.64.0.0', '100.127.255.255'],
    ['127.0.0.0', '127.255.255.255'],
    ['169.254.0.0', '169.254.255.255'],
    ['172.16.0.0', '172.31.255.255'],
    ['192.0.0.0', '192.0.0.255'],
    ['192.0.2.0', '192.0.2.255'],
    ['192.88.99.0', '192.88.99.255'],
    ['192.168.0.0', '192.168.255.255'],
    ['198.18.0.0', '198.19.255.255'],
    ['198.51.100.0', '198.51.100.255'],
    ['203.0.113.0', '203.0.113.255'],
    ['224.0.0.0', '239.255.255.255'],
    ['240.0.0.0', '255.255.255.255'],
    ['::', '::1'],
    ['::7f00:1', '::127.0.0.1'],
    ['::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ['::ffff:7f00:1', '0:0:0:0:0:ffff:0a00:0001'],
    ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8'],
    ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
    ['100::', '100::ffff'],
    ['2001::', '2001::4136:e378:8000:63bf:3fff:fdd2'],
    ['2001:10::', '2001:1f:ffff::'],
    ['2001:20::', '2001:2f:ffff::'],
    ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['2002::', '2002:7f00:1::'],
    ['3fff::', '3fff:fff::'],
    ['5f00::', '5f00:ffff::1'],
    ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['FE80::1', 'FD00::ABCD'],
  ])('%s to %s are private', (first, last) => {
    expect([isPrivateAddress(first), isPrivateAddress(last)]).toEqual([true, true]);
  });

  test.each([
    ['1.0.0.0', '9.255.255.255'],
    ['11.0.0.0', '100.63.255.255'],
    ['100.128.0.0', '126.255.255.255'],
    ['128.0.0.0', '169.253.255.255'],
    ['169.255.0.0', '172.15.255.255'],
    ['172.32.0.0', '191.255.255.255'],
    ['192.0.1.0', '192.0.3.0'],
    ['192.88.98.255', '192.88.100.0'],
    ['192.167.255.255', '192.169.0.0'],
    ['198.17.255.255', '198.20.0.0'],
    ['198.51.99.255', '198.51.101.0'],
    ['203.0.112.255', '203.0.114.0'],
    ['223.255.255.255', '8.8.8.8'],
    ['2001:200::', '2001:db7:ffff::'],
    ['2001:db9::', '2001:4860:4860::8888'],
    ['2003::', '2606:4700::1111'],
    ['2a00:1450:4001:81b::200e', '3ffe::'],
  ])('%s and %s, just outside, are public', (one, other) => {
    expect([isPrivateAddress(one), isPrivateAddress(other)]).toEqual([false, false]);
  });

  test.each([
    'fe80::1%eth0',
    '2606:4700::1111%1',
    '',
    'x',
    '127.1',
    '0177.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    ':::',
    '8.8.8.8 ',
  ])('what is no public address, %j, counts as private', (text) => {
    expect(isPrivateAddress(text)).toBe(true);
  });
});

describe('names', () => {
  test.each([
    'localhost',
    'a.localhost',
    'localhost.localdomain',
    'printer.local',
    'metadata.google.internal',
    'router.home.arpa',
    'home.arpa',
    'intranet',
    'wiki.corp',
    'router.lan',
    'printer.home',
    'people.intranet',
    'vault.private',
    '',
    'a..org',
    '.org',
    'example.org.',
  ])('%j is a private name', (name) => {
    expect(isPrivateName(name)).toBe(true);
  });

  test.each([
    'example.org',
    'localhost.example.org',
    'mylocal.org',
    'notlocalhost.com',
    'corp.example.org',
    'badges.notcorp',
    'xn--bcher-kva.example',
  ])('%s is not', (name) => {
    expect(isPrivateName(name)).toBe(false);
  });
});

describe('hosts of addresses', () => {
  test.each([
    ['https://EXAMPLE.org./x', 'example.org', false],
    ['https://127.1/', '127.0.0.1', true],
    ['https://2130706433/', '127.0.0.1', true],
    ['https://0x7f.0.0.1/', '127.0.0.1', true],
    ['https://0177.0.0.1/', '127.0.0.1', true],
    ['https://①②⑦.⓪.⓪.①/', '127.0.0.1', true],
    ['https://127。0。0。1/', '127.0.0.1', true],
    ['https://127.0.0.1./', '127.0.0.1', true],
    ['https://LOCALHOST./', 'localhost', true],
    ['https://[::1]/', '::1', true],
    ['https://[::ffff:127.0.0.1]/', '::ffff:7f00:1', true],
    ['https://[2606:4700::1111]/', '2606:4700::1111', false],
    ['https://8.8.8.8/', '8.8.8.8', false],
    ['https://example.org../', 'example.org.', true],
  ])('%s is %s', (url, host, hidden) => {
    expect(hostOf(new URL(url))).toBe(host);
    expect(isPrivateHost(host)).toBe(hidden);
  });
});
