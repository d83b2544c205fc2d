package dev.firth.tokenizers.phrases;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.WordTokenizer;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Words of a vocabulary, with a mark in the place of others: encoding leaves unknown words out, and
 * the words around them would look like neighbours.
 */
final class GapWords implements WordTokenizer {
  /** No word has white space in it. */
  private static final byte[] GAP = {' '};

  private final WordTokenizer words;
  private final Vocabulary vocabulary;

  GapWords(WordTokenizer words, Vocabulary vocabulary) {
    this.words = words;
    this.vocabulary = vocabulary;
  }

  /** The same words with the same ids, and behind them the mark. */
  static Vocabulary withGap(Vocabulary vocabulary) {
    var names = new ArrayList<String>(vocabulary.size() + 1);
    for (int id = 0; id < vocabulary.size(); id++) {
      names.add(vocabulary.word(id));
    }
    names.add(" ");
    return Vocabulary.of(names, Arrays.copyOf(vocabulary.counts(), names.size()));
  }

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    words.tokenize(
        utf8,
        offset,
        length,
        (bytes, from, count) -> {
          if (vocabulary.id(bytes, from, count) == Vocabulary.UNKNOWN) {
            sink.token(GAP, 0, 1);
          } else {
            sink.token(bytes, from, count);
          }
        });
  }

  @Override
  public String signature() {
    return words.signature() + ",gaps";
  }
}
