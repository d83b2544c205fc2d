package dev.firth.eval.language;

import dev.firth.tokenizers.WordTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A backoff n-gram model (Katz 1987) from an ARPA file, whichever program wrote it. The probability
 * of a word is that of the longest n-gram of the file that ends with it, times the backoff weights
 * of the longer contexts. Logarithms are decimal and in single precision, as in the file and in
 * KenLM, whose figures come out to the last digit.
 *
 * <p>Immutable and thread-safe; the {@link NgramState} of a sentence belongs to one thread. Takes
 * about 30 bytes of memory an n-gram.
 */
public final class NgramModel {
  /** The number of every word that the model does not know, and of {@code <unk>}. */
  public static final int UNKNOWN = 0;

  /** Log10 probability of unknown words in a model without {@code <unk>}; KenLM's. */
  public static final float MISSING_UNKNOWN = -100;

  private final int order;
  private final WordTable words;
  private final int begin;
  private final int end;
  private final boolean hasUnknown;
  private final float[] probabilities;
  private final float[] backoffs;

  /** By length; none for single words. */
  private final NgramTable[] tables;

  NgramModel(NgramModelBuilder builder) {
    order = builder.order();
    words = builder.words();
    begin = builder.begin();
    end = builder.end();
    hasUnknown = builder.hasUnknown();
    probabilities = builder.probabilities();
    backoffs = builder.backoffs();
    tables = builder.tables();
  }

  /**
   * Reads an ARPA file; packed files are unpacked.
   *
   * @throws dev.firth.runs.BadInputException if it is none, is cut off or damaged, with the line
   * @throws IOException if it cannot be read
   */
  public static NgramModel read(Path file) throws IOException {
    return ArpaReader.read(file);
  }

  /** Words of the longest n-grams. */
  public int order() {
    return order;
  }

  /** N-grams of a length, without those that the file has not and that had to be filled in. */
  public long ngrams(int length) {
    return length == 1 ? words.size() - (hasUnknown ? 0 : 1) : tables[length].listed();
  }

  /** Whether the model has {@code <unk>}; without it unknown words are as good as impossible. */
  public boolean hasUnknown() {
    return hasUnknown;
  }

  /** The number of a word given in UTF-8, {@link #UNKNOWN} if the model does not know it. */
  public int word(byte[] utf8, int offset, int length) {
    int found = words.find(utf8, offset, length);
    return found == WordTable.ABSENT ? UNKNOWN : found;
  }

  /** The number of a word, {@link #UNKNOWN} if the model does not know it. */
  public int word(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    return word(utf8, 0, utf8.length);
  }

  /** The number of {@code </s>}. */
  public int end() {
    return end;
  }

  /** A state for any number of sentences, at the beginning of the first. */
  public NgramState newState() {
    var state = new NgramState(order - 1);
    beginSentence(state);
    return state;
  }

  /** Forgets what came before: only {@code <s>} stands there. */
  public void beginSentence(NgramState state) {
    state.length = 0;
    if (order > 1) {
      state.backoffs[0] = backoffs[begin];
      state.push(begin);
    }
  }

  /**
   * The log10 probability of the next word; the state then has it as its last.
   *
   * @param word a number of this model
   */
  public float score(NgramState state, int word) {
    int known = state.length;
    float probability = probabilities[word];
    int matched = 1;
    int entry = word;
    // The weights of the new contexts take the place of the old ones, which are needed no more once
    // the n-gram that is as long has been found; those above the longest one found are still old.
    float newBackoff = backoffs[word];
    while (matched <= known) {
      int found = tables[matched + 1].find(entry, state.history[matched - 1]);
      if (found == NgramTable.ABSENT) {
        break;
      }
      state.backoffs[matched - 1] = newBackoff;
      entry = found;
      matched++;
      probability = tables[matched].probability(entry);
      newBackoff = tables[matched].backoff(entry);
    }
    for (int i = matched - 1; i < known; i++) {
      probability += state.backoffs[i];
    }
    if (order > 1) {
      if (matched < order) {
        state.backoffs[matched - 1] = newBackoff;
      }
      Arrays.fill(state.backoffs, Math.min(matched, order - 1), order - 1, 0);
      state.push(word);
    }
    state.matched = matched;
    return probability;
  }

  /** The log10 probability of a sentence, {@code </s>} included: the sum over its words. */
  public float score(List<String> sentence) {
    NgramState state = newState();
    float total = 0;
    for (String word : sentence) {
      total += score(state, word(word));
    }
    return total + score(state, end);
  }
}
