/** Was an RSA modulus made by the chip library whose keys can be factored? (CVE-2017-15361, "The Return of Coppersmith's Attack") */

const primes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
  127, 131, 137, 139, 149, 151, 157, 163, 167,
];

/** The remainders that powers of 65537 leave. */
const powersModulo = (prime: number): ReadonlySet<number> => {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * 65537) % prime) powers.add(power);
  return powers;
};

/** That library builds its primes out of powers of 65537, which shows in the modulus; an honest one looks so less than once in 2^27. */
export const isRocaModulus = (modulus: bigint): boolean =>
  primes.every((prime) => powersModulo(prime).has(Number(modulus % BigInt(prime))));
