import { describe, expect, test } from 'vitest';
import { wantsAscii, wantsColor } from '../../src/cli/color.js';
import type { Output } from '../../src/cli/io.js';

const stream = (isTTY: boolean): Output => ({ write: () => true, isTTY });

describe('wantsColor', () => {
  test.each([
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { TERM: 'dumb' }, true, false],
    ['auto', { NO_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '' }, true, true],
    ['auto', { FORCE_COLOR: '1' }, false, true],
    ['auto', { FORCE_COLOR: '' }, false, false],
    ['auto', { FORCE_COLOR: '0' }, true, false],
    ['auto', { FORCE_COLOR: 'false' }, true, false],
    ['auto', { FORCE_COLOR: '1', NO_COLOR: '1', TERM: 'dumb' }, false, true],
    ['auto', { GITHUB_ACTIONS: 'true', FORCE_COLOR: '1' }, true, false],
    ['always', { GITHUB_ACTIONS: 'true', NO_COLOR: '1', FORCE_COLOR: '0' }, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
  ] as const)('%s with %j at a terminal: %s, gives %s', (mode, env, isTTY, wanted) => {
    expect(wantsColor(mode, env, stream(isTTY))).toBe(wanted);
  });
});

describe('wantsAscii', () => {
  test.each([
    [true, {}, false, true],
    [false, {}, true, false],
    [false, { LANG: 'en_GB.UTF-8' }, true, false],
    [false, { LANG: 'de_DE.utf8' }, true, false],
    [false, { LANG: 'C' }, true, true],
    [false, { LANG: 'C' }, false, false],
    [false, { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.ISO-8859-1' }, true, true],
    [false, { LC_ALL: '', LANG: 'C.UTF-8' }, true, false],
  ] as const)('asked %s with %j at a terminal: %s, gives %s', (asked, env, isTTY, wanted) => {
    expect(wantsAscii(asked, env, stream(isTTY))).toBe(wanted);
  });
});
