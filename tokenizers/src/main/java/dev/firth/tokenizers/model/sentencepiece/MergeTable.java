package dev.firth.tokenizers.model.sentencepiece;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;

/**
 * Which symbols merge, and in which order. Symbols are the pieces that text can become, by their
 * ids, and after them the characters that occur in such pieces without being one. Immutable.
 */
final class MergeTable {
  /** What is no symbol: a character in no piece. */
  static final int NONE = -1;

  /** The rank of what does not merge. */
  static final int NEVER = Integer.MAX_VALUE;

  private final SentencePieceVocabulary vocabulary;
  private final Object2IntOpenHashMap<String> symbols = new Object2IntOpenHashMap<>();
  private final int[] dense = new int[1 << 8];
  private final Int2IntOpenHashMap characters = new Int2IntOpenHashMap();
  private final int[] ids;
  private final int[] lengths;
  private final boolean[] unused;
  private final boolean hasUnused;
  private final int[] ranks;

  /** Pairs of symbols and what they make, by linear probing. */
  private final long[] pairs;

  private final int[] made;
  private final int mask;

  MergeTable(SentencePieceVocabulary vocabulary, int[] textIds) {
    this.vocabulary = vocabulary;
    symbols.defaultReturnValue(NONE);
    characters.defaultReturnValue(NONE);
    number(textIds);
    ids = idsOfSymbols();
    lengths = new int[ids.length];
    symbols.forEach((text, symbol) -> lengths[symbol] = text.length());
    ranks = ranks();
    unused = new boolean[symbols.size() + vocabulary.size()];
    boolean any = false;
    long splits = 0;
    for (int id : textIds) {
      unused[id] = vocabulary.type(id) == PieceType.UNUSED;
      any |= unused[id];
      splits += text(id).length() - 1;
    }
    hasUnused = any;
    int size = HashCommon.arraySize((int) Math.min(splits + 1, 1 << 27), 0.5f);
    pairs = new long[size];
    made = new int[size];
    mask = size - 1;
    Arrays.fill(pairs, -1);
    for (int id : textIds) {
      putAllSplits(id);
    }
  }

  private void number(int[] textIds) {
    for (int id : textIds) {
      symbols.put(text(id), id);
    }
    int next = vocabulary.size();
    for (int id : textIds) {
      String text = text(id);
      for (int i = 0; i < text.length(); ) {
        int character = text.codePointAt(i);
        i += Character.charCount(character);
        String alone = Character.toString(character);
        if (symbols.getInt(alone) == NONE) {
          symbols.put(alone, next++);
        }
        characters.put(character, symbols.getInt(alone));
      }
    }
    for (int i = 0; i < dense.length; i++) {
      dense[i] = characters.get(i);
    }
  }

  /** For the text of a piece SentencePiece looks among the marks first. */
  private int[] idsOfSymbols() {
    int[] found = new int[vocabulary.size() + symbols.size()];
    Arrays.fill(found, vocabulary.unknownId());
    symbols.forEach(
        (text, symbol) -> {
          int id = vocabulary.idOf(text);
          found[symbol] = id < 0 ? vocabulary.unknownId() : id;
        });
    return found;
  }

  /** The place of each piece's score among all scores, the greatest first. */
  private int[] ranks() {
    double[] scores = new double[vocabulary.size()];
    for (int id = 0; id < scores.length; id++) {
      // Zero has a sign that a comparison must not see.
      scores[id] = vocabulary.pieces().get(id).score() + 0.0;
    }
    double[] sorted = Arrays.stream(scores).sorted().distinct().toArray();
    int[] found = new int[scores.length];
    for (int id = 0; id < scores.length; id++) {
      found[id] = sorted.length - 1 - Arrays.binarySearch(sorted, scores[id]);
    }
    return found;
  }

  private String text(int id) {
    return vocabulary.pieces().get(id).text();
  }

  private void putAllSplits(int id) {
    String text = text(id);
    for (int i = 1; i < text.length(); i++) {
      if (!Character.isLowSurrogate(text.charAt(i))) {
        int left = symbols.getInt(text.substring(0, i));
        int right = left == NONE ? NONE : symbols.getInt(text.substring(i));
        if (right != NONE) {
          put(left, right, id);
        }
      }
    }
  }

  private void put(int left, int right, int id) {
    long pair = pair(left, right);
    int at = place(pair);
    while (pairs[at] >= 0 && pairs[at] != pair) {
      at = at + 1 & mask;
    }
    pairs[at] = pair;
    made[at] = id;
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  private int place(long pair) {
    return (int) HashCommon.mix(pair) & mask;
  }

  /** The piece that two symbols make, or {@link #NONE}. */
  int merge(int left, int right) {
    if (left < 0 || right < 0) {
      return NONE;
    }
    long pair = pair(left, right);
    int at = place(pair);
    while (pairs[at] != pair) {
      if (pairs[at] < 0) {
        return NONE;
      }
      at = at + 1 & mask;
    }
    return made[at];
  }

  /** The symbol of a character, or {@link #NONE}. */
  int symbol(int character) {
    return character < dense.length ? dense[character] : characters.get(character);
  }

  /** The rank of a merge that makes this piece; lower ones come first. */
  int rank(int piece) {
    return ranks[piece];
  }

  /** One more than the greatest rank. */
  int rankCount() {
    return ranks.length;
  }

  /** The id of a symbol. */
  int id(int symbol) {
    return symbol < 0 ? vocabulary.unknownId() : ids[symbol];
  }

  /** The id of a user-defined piece. */
  int idOf(String userDefined) {
    return vocabulary.idOf(userDefined);
  }

  /** Whether a symbol is a piece that is not to be used. */
  boolean isUnused(int symbol) {
    return symbol >= 0 && unused[symbol];
  }

  /** Whether there is such a piece. */
  boolean hasUnused() {
    return hasUnused;
  }

  /** Number of units of a symbol; a character that is no piece has one or two. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** Number of pieces; symbols from there on are characters. */
  int pieces() {
    return vocabulary.size();
  }
}
