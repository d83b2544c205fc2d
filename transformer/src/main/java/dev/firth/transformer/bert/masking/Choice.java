package dev.firth.transformer.bert.masking;

import dev.firth.seq2seq.data.EpochRandom;
import java.util.Arrays;

/** Which tokens of a row are to be predicted. */
final class Choice {
  /** Of SpanBERT: mean before clipping 5, at most 10 words. */
  private static final double SPAN_STOP = 0.2;

  private static final int LONGEST_SPAN = 10;

  /** How often a place for a span is looked for, in words of the row. */
  private static final int TRIES_A_WORD = 4;

  private final Words words;
  private final int wanted;
  private final EpochRandom random;
  private final int[] groups;
  private int chosen;
  private int group;

  private Choice(int length, Words words, int wanted, EpochRandom random) {
    this.groups = new int[length];
    this.words = words;
    this.wanted = wanted;
    this.random = random;
  }

  /**
   * Chooses.
   *
   * @param wanted how many tokens at most, unless the shortest word has more
   * @param most how many even then
   * @return for each position 0, or a number above it that tokens chosen together share
   */
  static int[] of(
      int length, Words words, int wanted, int most, boolean spans, EpochRandom random) {
    var choice = new Choice(length, words, wanted, random);
    if (spans) {
      choice.takeSpans();
    }
    if (choice.chosen == 0) {
      choice.takeWords();
    }
    if (choice.chosen == 0 && words.size() > 0) {
      choice.takeShortest(most);
    }
    return choice.groups;
  }

  /** In random order; a word that would be too much is passed over, as in BERT's program. */
  private void takeWords() {
    int[] order = new int[words.size()];
    Arrays.setAll(order, word -> word);
    random.shuffle(order);
    for (int word : order) {
      if (chosen == wanted) {
        return;
      }
      if (chosen + words.length(word) <= wanted) {
        group++;
        take(word);
      }
    }
  }

  private void takeShortest(int most) {
    int shortest = 0;
    for (int word = 1; word < words.size(); word++) {
      shortest = words.length(word) < words.length(shortest) ? word : shortest;
    }
    int start = words.start(shortest);
    Arrays.fill(groups, start, start + Math.min(words.length(shortest), most), 1);
  }

  private void takeSpans() {
    for (int tries = TRIES_A_WORD * words.size(); tries > 0 && chosen < wanted; tries--) {
      int length = spanLength();
      int first = random.below(words.size());
      group++;
      for (int word = first; word < Math.min(first + length, words.size()); word++) {
        boolean fits = groups[words.start(word)] == 0 && chosen + words.length(word) <= wanted;
        if (!fits || (word > first && !words.followsDirectly(word))) {
          break;
        }
        take(word);
      }
    }
  }

  private void take(int word) {
    Arrays.fill(groups, words.start(word), words.end(word), group);
    chosen += words.length(word);
  }

  /** Geometric, with what is beyond the longest left out. */
  private int spanLength() {
    double inReach = 1 - Math.pow(1 - SPAN_STOP, LONGEST_SPAN);
    double left = random.uniform() * inReach;
    double share = SPAN_STOP;
    int length = 1;
    while (left >= share && length < LONGEST_SPAN) {
      left -= share;
      share *= 1 - SPAN_STOP;
      length++;
    }
    return length;
  }
}
