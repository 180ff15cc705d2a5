/** Which of the words that exist did the user mean? */
import { distance } from '../model/distance.js';

/** At most `count` words that differ from `word` by little, or begin or end like it; the nearest first. */
export const nearest = (word: string, words: readonly string[], count = 1): readonly string[] => {
  const wanted = word.toLowerCase().slice(0, 80);
  return words
    .map((candidate) => {
      const known = candidate.toLowerCase().slice(0, 80);
      const part = wanted.length >= 3 && (known.includes(wanted) || wanted.includes(known));
      return { candidate, far: part ? 1 : distance(wanted, known), most: Math.max(2, Math.floor(known.length / 3)) };
    })
    .filter(({ far, most }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ candidate }) => candidate);
};
