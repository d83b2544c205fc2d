package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.EpochRandom;
import java.util.Arrays;

/** Makes the rows of examples. Not thread-safe. */
final class RowBuilder {
  private final DocumentFile file;
  private final BertTokens special;
  private final int maxLength;

  /** A segment under construction: tokens from..to-1 of an array. */
  private static final class Segment {
    private long[] ids = new long[512];
    private int from;
    private int to;

    void add(DocumentFile file, SentenceRange range) {
      for (int sentence = range.from(); sentence < range.to(); sentence++) {
        room(file.length(sentence));
        to = file.copy(sentence, ids, to);
      }
    }

    void add(long id) {
      room(1);
      ids[to++] = id;
    }

    private void room(int more) {
      if (to + more > ids.length) {
        ids = Arrays.copyOf(ids, Math.max(to + more, 2 * ids.length));
      }
    }

    int length() {
      return to - from;
    }

    int copy(int[] into, int at) {
      for (int i = from; i < to; i++) {
        into[at + i - from] = (int) ids[i];
      }
      return at + length();
    }
  }

  RowBuilder(DocumentFile file, BertTokens special, int maxLength) {
    this.file = file;
    this.special = special;
    this.maxLength = maxLength;
  }

  /**
   * Makes a row.
   *
   * @param random decides at which ends a pair that is too long is cut
   */
  InputRow row(Example example, EpochRandom random) {
    return example.second() == null ? single(example) : pair(example, random);
  }

  private InputRow single(Example example) {
    var text = new Segment();
    for (SentenceRange range : example.first()) {
      if (text.length() > 0) {
        text.add(special.sep());
      }
      text.add(file, range);
    }
    text.to = Math.min(text.to, maxLength - 2);
    var ids = new int[text.length() + 2];
    ids[0] = special.cls();
    ids[text.copy(ids, 1)] = special.sep();
    return new InputRow(ids, ids.length, 0);
  }

  private InputRow pair(Example example, EpochRandom random) {
    var first = new Segment();
    var second = new Segment();
    first.add(file, example.first().getFirst());
    second.add(file, example.second());
    truncate(first, second, maxLength - 3, random);
    var ids = new int[first.length() + second.length() + 3];
    ids[0] = special.cls();
    int secondStart = first.copy(ids, 1) + 1;
    ids[secondStart - 1] = special.sep();
    ids[second.copy(ids, secondStart)] = special.sep();
    return new InputRow(ids, secondStart, example.label());
  }

  /** Takes tokens from the longer segment, at its front or its end by chance, as BERT does. */
  private static void truncate(Segment first, Segment second, int room, EpochRandom random) {
    while (first.length() + second.length() > room) {
      Segment longer = first.length() > second.length() ? first : second;
      if (random.uniform() < 0.5) {
        longer.from++;
      } else {
        longer.to--;
      }
    }
  }
}
