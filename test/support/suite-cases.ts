/** The tests that every Data Integrity suite must pass. */
import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { judge } from './judge.js';
import { badge, contextOb3, contextV2, encodeBase58, newKey, signDocument, type TestKeyType } from './sign.js';

interface SuiteUnderTest {
  readonly suite: string;
  readonly keyType: TestKeyType;
  readonly otherKeyType: TestKeyType;
  readonly signatureBytes: number;
  readonly contexts?: readonly string[];
}

const proofOf = (signed: JsonObject): JsonObject => signed['proof'] as JsonObject;

const withProof = (signed: JsonObject, changes: JsonObject): JsonObject => ({
  ...signed,
  proof: { ...proofOf(signed), ...changes },
});

/** Another digit at one place of the text, so that the length stays the same. */
const otherDigit = (text: string, at: number): string =>
  text.slice(0, at) + (text.charAt(at) === 'b' ? 'c' : 'b') + text.slice(at + 1);

export const describeSuite = ({
  suite,
  keyType,
  otherKeyType,
  signatureBytes,
  contexts = [],
}: SuiteUnderTest): void => {
  const key = newKey(keyType);
  const document = badge(key.did, { '@context': [contextV2, contextOb3, ...contexts] });
  const signed = signDocument(document, { suite, key });

  const judgeSigned = async (options: Readonly<Record<string, string | undefined>>, context = {}) =>
    judge(await signDocument(document, { suite, key, options }), key, context);

  describe(`${suite} with ${keyType}`, () => {
    it('accepts what was signed, and says nothing more', async () => {
      expect(await judge(await signed, key)).toMatchObject({ holds: true, codes: [] });
    });

    it('accepts the members in another order', async () => {
      const reordered = Object.fromEntries(Object.entries(await signed).reverse());
      expect(await judge(reordered, key)).toMatchObject({ holds: true, codes: [] });
    });

    test.each([
      ['a changed claim', { name: 'Second aid' }],
      ['a changed date', { validFrom: '2023-01-01T00:00:00Z' }],
      ['an added claim', { description: 'With honours' }],
      ['another issuer', { issuer: 'did:example:other' }],
    ])('refuses %s', async (_, changes) => {
      const judged = await judge({ ...(await signed), ...changes }, key);
      expect(judged).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
    });

    it('refuses a claim that was taken out', async () => {
      const { name: _, ...rest } = await signed;
      expect(await judge(rest, key)).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
    });

    it('refuses a signature with one digit changed, wherever it stands', async () => {
      const value = proofOf(await signed)['proofValue'] as string;
      for (const at of [10, Math.floor(value.length / 2), value.length - 1]) {
        const judged = await judge(withProof(await signed, { proofValue: otherDigit(value, at) }), key);
        expect(judged).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
      }
    });

    it('refuses a changed option of the proof', async () => {
      const judged = await judge(withProof(await signed, { created: '2024-01-02T00:00:00Z' }), key);
      expect(judged).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
    });

    it('refuses another key of the same type', async () => {
      const judged = await judge(await signed, newKey(keyType));
      expect(judged).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
    });

    it('refuses a key of a type that the suite is not for', async () => {
      const judged = await judge(await signed, newKey(otherKeyType));
      expect(judged).toMatchObject({ holds: undefined, codes: ['proof.algorithm-not-allowed'] });
    });

    it('decides nothing without a key', async () => {
      expect(await judge(await signed, undefined)).toMatchObject({ holds: undefined, codes: [] });
    });

    it('refuses another purpose, and none, however well they are signed', async () => {
      for (const proofPurpose of ['authentication', undefined])
        expect(await judgeSigned({ proofPurpose })).toMatchObject({ holds: true, codes: ['proof.wrong-purpose'] });
    });

    it('refuses a proof from the future, but for the tolerance of the clock', async () => {
      const options = { created: '2025-01-01T00:05:00Z' };
      expect(await judgeSigned(options)).toMatchObject({ holds: true, codes: ['proof.not-yet'] });
      expect(await judgeSigned(options, { clockSkew: 300_000 })).toMatchObject({ holds: true, codes: [] });
      expect(await judgeSigned(options, { clockSkew: 299_999 })).toMatchObject({ codes: ['proof.not-yet'] });
    });

    it('refuses a proof that has expired, without any tolerance', async () => {
      const judgeUntil = (expires: string) => judgeSigned({ expires }, { clockSkew: 300_000 });
      expect(await judgeUntil('2025-01-01T00:00:01Z')).toMatchObject({ holds: true, codes: [] });
      expect(await judgeUntil('2025-01-01T00:00:00Z')).toMatchObject({ holds: true, codes: ['proof.expired'] });
      expect(await judgeUntil('2024-06-01T00:00:00Z')).toMatchObject({ holds: true, codes: ['proof.expired'] });
    });

    it('refuses dates that are none', async () => {
      expect(await judgeSigned({ created: 'Jan 1 2024' })).toMatchObject({ codes: ['proof.malformed'] });
      expect(await judgeSigned({ expires: '2099-02-30T00:00:00Z' })).toMatchObject({ codes: ['proof.malformed'] });
    });

    test.each([
      ['missing', undefined],
      ['a number', 5],
      ['a list', [`z${encodeBase58(Buffer.alloc(signatureBytes, 1))}`]],
      ['empty', ''],
      ['only the prefix', 'z'],
      ['in base64url', `u${Buffer.alloc(signatureBytes, 1).toString('base64url')}`],
      ['in another alphabet', `z${'0'.repeat(88)}`],
      ['a byte short', `z${encodeBase58(Buffer.alloc(signatureBytes - 1, 1))}`],
      ['a byte long', `z${encodeBase58(Buffer.alloc(signatureBytes + 1, 1))}`],
      ['with a leading zero byte too many', `z1${encodeBase58(Buffer.alloc(signatureBytes, 1))}`],
      ['very long', `z${'2'.repeat(100_000)}`],
    ])('refuses a proofValue that is %s, with a key and without', async (_, proofValue) => {
      const { proofValue: __, ...rest } = proofOf(await signed);
      const changed = { ...(await signed), proof: proofValue === undefined ? rest : { ...rest, proofValue } };
      for (const at of [key, undefined])
        expect(await judge(changed, at)).toMatchObject({ holds: undefined, codes: ['proof.malformed'] });
    });

    it('shows canonical forms and hashes when they are wanted', async () => {
      const { trace } = await judge(await signed, key, { trace: true });
      expect(trace.map(({ label }) => label.replace(/^sha\d+ /, ''))).toEqual([
        'canonical document',
        'canonical proof options',
        'of the document',
        'of the proof options',
      ]);
    });
  });
};
