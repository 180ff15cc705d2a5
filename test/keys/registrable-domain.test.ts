import { expect, test } from 'vitest';
import { registrableDomain } from '../../src/keys/registrable-domain.js';

test.each([
  ['example.edu', 'example.edu'],
  ['badges.example.edu', 'example.edu'],
  ['badges.example.edu:8443', 'example.edu'],
  ['harvard.edu.badges.example', 'badges.example'],
  ['www.ox.ac.uk', 'ox.ac.uk'],
  ['university.github.io', 'university.github.io'],
  ['xn--hrvard-bua.example', 'xn--hrvard-bua.example'],
  ['localhost:3000', undefined],
  ['192.0.2.1', undefined],
  ['[2001:db8::1]:443', undefined],
])('%s belongs to %s', (host, domain) => {
  expect(registrableDomain(host)).toBe(domain);
});
