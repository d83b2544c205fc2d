package dev.firth.tokenizers.model.sentencepiece;

import java.util.Arrays;

/**
 * Merges symbols until nothing merges, always the best pair and of equal ones the leftmost. Short
 * words by looking through all pairs each time, long ones through a {@link MergeAgenda}.
 */
final class Merger implements WordSplitter {
  /** Words of fewer symbols are done faster without an agenda. */
  private static final int SHORT = 48;

  private static final int FIRST = 256;
  private static final int KEPT = 1 << 16;

  private final MergeTable table;
  private final PrefixMatcher userDefined;
  private final MergeAgenda agenda;

  /** The symbols of the word; {@link MergeTable#NONE} for what cannot merge. */
  private int[] symbols;

  /** Their ids, where the symbol does not say it: user-defined pieces. */
  private int[] frozen;

  private int[] ends;
  private int size;

  /** For pairs: what they make and its rank, where the left one stands. */
  private int[] made;

  private int[] ranks;

  /** Neighbours, in long words. */
  private int[] next;

  private int[] previous;

  /** How unused pieces were made, for those that were. */
  private final int[] madeOfLeft;

  private final int[] madeOfRight;
  private int[] stack = new int[64];

  Merger(MergeTable table, PrefixMatcher userDefined) {
    this.table = table;
    this.userDefined = userDefined;
    agenda = new MergeAgenda(table.rankCount());
    madeOfLeft = new int[table.hasUnused() ? table.pieces() : 0];
    madeOfRight = new int[madeOfLeft.length];
    allocate(FIRST);
  }

  @Override
  public void splitAfter(char[] text, int from, int to, float before) {
    split(text, from, to);
  }

  @Override
  public void split(char[] text, int from, int to) {
    reserve(to - from);
    start(text, from, to);
    if (size < SHORT) {
      mergeShort();
    } else {
      mergeLong();
    }
    if (table.hasUnused()) {
      takeApart(text, from);
    }
  }

  /** Characters and user-defined pieces. */
  private void start(char[] text, int from, int to) {
    size = 0;
    for (int at = from; at < to; size++) {
      int end = userDefined.match(text, at, to);
      if (end > at) {
        symbols[size] = MergeTable.NONE;
        frozen[size] = table.idOf(new String(text, at, end - at));
      } else {
        int character = Character.codePointAt(text, at, to);
        end = at + Character.charCount(character);
        symbols[size] = table.symbol(character);
        frozen[size] = MergeTable.NONE;
      }
      ends[size] = end;
      at = end;
    }
  }

  /** Looks at two neighbours. */
  private void look(int left, int right) {
    int merged = table.merge(symbols[left], symbols[right]);
    made[left] = merged;
    ranks[left] = merged < 0 ? MergeTable.NEVER : table.rank(merged);
    if (table.isUnused(merged)) {
      madeOfLeft[merged] = symbols[left];
      madeOfRight[merged] = symbols[right];
    }
  }

  private void mergeShort() {
    for (int i = 0; i + 1 < size; i++) {
      look(i, i + 1);
    }
    while (size > 1) {
      int best = 0;
      for (int i = 1; i < size - 1; i++) {
        best = ranks[i] < ranks[best] ? i : best;
      }
      if (ranks[best] == MergeTable.NEVER) {
        return;
      }
      mergeShort(best);
    }
  }

  private void mergeShort(int left) {
    symbols[left] = made[left];
    ends[left] = ends[left + 1];
    int rest = --size - left - 1;
    for (int i = left + 1; i <= left + rest; i++) {
      symbols[i] = symbols[i + 1];
      frozen[i] = frozen[i + 1];
      ends[i] = ends[i + 1];
      made[i] = made[i + 1];
      ranks[i] = ranks[i + 1];
    }
    if (left > 0) {
      look(left - 1, left);
    }
    if (left + 1 < size) {
      look(left, left + 1);
    }
  }

  private void mergeLong() {
    for (int i = 0; i < size; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
    }
    agenda.begin(size);
    for (int i = 0; i + 1 < size; i++) {
      lookAndAdd(i, i + 1);
    }
    ranks[size - 1] = MergeTable.NEVER;
    while (agenda.next()) {
      int left = agenda.place();
      if (ranks[left] == agenda.rank()) {
        mergeLong(left);
      }
    }
    close();
  }

  private void mergeLong(int left) {
    int right = next[left];
    int after = next[right];
    symbols[left] = made[left];
    ends[left] = ends[right];
    ranks[right] = MergeTable.NEVER;
    next[left] = after;
    if (previous[left] >= 0) {
      lookAndAdd(previous[left], left);
    }
    if (after < size) {
      previous[after] = left;
      lookAndAdd(left, after);
    } else {
      ranks[left] = MergeTable.NEVER;
    }
  }

  private void lookAndAdd(int left, int right) {
    look(left, right);
    if (ranks[left] != MergeTable.NEVER) {
      agenda.add(ranks[left], left);
    }
  }

  /** Brings the symbols that are left together. */
  private void close() {
    int kept = 0;
    for (int i = 0; i < size; i = next[i]) {
      symbols[kept] = symbols[i];
      frozen[kept] = frozen[i];
      ends[kept] = ends[i];
      kept++;
    }
    size = kept;
  }

  /** Puts what unused pieces were made of in their place. */
  private void takeApart(char[] text, int from) {
    int[] whole = Arrays.copyOf(symbols, size);
    int[] wholeFrozen = Arrays.copyOf(frozen, size);
    int[] wholeEnds = Arrays.copyOf(ends, size);
    size = 0;
    int start = from;
    for (int i = 0; i < whole.length; i++) {
      if (table.isUnused(whole[i])) {
        takeApart(whole[i], text, start);
      } else {
        put(whole[i], wholeFrozen[i], wholeEnds[i]);
      }
      start = wholeEnds[i];
    }
  }

  private void takeApart(int unused, char[] text, int from) {
    int depth = 0;
    int end = from;
    stack[depth++] = unused;
    while (depth > 0) {
      int symbol = stack[--depth];
      int length = table.length(symbol);
      if (table.isUnused(symbol) && length > (Character.isHighSurrogate(text[end]) ? 2 : 1)) {
        stack = depth + 2 > stack.length ? Arrays.copyOf(stack, stack.length * 2) : stack;
        stack[depth++] = madeOfRight[symbol];
        stack[depth++] = madeOfLeft[symbol];
      } else {
        end += length;
        put(symbol, MergeTable.NONE, end);
      }
    }
  }

  private void put(int symbol, int frozenId, int end) {
    symbols[size] = symbol;
    frozen[size] = frozenId;
    ends[size++] = end;
  }

  @Override
  public int pieces() {
    return size;
  }

  @Override
  public int id(int piece) {
    return frozen[piece] >= 0 ? frozen[piece] : table.id(symbols[piece]);
  }

  @Override
  public int end(int piece) {
    return ends[piece];
  }

  @Override
  public float reach() {
    return Float.POSITIVE_INFINITY;
  }

  @Override
  public void release() {
    if (symbols.length > KEPT) {
      allocate(FIRST);
      agenda.release();
    }
  }

  private void reserve(int units) {
    if (units > symbols.length) {
      allocate((int) Math.min(Integer.MAX_VALUE - 16, Math.max(units, symbols.length * 2L)));
    }
  }

  private void allocate(int units) {
    symbols = new int[units];
    frozen = new int[units];
    ends = new int[units];
    made = new int[units];
    ranks = new int[units];
    next = new int[units];
    previous = new int[units];
  }
}
