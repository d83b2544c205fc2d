package dev.firth.tokenizers.model.word;

import dev.firth.tokenizers.CharacterClasses;
import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;

/** The words between white space and their ids in one pass: a word is hashed while it is read. */
final class WhitespaceEncoder implements FusedEncoder {
  private static final boolean[] LATIN_SPACES = new boolean[256];

  static {
    for (int c = 0; c < LATIN_SPACES.length; c++) {
      LATIN_SPACES[c] = CharacterClasses.isWhiteSpace(c);
    }
  }

  private final WordLevelModel model;
  private final WordIdTable table;

  WhitespaceEncoder(WordLevelModel model) {
    this.model = model;
    table = new WordIdTable(model.vocabulary());
  }

  @Override
  public void encode(String text, int from, int to, TokenBuffer tokens) {
    for (int at = from; at < to; ) {
      at = isSpace(text.charAt(at)) ? at + 1 : word(text, at, to, tokens);
    }
  }

  private static boolean isSpace(char unit) {
    return unit < LATIN_SPACES.length ? LATIN_SPACES[unit] : CharacterClasses.isWhiteSpace(unit);
  }

  /** Appends the word that begins at a place; gives the place after it. */
  private int word(String text, int start, int to, TokenBuffer tokens) {
    long hash = WordIdTable.SEED;
    boolean hasSurrogates = false;
    int at = start;
    while (at < to) {
      char unit = text.charAt(at);
      if (isSpace(unit)) {
        break;
      }
      hasSurrogates |= Character.isSurrogate(unit);
      hash = WordIdTable.step(hash, unit);
      at++;
    }
    int id = hasSurrogates ? -1 : table.find(text, start, at, WordIdTable.finish(hash));
    if (id < 0) {
      // Halves of surrogate pairs read as another character, so that such words are made strings.
      id = model.idOrUnknown(NormalizedText.of(text.substring(start, at)));
    }
    if (tokens.withOffsets()) {
      tokens.add(id, start, at, tokens.beginWord());
    } else {
      tokens.add(id);
    }
    return at;
  }
}
