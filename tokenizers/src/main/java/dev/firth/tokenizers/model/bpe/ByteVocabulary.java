package dev.firth.tokenizers.model.bpe;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The tokens of a byte-level model by the bytes they stand for. Immutable, for any number of
 * threads.
 */
final class ByteVocabulary {
  private static final int BYTES = 256;

  private final Backtracking backtracking;
  private final CanonicalMerges merges;
  private final char[] labels = new char[BYTES];

  /** Number of bytes of each token, by id. */
  private final int[] lengths;

  /** Tokens that no merges make but that are taken where they are the whole piece, by bytes. */
  private final Map<String, Integer> whole;

  /** The bytes that these begin with, so that few pieces are looked up. */
  private final boolean[] beginsWhole = new boolean[BYTES];

  private final boolean fitsCache;

  /**
   * Tokens of some merges whose characters are exactly the 256 bytes, each with its value as its
   * number.
   *
   * @param ids one past the largest id
   * @param whole tokens by their bytes as Latin-1 that stand for whole pieces
   */
  ByteVocabulary(
      CanonicalMerges merges, Backtracking backtracking, int ids, Map<String, Integer> whole) {
    this.merges = merges;
    this.backtracking = backtracking;
    this.whole = new HashMap<>(whole);
    for (int i = 0; i < BYTES; i++) {
      labels[i] = backtracking.label(i);
    }
    lengths = new int[ids];
    for (int i = 0; i < merges.size(); i++) {
      lengths[merges.id(i)] = backtracking.length(i);
    }
    whole.forEach(
        (bytes, id) -> {
          lengths[id] = bytes.length();
          beginsWhole[bytes.charAt(0)] = true;
        });
    fitsCache = ids <= WordIds.ID_MASK;
  }

  /** Whether ids are small enough for the cache of words. */
  boolean fitsCache() {
    return fitsCache;
  }

  /** Number of bytes of a token. */
  int length(int id) {
    return lengths[id];
  }

  /** The token that a whole piece is, or -1. */
  private int whole(byte[] text, int from, int to) {
    Integer id = whole.get(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    return id == null ? -1 : id;
  }

  /**
   * Encodes one piece.
   *
   * @param ids takes the ids, from {@code at} on; has room for as many as there are bytes
   * @return how many
   */
  int encode(byte[] text, int from, int to, PieceScratch scratch, int[] ids, int at) {
    if (beginsWhole[text[from] & 0xFF]) {
      int id = whole(text, from, to);
      if (id >= 0) {
        ids[at] = id;
        return 1;
      }
    }
    int length = to - from;
    scratch.ensure(length);
    char[] pieceLabels = scratch.labels();
    for (int i = 0; i < length; i++) {
      pieceLabels[i] = labels[text[from + i] & 0xFF];
    }
    int[] numbers = scratch.numbers();
    int count = backtracking.encode(pieceLabels, length, numbers, scratch.dead(length));
    for (int i = 0; i < count; i++) {
      ids[at + i] = merges.id(numbers[i]);
    }
    return count;
  }
}
