package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;

/** Encodes one part of a text after the other, with what it needs for that. For one thread. */
final class ByteLevelScratch {
  /** How many pieces are cut before they are looked up. */
  private static final int PIECES = 256;

  /** Masks of the first and the second eight bytes of a word, by its length. */
  private static final long[] LOW = new long[WordCache.MOST_BYTES + 1];

  private static final long[] HIGH = new long[WordCache.MOST_BYTES + 1];

  static {
    for (int length = 0; length <= WordCache.MOST_BYTES; length++) {
      LOW[length] = length >= 8 ? -1L : (1L << (8 * length)) - 1;
      HIGH[length] = length <= 8 ? 0 : (1L << (8 * (length - 8))) - 1;
    }
  }

  private final ByteVocabulary vocabulary;
  private final Utf8Chunk chunk = new Utf8Chunk();
  private final WordCache cache = new WordCache();
  private final PieceScratch pieces = new PieceScratch();
  private final int[] ends = new int[PIECES];
  private int[] ids = new int[256];

  ByteLevelScratch(ByteVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  void release() {
    chunk.release();
    pieces.release();
    if (ids.length > 1 << 17) {
      ids = new int[256];
    }
  }

  /**
   * Encodes the next part of a text.
   *
   * @param isLed puts a blank before it
   * @return the unit after it
   */
  int encodePart(
      String text, int from, int to, boolean isLed, BytePattern pattern, TokenBuffer tokens) {
    int next = chunk.read(text, from, to, isLed);
    int end = chunk.length();
    var place = tokens.withOffsets() ? new ChunkPlace(chunk, from) : null;
    for (int at = 0; at < end; ) {
      int count = pattern.cut(chunk.bytes(), at, end, ends);
      if (place == null) {
        encodeIds(at, count, tokens);
      } else {
        encodeWithOffsets(at, count, place, tokens);
      }
      at = ends[count - 1];
    }
    return next;
  }

  private void encodeIds(int from, int count, TokenBuffer tokens) {
    byte[] text = chunk.bytes();
    int most = (count + 1) * WordCache.MOST_TOKENS;
    int[] out = tokens.room(most);
    int first = tokens.size();
    int at = first;
    long[] table = cache.table();
    int start = from;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      int length = end - start;
      if (length <= WordCache.MOST_BYTES) {
        long low = low(text, start, length);
        long high = high(text, start, length);
        int entry = cache.find(low, high);
        if (entry >= 0) {
          long ids = table[entry + 2];
          WordCache.writeFirst(ids, out, at);
          int found = WordCache.count(ids);
          if (found > 3) {
            WordCache.writeSecond(table[entry + 3], out, at + 3);
          }
          at += found;
          start = end;
          continue;
        }
      }
      tokens.wrote(at - first);
      encodeMiss(start, end, tokens);
      out = tokens.room(most);
      first = tokens.size();
      at = first;
      table = cache.table();
      start = end;
    }
    tokens.wrote(at - first);
  }

  /** The first eight bytes of a word. */
  private static long low(byte[] text, int at, int length) {
    return (long) AsciiRuns.LONG.get(text, at) & LOW[length];
  }

  /** The other bytes of a word, and its length in the uppermost. */
  private static long high(byte[] text, int at, int length) {
    return ((long) AsciiRuns.LONG.get(text, at + 8) & HIGH[length]) | ((long) length << 56);
  }

  private void encodeMiss(int from, int to, TokenBuffer tokens) {
    int[] out = tokens.room(to - from);
    int at = tokens.size();
    int count = vocabulary.encode(chunk.bytes(), from, to, pieces, out, at);
    tokens.wrote(count);
    remember(from, to, out, at, count);
  }

  private void remember(int from, int to, int[] out, int at, int count) {
    int length = to - from;
    if (length <= WordCache.MOST_BYTES && vocabulary.fitsCache()) {
      byte[] text = chunk.bytes();
      long low = low(text, from, length);
      long high = high(text, from, length);
      cache.put(low, high, out, at, count);
    }
  }

  private void encodeWithOffsets(int from, int count, ChunkPlace place, TokenBuffer tokens) {
    int start = from;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      addWithOffsets(idsOf(start, end), place, tokens.beginWord(), tokens);
      start = end;
    }
  }

  private void addWithOffsets(int count, ChunkPlace place, int word, TokenBuffer tokens) {
    for (int k = 0; k < count; k++) {
      int unitStart = place.unitStart();
      place.advance(vocabulary.length(ids[k]));
      tokens.add(ids[k], unitStart, place.unitEnd(), word);
    }
  }

  /** Encodes a text that is one piece. */
  void encodePiece(NormalizedText piece, TokenBuffer tokens) {
    chunk.readWhole(piece.toString());
    int count = idsOf(0, chunk.length());
    if (!tokens.withOffsets()) {
      System.arraycopy(ids, 0, tokens.room(count), tokens.size(), count);
      tokens.wrote(count);
      return;
    }
    int first = tokens.size();
    int word = tokens.beginWord();
    addWithOffsets(count, new ChunkPlace(chunk, 0), word, tokens);
    for (int i = first; i < tokens.size(); i++) {
      int start = piece.originalStart(tokens.start(i));
      tokens.place(i, start, piece.originalEnd(tokens.end(i) - 1), word);
    }
  }

  /** Puts the ids of a piece into {@link #ids}. */
  private int idsOf(int from, int to) {
    int length = to - from;
    if (length <= WordCache.MOST_BYTES) {
      byte[] text = chunk.bytes();
      long low = low(text, from, length);
      long high = high(text, from, length);
      int entry = cache.find(low, high);
      if (entry >= 0) {
        long first = cache.table()[entry + 2];
        WordCache.writeFirst(first, ids, 0);
        WordCache.writeSecond(cache.table()[entry + 3], ids, 3);
        return WordCache.count(first);
      }
    }
    if (length > ids.length) {
      ids = new int[length];
    }
    int count = vocabulary.encode(chunk.bytes(), from, to, pieces, ids, 0);
    remember(from, to, ids, 0, count);
    return count;
  }
}
