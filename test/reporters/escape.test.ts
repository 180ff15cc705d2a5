import { describe, expect, test } from 'vitest';
import { escapeQuoted, escapeTerminal, guardLines, toAscii } from '../../src/reporters/escape.js';

describe('escapeTerminal', () => {
  test.each([
    ['escape sequences', '\x1b[32mPASS', '\\u{1b}[32mPASS'],
    ['OSC 8 links', '\x1b]8;;https://e.example\x07x', '\\u{1b}]8;;https://e.example\\u{7}x'],
    ['C1 controls', 'a\u009b31mb', 'a\\u{9b}31mb'],
    ['carriage returns', 'a\rb', 'a\\u{d}b'],
    ['line feeds', 'a\nb', 'a\\u{a}b'],
    ['tabs', 'a\tb', 'a\\u{9}b'],
    ['DEL', 'a\x7f', 'a\\u{7f}'],
    ['bidi overrides', 'a\u202eb\u2066', 'a\\u{202e}b\\u{2066}'],
    ['bidi marks', '\u200e\u200f\u061c', '\\u{200e}\\u{200f}\\u{61c}'],
    ['zero-width characters', 'a\u200b\u200c\u200d\ufeffb', 'a\\u{200b}\\u{200c}\\u{200d}\\u{feff}b'],
    ['Hangul fillers', '\u3164\u115f', '\\u{3164}\\u{115f}'],
    ['line and paragraph separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['lone surrogates', 'a\ud800b\udc00', 'a\\u{d800}b\\u{dc00}'],
    ['tag characters', '\u{e0041}', '\\u{e0041}'],
    ['private use', '\ue000', '\\u{e000}'],
    ['blank symbols', 'a\u2800b\ufffc', 'a\\u{2800}b\\u{fffc}'],
    ['marks like ours', '✔✖✓✗✘☑✅❌', '\\u{2714}\\u{2716}\\u{2713}\\u{2717}\\u{2718}\\u{2611}\\u{2705}\\u{274c}'],
    ['blanks of other kinds as plain ones', 'a\u00a0b\u3000c', 'a b c'],
    ['noncharacters', '\uffff', '\\u{ffff}'],
  ])('makes %s visible', (_, text, shown) => {
    expect(escapeTerminal(text)).toBe(shown);
  });

  test.each(['Müller & Söhne', '日本語 テスト', 'العربية', '🏆️ Champion', 'a"b\\c', 'x'.repeat(200)])(
    'leaves %s as it is',
    (text) => {
      expect(escapeTerminal(text)).toBe(text);
    },
  );

  test('cuts at the limit without tearing a surrogate pair', () => {
    expect(escapeTerminal('😀'.repeat(300), 10)).toBe(`${'😀'.repeat(9)}…`);
  });

  test('does not let escapes outgrow the limit by more than twice', () => {
    expect([...escapeTerminal('\u202e'.repeat(10_000))].length).toBeLessThanOrEqual(400);
  });

  test('shows the marks that pile up on one letter beyond what any script needs', () => {
    expect(escapeTerminal(`a${'\u0301'.repeat(6)}`)).toBe(`a${'\u0301'.repeat(4)}\\u{301}\\u{301}`);
  });
});

describe('escapeQuoted', () => {
  test.each(['"', '\u201c', '\u201d', '\u201e', '\u2033', '\uff02'])('does not let %s end the quotation', (mark) => {
    expect(escapeQuoted(`Evil${mark}, trusted issuer ${mark}X`)).toBe("Evil', trusted issuer 'X");
  });

  test('does not let runs of blanks push text into a column of its own', () => {
    expect(escapeQuoted(`a${' '.repeat(60)}PASS\u00a0\u00a0b`)).toBe('a PASS b');
  });
});

describe('guardLines', () => {
  test.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['   ::add-mask::x', '   \\u{3a}:add-mask::x'],
    ['a\n\t::set-output name=x::y', 'a\n\t\\u{3a}:set-output name=x::y'],
    ['\x1b[2m::error::x\x1b[22m', '\x1b[2m\\u{3a}:error::x\x1b[22m'],
    ['a ##[error]b', 'a #\\u{23}[error]b'],
    ['a ##vso[task.setvariable]b', 'a #\\u{23}vso[task.setvariable]b'],
  ])('takes the meaning out of %j', (line, shown) => {
    expect(guardLines(line)).toBe(shown);
  });

  test.each(['a::b', 'issuer did:web::x', '# heading', '## [x]'])('leaves %j as it is', (line) => {
    expect(guardLines(line)).toBe(line);
  });
});

test('toAscii leaves nothing but ASCII and keeps the layout readable', () => {
  expect(toAscii('a · b – c… §4 Müller 日')).toBe('a - b - c... section 4 M\\u{fc}ller \\u{65e5}');
});
