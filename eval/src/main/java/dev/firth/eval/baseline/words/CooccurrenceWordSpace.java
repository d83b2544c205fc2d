package dev.firth.eval.baseline.words;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words as the words beside them: positive pointwise mutual information of a word and its
 * neighbours within a symmetric window, the neighbours' frequencies smoothed (Levy, Goldberg and
 * Dagan 2015). It is what skip-gram with negative sampling factorises implicitly, without the
 * factorising: the strongest simple baseline for it, at the price of long sparse rows.
 */
public final class CooccurrenceWordSpace extends SparseWordSpace {
  private static final ValueLayout.OfInt ID =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final CooccurrenceOptions counting;

  private CooccurrenceWordSpace(List<String> words, SparseRows rows, CooccurrenceOptions counting) {
    super(words, rows);
    this.counting = counting;
  }

  /**
   * Counts the neighbours in an encoded text. Words left out, by the vocabulary or by {@code
   * options}, are no neighbours and leave no gap, as in word2vec; lines are not crossed.
   *
   * @throws BadInputException if no word is frequent enough
   * @throws UsageException if the text was encoded with another vocabulary, or if the counts would
   *     take more memory than allowed
   */
  public static CooccurrenceWordSpace of(
      Vocabulary vocabulary, IdCorpus text, BaselineOptions options, CooccurrenceOptions counting)
      throws BadInputException {
    if (!text.matches(vocabulary)) {
      throw new UsageException("the text was encoded with another vocabulary; encode it again");
    }
    int words = wordsKept(vocabulary, options);
    if (words == 0) {
      throw new BadInputException(
          "no word occurs " + options.minCount() + " times; lower the minimum count");
    }
    int[] ids = read(text.ids(), text.length(), words, options);
    var rows = new NeighbourCounts(ids, words, counting).ppmi(options.memoryBytes());
    var texts = IntStream.range(0, words).mapToObj(vocabulary::word).toList();
    return new CooccurrenceWordSpace(texts, rows, counting);
  }

  /** The first words of the vocabulary that are allowed and, being sorted, frequent enough. */
  private static int wordsKept(Vocabulary vocabulary, BaselineOptions options) {
    int most = options.maxWords() == 0 ? vocabulary.size() : options.maxWords();
    int kept = 0;
    while (kept < Math.min(most, vocabulary.size())
        && vocabulary.count(kept) >= options.minCount()) {
      kept++;
    }
    return kept;
  }

  private static int[] read(MemorySegment ids, long length, int words, BaselineOptions options) {
    if (length * 2 * Integer.BYTES > options.memoryBytes() || length > Integer.MAX_VALUE - 64) {
      throw new UsageException(
          "a text of "
              + length
              + " words is too long for the co-occurrence baseline; allow more memory than "
              + (options.memoryBytes() >> 20)
              + " MiB or use less text");
    }
    var kept = new int[(int) length];
    int count = 0;
    for (long i = 0; i < length; i++) {
      int id = ids.getAtIndex(ID, i);
      if (id < words) {
        kept[count++] = id;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  @Override
  public String signature() {
    return "ppmi-window-" + counting.window() + "-smoothing-" + counting.smoothing();
  }
}
