package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer.Output;

/**
 * Turns pieces into tokens as SentencePiece does (sentencepiece_processor.cc): a run of unknown
 * pieces is one token, or with byte fallback each becomes its bytes, of which the last has the
 * text's bounds.
 */
final class PieceSink {
  private final SentencePieceVocabulary vocabulary;
  private final int unknownId;
  private final boolean bytes;
  private final int[] lengths;
  private TokenBuffer tokens;
  private char[] text;
  private Output origins;
  private int word;

  /** Whether a run of unknown pieces has not become a token yet, and where it is. */
  private boolean pending;

  private int unknownFrom;
  private int unknownTo;

  PieceSink(SentencePieceVocabulary vocabulary, int[] lengths) {
    this.vocabulary = vocabulary;
    this.lengths = lengths;
    unknownId = vocabulary.unknownId();
    bytes = vocabulary.byteFallback();
  }

  /**
   * A text begins.
   *
   * @param newOrigins where its units come from, or null if offsets are those of the text itself
   */
  void begin(char[] newText, Output newOrigins, TokenBuffer newTokens, int newWord) {
    text = newText;
    origins = newOrigins;
    tokens = newTokens;
    word = newWord;
    pending = false;
  }

  /** Whether the last pieces were unknown and have not become a token yet. */
  boolean isPending() {
    return pending;
  }

  /** The last run of unknown pieces goes on. */
  void resume() {
    pending = true;
  }

  /** Pieces that follow are parts of another text; for ids alone. */
  void source(char[] newText) {
    text = newText;
  }

  /** A piece of the text. */
  void add(int id, int from, int to) {
    if (id == unknownId) {
      addUnknown(from, to);
    } else {
      end();
      put(id, from, to);
    }
  }

  /** A known word. */
  void add(WordCache cache, int at, int from) {
    end();
    int count = cache.count(at);
    if (!tokens.withOffsets()) {
      int[] ids = tokens.room(count);
      int size = tokens.size();
      for (int i = 0; i < count; i++) {
        ids[size + i] = cache.id(at, i);
      }
      tokens.wrote(count);
      return;
    }
    int start = from;
    for (int i = 0; i < count; i++) {
      int id = cache.id(at, i);
      put(id, start, start + lengths[id]);
      start += lengths[id];
    }
  }

  private void put(int id, int from, int to) {
    if (tokens.withOffsets()) {
      tokens.add(id, origin(from), origin(to), word);
    } else {
      tokens.add(id);
    }
  }

  private void addUnknown(int from, int to) {
    if (bytes) {
      addBytes(from, to);
      return;
    }
    if (!pending) {
      unknownFrom = from;
    }
    pending = true;
    unknownTo = to;
  }

  /** The text ends, or known text begins. */
  void end() {
    if (!pending) {
      return;
    }
    pending = false;
    put(unknownId, unknownFrom, unknownTo);
    if (tokens.withOffsets()) {
      tokens.nameLast(new String(text, unknownFrom, unknownTo - unknownFrom));
    }
  }

  private void addBytes(int from, int to) {
    for (int i = from; i < to; ) {
      int character = Character.codePointAt(text, i, to);
      i += Character.charCount(character);
      addCharacter(character, from, i == to ? to : from);
    }
  }

  /** The bytes of a character; all but the last of a piece have no extent. */
  private void addCharacter(int c, int from, int to) {
    if (c < 0x80) {
      put(vocabulary.byteId(c), from, to);
    } else {
      int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
      int lead = more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0;
      put(vocabulary.byteId(lead | c >> (6 * more)), from, from);
      while (--more > 0) {
        put(vocabulary.byteId(0x80 | (c >> (6 * more) & 0x3f)), from, from);
      }
      put(vocabulary.byteId(0x80 | (c & 0x3f)), from, to);
    }
  }

  private int origin(int unit) {
    return origins == null ? unit : origins.start(unit);
  }
}
