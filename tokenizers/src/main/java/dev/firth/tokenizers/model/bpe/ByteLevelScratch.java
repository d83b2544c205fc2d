package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;

/** Encodes one part of a text after the other, with what it needs for that. For one thread. */
final class ByteLevelScratch {
  /** How many pieces are cut before they are looked up. */
  private static final int PIECES = 256;

  private final ByteVocabulary vocabulary;
  private final Utf8Chunk chunk = new Utf8Chunk();
  private final ShortWordCache shortWords = new ShortWordCache();
  private final WordCache words = new WordCache();
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
    int most = (count + 1) * WordIds.MOST;
    int[] out = tokens.room(most);
    int first = tokens.size();
    int at = first;
    int start = from;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      int length = end - start;
      if (length <= ShortWordCache.MOST_BYTES) {
        long packed = shortWords.find(PackedWord.key(text, start, length));
        if (packed != 0) {
          WordIds.writeFirst(packed, out, at);
          at += WordIds.count(packed);
          start = end;
          continue;
        }
      }
      int found = length <= WordCache.MOST_BYTES ? writeLongWord(start, length, out, at) : 0;
      if (found == 0) {
        tokens.wrote(at - first);
        encodeMiss(start, end, tokens);
        out = tokens.room(most);
        first = tokens.size();
        at = first;
      }
      at += found;
      start = end;
    }
    tokens.wrote(at - first);
  }

  /** Writes the ids of a word that is kept whatever its length; gives how many, 0 for no word. */
  private int writeLongWord(int from, int length, int[] out, int at) {
    byte[] text = chunk.bytes();
    int entry = words.find(PackedWord.low(text, from, length), PackedWord.high(text, from, length));
    return entry < 0 ? 0 : words.write(entry, out, at);
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
    if (length > WordCache.MOST_BYTES || count > WordIds.MOST || !vocabulary.fitsCache()) {
      return;
    }
    byte[] text = chunk.bytes();
    long packed = WordIds.packFirst(out, at, count);
    if (length <= ShortWordCache.MOST_BYTES && count <= WordIds.FIRST) {
      shortWords.put(PackedWord.key(text, from, length), packed);
    } else {
      long low = PackedWord.low(text, from, length);
      long high = PackedWord.high(text, from, length);
      words.put(low, high, packed, WordIds.packSecond(out, at, count));
    }
  }

  private void encodeWithOffsets(int from, int count, ChunkPlace place, TokenBuffer tokens) {
    int start = from;
    for (int i = 0; i < count; i++) {
      int end = ends[i];
      addWithOffsets(idsOf(start, end), end - start, place, tokens.beginWord(), tokens);
      start = end;
    }
  }

  private void addWithOffsets(
      int count, int bytes, ChunkPlace place, int word, TokenBuffer tokens) {
    int left = bytes;
    for (int k = 0; k < count; k++) {
      int unitStart = place.unitStart();
      // Most words are one token, whose length need not be looked up.
      int length = k + 1 < count ? vocabulary.length(ids[k]) : left;
      left -= length;
      place.advance(length);
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
    addWithOffsets(count, chunk.length(), new ChunkPlace(chunk, 0), word, tokens);
    for (int i = first; i < tokens.size(); i++) {
      int start = piece.originalStart(tokens.start(i));
      tokens.place(i, start, piece.originalEnd(tokens.end(i) - 1), word);
    }
  }

  /** Puts the ids of a piece into {@link #ids}. */
  private int idsOf(int from, int to) {
    int length = to - from;
    if (length <= ShortWordCache.MOST_BYTES) {
      long packed = shortWords.find(PackedWord.key(chunk.bytes(), from, length));
      if (packed != 0) {
        WordIds.writeFirst(packed, ids, 0);
        return WordIds.count(packed);
      }
    }
    int found = length <= WordCache.MOST_BYTES ? writeLongWord(from, length, ids, 0) : 0;
    return found == 0 ? idsOfNewWord(from, to) : found;
  }

  private int idsOfNewWord(int from, int to) {
    if (to - from > ids.length) {
      ids = new int[to - from];
    }
    int count = vocabulary.encode(chunk.bytes(), from, to, pieces, ids, 0);
    remember(from, to, ids, 0, count);
    return count;
  }
}
