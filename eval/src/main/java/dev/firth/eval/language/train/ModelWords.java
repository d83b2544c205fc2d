package dev.firth.eval.language.train;

import dev.firth.tokenizers.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a model by number, as bytes: {@code <unk>}, {@code <s>} and {@code </s>}, then those
 * of a vocabulary. Immutable and thread-safe.
 */
final class ModelWords {
  /** {@code <unk>}: every word that is not in the model. */
  static final int UNKNOWN = 0;

  /** {@code <s>}: where a sentence begins; never predicted. */
  static final int BEGIN = 1;

  /** {@code </s>}: where a sentence ends. */
  static final int END = 2;

  static final List<String> MARKS = List.of("<unk>", "<s>", "</s>");

  private final Vocabulary vocabulary;
  private final byte[][] words;

  ModelWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.words = new byte[MARKS.size() + vocabulary.size()][];
    for (int i = 0; i < words.length; i++) {
      String word = i < MARKS.size() ? MARKS.get(i) : vocabulary.word(i - MARKS.size());
      words[i] = word.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Bytes of memory for the words of a vocabulary with so many letters each on the average. */
  static long memoryBytes(int words) {
    return 40L * words;
  }

  int size() {
    return words.length;
  }

  byte[] word(int number) {
    return words[number];
  }

  /** The model's number of the word with an id of the vocabulary. */
  static int ofId(int id) {
    return MARKS.size() + id;
  }

  /** The numbers of words that are not allowed: neither marks nor in the set. */
  BitSet except(Set<String> allowed) {
    var not = new BitSet(size());
    for (int id = 0; id < vocabulary.size(); id++) {
      not.set(ofId(id), !allowed.contains(vocabulary.word(id)));
    }
    return not;
  }
}
