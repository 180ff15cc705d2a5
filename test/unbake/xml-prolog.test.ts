import { expect, test } from 'vitest';
import { readProlog } from '../../src/unbake/xml-prolog.js';

test.each([
  ['<svg>', { root: 'svg' }],
  [' \n<a:svg x="1"/>', { root: 'a:svg' }],
  ['<?xml version="1.0" encoding="UTF-8"?><svg/>', { encoding: 'UTF-8', root: 'svg' }],
  ["<?xml version='1.0' encoding = 'latin1' ?><svg/>", { encoding: 'latin1', root: 'svg' }],
  ['<?xml-stylesheet encoding="x"?><svg/>', { encoding: 'x', root: 'svg' }],
  ['<!-- <!DOCTYPE a [ --><?pi <!DOCTYPE b [ ?><svg/>', { root: 'svg' }],
  ['<!DOCTYPE svg><svg/>', { doctype: { name: 'svg', internalSubset: false, length: 14 }, root: 'svg' }],
  ['<!doctype html><html>', { doctype: { name: 'html', internalSubset: false, length: 15 }, root: 'html' }],
  [
    '<!DOCTYPE svg PUBLIC "[>" \'">[\'><svg/>',
    { doctype: { name: 'svg', internalSubset: false, length: 32 }, root: 'svg' },
  ],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', { doctype: { name: 'svg', internalSubset: true, length: 15 } }],
  ['<!DOCTYPE svg SYSTEM "x"\n[', { doctype: { name: 'svg', internalSubset: true, length: 26 } }],
  ['<!DOCTYPE[', { doctype: { name: '', internalSubset: true, length: 10 } }],
  ['<!-- <!DOCTYPE x [', {}],
  ['<!DOCTYPE svg', { doctype: { name: 'svg', internalSubset: false, length: 14 } }],
  ['text', {}],
  ['< svg', {}],
  ['', {}],
])('readProlog(%j)', (text, expected) => {
  expect(readProlog(text)).toEqual(expected);
});

test('reads at most one DOCTYPE', () => {
  expect(readProlog('<!DOCTYPE a><!DOCTYPE b [<!ENTITY c "d">]><svg/>')).toEqual({
    doctype: { name: 'a', internalSubset: false, length: 12 },
    root: '!DOCTYPE',
  });
});

test.each([
  ['comments', '<!-- a -->'],
  ['unfinished comments', '<!--'],
  ['instructions', '<?a b?>'],
  ['declarations', `<?xml ${' '.repeat(300)}encoding${' '.repeat(99)}?>`],
  ['angle brackets', '<'],
])('answers within two seconds for megabytes of %s', (_, piece) => {
  const start = performance.now();
  readProlog(piece.repeat(Math.floor((5 << 20) / piece.length)));
  expect(performance.now() - start).toBeLessThan(2000);
});
