import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/cli/nearest.js';

const words = ['verify', 'inspect', 'explain', 'schema', 'proof.signature-mismatch', 'net.offline'];

describe('nearest', () => {
  test.each([
    ['explian', ['explain']],
    ['VERFIY', ['verify']],
    ['net.ofline', ['net.offline']],
    ['signature-mismatch', ['proof.signature-mismatch']],
    ['banana', []],
    ['', []],
  ])('for %s gives %j', (word, found) => {
    expect(nearest(word, words)).toEqual(found);
  });

  test('gives several, the nearest first', () => {
    expect(nearest('fail', ['mail', 'fail-on', 'fial', 'fall'], 3)).toEqual(['mail', 'fail-on', 'fial']);
  });

  test('is not slowed down by a long word', () => {
    expect(nearest('x'.repeat(1_000_000), words)).toEqual([]);
  });
});
