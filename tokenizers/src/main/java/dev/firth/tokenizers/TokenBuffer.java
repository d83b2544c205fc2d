package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * Growing columns of tokens: ids and, if wanted, offsets and word numbers. For one thread; clear it
 * and use it again.
 */
public final class TokenBuffer {
  private final boolean withOffsets;
  private int[] ids;
  private int[] starts;
  private int[] ends;
  private int[] words;
  private int size;
  private int lastWord = -1;

  /** Tokens whose text is not that of the vocabulary: where they are, and the text. */
  private int[] namedAt = new int[0];

  private String[] names = new String[0];
  private int named;

  /** An empty buffer; without offsets it keeps nothing but ids. */
  public TokenBuffer(boolean withOffsets) {
    this.withOffsets = withOffsets;
    ids = new int[64];
    int offsets = withOffsets ? 64 : 0;
    starts = new int[offsets];
    ends = new int[offsets];
    words = new int[offsets];
  }

  /** Whether offsets and word numbers are kept. */
  public boolean withOffsets() {
    return withOffsets;
  }

  /** Number of tokens. */
  public int size() {
    return size;
  }

  /** Appends a token of which only the id is known or wanted. */
  public void add(int id) {
    add(id, 0, 0, -1);
  }

  /**
   * Appends a token.
   *
   * @param start first UTF-16 unit
   * @param end one past the last
   * @param word number of the piece it was cut from, or -1 for none
   */
  public void add(int id, int start, int end, int word) {
    int at = size++;
    if (at == ids.length) {
      grow(at + 1);
    }
    ids[at] = id;
    if (withOffsets) {
      starts[at] = start;
      ends[at] = end;
      words[at] = word;
      lastWord = Math.max(lastWord, word);
    }
  }

  /**
   * Begins the next piece and gives its number. Encoders call it once for every piece, also for
   * pieces that yield no token, since Hugging Face's word numbers count those too.
   */
  public int beginWord() {
    return ++lastWord;
  }

  /**
   * Says what the last token reads where that is not what the vocabulary has for its id: a Unigram
   * model's unknown piece, an added token together with the blanks that it took in. Nothing is kept
   * without offsets.
   */
  public void nameLast(String token) {
    if (!withOffsets) {
      return;
    }
    if (named == names.length) {
      namedAt = Arrays.copyOf(namedAt, named * 2 + 4);
      names = Arrays.copyOf(names, named * 2 + 4);
    }
    namedAt[named] = size - 1;
    names[named++] = token;
  }

  /**
   * Makes room for more tokens and gives the array of ids, for encoders that write ids in bulk:
   * they write from {@link #size()} on and then call {@link #wrote}. Where offsets are kept, {@link
   * #place} must follow.
   */
  public int[] room(int more) {
    if (ids.length - size < more) {
      grow(Math.addExact(size, more));
    }
    return ids;
  }

  /** Says that so many ids were written after {@link #room}. */
  public void wrote(int count) {
    size += count;
  }

  /** Says where a token stands that was added without that, as {@link #add(int, int, int, int)}. */
  public void place(int index, int start, int end, int word) {
    starts[index] = start;
    ends[index] = end;
    words[index] = word;
  }

  private void grow(int least) {
    int length = Math.max(least, (int) Math.min(Integer.MAX_VALUE - 8, ids.length * 2L));
    ids = Arrays.copyOf(ids, length);
    if (withOffsets) {
      starts = Arrays.copyOf(starts, length);
      ends = Arrays.copyOf(ends, length);
      words = Arrays.copyOf(words, length);
    }
  }

  /** The id of a token. */
  public int id(int index) {
    return ids[index];
  }

  /** First UTF-16 unit of a token. */
  public int start(int index) {
    return starts[index];
  }

  /** One past the last UTF-16 unit of a token. */
  public int end(int index) {
    return ends[index];
  }

  /** Number of the piece that a token was cut from, or -1. */
  public int word(int index) {
    return words[index];
  }

  /** The number of the last piece begun, or -1 if there is none. */
  public int lastWord() {
    return lastWord;
  }

  /** What {@link #nameLast} said of a token, or null. */
  String name(int index) {
    int found = Arrays.binarySearch(namedAt, 0, named, index);
    return found < 0 ? null : names[found];
  }

  /** Number of tokens with a text of their own. */
  int named() {
    return named;
  }

  int namedAt(int which) {
    return namedAt[which];
  }

  String namedText(int which) {
    return names[which];
  }

  /** Number of tokens there is room for now. */
  int capacity() {
    return ids.length;
  }

  /** Gives all tokens from an index on to one word. */
  void setWords(int from, int word) {
    Arrays.fill(words, from, size, word);
  }

  /** The pieces of a new sequence are counted from 0 again. */
  void restartWords() {
    lastWord = -1;
  }

  /** Ids, starts, ends and word numbers, as they are; for reading only. */
  TokenColumns columns() {
    return new TokenColumns(ids, starts, ends, words);
  }

  /** Whether columns are those that this buffer writes to. */
  @SuppressWarnings("ReferenceEquality") // the very array is meant
  boolean owns(TokenColumns columns) {
    return columns.ids() == ids;
  }

  /** A copy of the ids. */
  public int[] ids() {
    return Arrays.copyOf(ids, size);
  }

  /** Forgets all tokens from an index on; the pieces go on being counted. */
  public void truncate(int newSize) {
    size = newSize;
    while (named > 0 && namedAt[named - 1] >= newSize) {
      names[--named] = null;
    }
  }

  /** Forgets all tokens and pieces. */
  public void clear() {
    truncate(0);
    lastWord = -1;
  }
}
