package dev.firth.seq2seq.search;

import java.util.List;
import java.util.SplittableRandom;

/** A model for tests: raw scores and attention as functions of sentence and history. */
interface Scores {
  /** What the softmax over the tokens is taken of. */
  float raw(long sentence, List<Integer> history, int token);

  /** The weight of a position of the source when the token after the history is predicted. */
  default float attention(long sentence, List<Integer> history, int position) {
    return position == history.size() ? 1 : 0;
  }

  /** Scores without any pattern, which depend on the whole history. */
  static Scores random(long seed, double spread) {
    return new Scores() {
      @Override
      public float raw(long sentence, List<Integer> history, int token) {
        return (float) (spread * (2 * draw(sentence, history, token) - 1));
      }

      @Override
      public float attention(long sentence, List<Integer> history, int position) {
        return (float) Math.max(0, draw(sentence, history, -1 - position) - 0.3);
      }

      private double draw(long sentence, List<Integer> history, int what) {
        long hash = seed;
        hash = 31 * new SplittableRandom(hash + sentence).nextLong() + history.size();
        for (int token : history) {
          hash = new SplittableRandom(hash + token).nextLong();
        }
        return new SplittableRandom(hash + what).nextDouble();
      }
    };
  }

  /** Scores that depend on neither sentence nor history: one for each token. */
  static Scores fixed(double... probabilities) {
    return (sentence, history, token) -> (float) Math.log(probabilities[token]);
  }
}
