package dev.firth.tokenizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * What a {@link Tokenizer} makes of a text: a row of tokens with ids, places in the text and all
 * that a network wants to know. Immutable; methods named {@code with…} give another encoding that
 * shares what stays the same. The columns and their rules are those of Hugging Face's {@code
 * Encoding}; only offsets count in UTF-16 units instead of code points.
 */
public final class Encoding {
  /** An encoding of no tokens. */
  public static final Encoding EMPTY = text(new int[0], new int[0], new int[0], new int[0]);

  private final TokenColumns columns;

  /** The first token's place in the columns, which windows over one text share. */
  private final int from;

  private final int size;
  private final TokenRuns runs;
  private final SequenceRanges sequences;
  private final OwnNames ownNames;
  private final IntFunction<String> vocabulary;

  /** What was encoded; null for tokens that are from no text. */
  private final EncodeInput input;

  private final List<Encoding> overflow;

  private Encoding(
      TokenColumns columns,
      int from,
      int size,
      TokenRuns runs,
      SequenceRanges sequences,
      OwnNames ownNames,
      IntFunction<String> vocabulary,
      EncodeInput input,
      List<Encoding> overflow) {
    this.columns = columns;
    this.from = from;
    this.size = size;
    this.runs = runs;
    this.sequences = sequences;
    this.ownNames = ownNames;
    this.vocabulary = vocabulary;
    this.input = input;
    this.overflow = overflow;
  }

  private static Encoding text(int[] ids, int[] starts, int[] ends, int[] words) {
    return new Encoding(
        new TokenColumns(ids, starts, ends, words),
        0,
        ids.length,
        TokenRuns.of(ids.length, 0, TokenRuns.TEXT),
        SequenceRanges.NONE,
        OwnNames.NONE,
        null,
        null,
        List.of());
  }

  /**
   * Special tokens, as a post-processor puts them between sequences. They have no place in the
   * text: offsets 0 to 0, no word, no sequence.
   *
   * @param tokens their texts, as many as ids
   */
  public static Encoding special(int[] ids, List<String> tokens, int typeId) {
    return withoutText(ids.clone(), tokens.toArray(String[]::new), typeId, TokenRuns.SPECIAL);
  }

  private static Encoding withoutText(int[] ids, String[] tokens, int typeId, byte kind) {
    if (ids.length != tokens.length) {
      throw new IllegalArgumentException(ids.length + " ids for " + tokens.length + " tokens");
    }
    int[] zeros = new int[ids.length];
    int[] none = new int[ids.length];
    Arrays.fill(none, -1);
    return new Encoding(
        new TokenColumns(ids, zeros, zeros, none),
        0,
        ids.length,
        TokenRuns.of(ids.length, typeId, kind),
        SequenceRanges.NONE,
        OwnNames.all(tokens),
        null,
        null,
        List.of());
  }

  /**
   * The tokens of a buffer from an index on, without copying: the buffer must not change while this
   * encoding is in use.
   */
  static Encoding view(
      TokenBuffer buffer,
      int from,
      int to,
      int typeId,
      IntFunction<String> vocabulary,
      EncodeInput input) {
    return new Encoding(
        buffer.columns(),
        from,
        to - from,
        TokenRuns.of(to - from, typeId, TokenRuns.TEXT),
        SequenceRanges.NONE,
        OwnNames.of(buffer, from, to),
        vocabulary,
        input,
        List.of());
  }

  /** This encoding with columns of its own where it still reads those of a buffer. */
  @SuppressWarnings("ReferenceEquality") // the buffer's own array, not one that is equal
  Encoding detached(TokenBuffer buffer) {
    return buffer.owns(columns) ? copied() : this;
  }

  private Encoding copied() {
    return new Encoding(
        columns.copy(from, from + size),
        0,
        size,
        runs,
        sequences,
        ownNames,
        vocabulary,
        input,
        overflow);
  }

  /** Number of tokens. */
  public int size() {
    return size;
  }

  /** The id of a token. */
  public int id(int token) {
    return columns.ids()[at(token)];
  }

  /** A copy of all ids. */
  public int[] ids() {
    return column(columns.ids());
  }

  /**
   * What a token reads: what the vocabulary has for its id, or for added tokens and unknown pieces
   * of a Unigram model what stood in the normalized text.
   */
  public String token(int token) {
    int id = id(token);
    String own = ownNames.of(token);
    return own != null || vocabulary == null ? own : vocabulary.apply(id);
  }

  /** What all tokens read. */
  public List<String> tokens() {
    var all = new ArrayList<String>(size);
    for (int i = 0; i < size; i++) {
      all.add(token(i));
    }
    return all;
  }

  /** First UTF-16 unit of a token in its sequence, or in its word where words were given. */
  public int start(int token) {
    return columns.starts()[at(token)];
  }

  /** One past the last UTF-16 unit of a token. */
  public int end(int token) {
    return columns.ends()[at(token)];
  }

  /** A copy of the first units of all tokens. */
  public int[] starts() {
    return column(columns.starts());
  }

  /** A copy of the end units of all tokens. */
  public int[] ends() {
    return column(columns.ends());
  }

  /**
   * Number of the piece of its sequence that a token was cut from (or of the word, where words were
   * given), -1 for special tokens.
   */
  public int word(int token) {
    return columns.words()[at(token)];
  }

  /** A copy of the word numbers of all tokens. */
  public int[] wordIds() {
    return column(columns.words());
  }

  /** The type id (segment) of a token. */
  public int typeId(int token) {
    at(token);
    return runs.typeId(token);
  }

  /** The type ids of all tokens. */
  public int[] typeIds() {
    return runs.typeIds(size);
  }

  /** Whether a token was put there by a post-processor or by padding. */
  public boolean special(int token) {
    at(token);
    return runs.special(token);
  }

  /** 1 for tokens put there by a post-processor or by padding, 0 for text. */
  public int[] specialMask() {
    return runs.specialMask(size);
  }

  /** Whether a network should look at a token, which is to say that it is no padding. */
  public boolean attended(int token) {
    at(token);
    return runs.attended(token);
  }

  /** 0 for padding, 1 for everything else. */
  public int[] attentionMask() {
    return runs.attentionMask(size);
  }

  /** Number of sequences put together here. */
  public int sequences() {
    return sequences.count();
  }

  /** The sequence that each token is from, 0 or 1; -1 for none. */
  public int[] sequenceIds() {
    int[] all = new int[size];
    Arrays.fill(all, -1);
    for (int s = 0; s < sequences.count(); s++) {
      Arrays.fill(all, sequences.start(s), sequences.end(s, size), s);
    }
    return all;
  }

  /**
   * The token of a sequence that covers a UTF-16 unit, or -1 if none does.
   *
   * @param sequence 0 or 1
   */
  public int tokenAt(int unit, int sequence) {
    int end = sequences.end(sequence, size);
    for (int i = sequences.start(sequence); i < end; i++) {
      if (start(i) <= unit && unit < end(i)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The windows that {@link Truncation} cut off, each an encoding like this one. Of a pair with
   * windows on both sides every combination is here once; Hugging Face's windows have further
   * windows inside, which are those combinations again and are left out.
   */
  public List<Encoding> overflow() {
    return overflow;
  }

  /**
   * The text that the offsets of a token count in: its sequence, or its word where words were
   * given. Null for tokens that are from no text.
   */
  public String text(int token) {
    int sequence = sequences.of(at(token) - from);
    return input == null || sequence < 0 ? null : input.text(sequence, word(token));
  }

  /**
   * The bounds of all tokens in bytes of UTF-8 instead of UTF-16 units: for each token its start
   * and its end. A lone surrogate counts three bytes, as U+FFFD does.
   */
  public int[][] byteOffsets() {
    int[][] offsets = new int[size][];
    String text = null;
    int[] bytes = null;
    for (int i = 0; i < size; i++) {
      String of = text(i);
      // The same string for all tokens of a sequence or word.
      if (of != null && (bytes == null || !of.equals(text))) {
        bytes = Utf8Offsets.of(of);
        text = of;
      }
      offsets[i] = of == null ? new int[2] : new int[] {bytes[start(i)], bytes[end(i)]};
    }
    return offsets;
  }

  /** The same tokens, all of one type. */
  public Encoding withTypeId(int typeId) {
    return with(runs.withTypeId(typeId), sequences, overflow);
  }

  /** The same tokens, all of one sequence. */
  public Encoding withSequence(int sequence) {
    return with(runs, SequenceRanges.of(sequence, size), overflow);
  }

  /** This sequence with its number, which is also its type, and windows with that number. */
  Encoding numbered(int number) {
    List<Encoding> windows =
        overflow.isEmpty()
            ? overflow
            : overflow.stream().map(window -> window.withSequence(number)).toList();
    return with(runs.withTypeId(number), SequenceRanges.of(number, size), windows);
  }

  /** The same tokens, all of them text in the masks. */
  public Encoding asText() {
    return with(runs.asText(), sequences, overflow);
  }

  /** The same tokens with other windows. */
  public Encoding withOverflow(List<Encoding> windows) {
    return with(runs, sequences, List.copyOf(windows));
  }

  private Encoding with(TokenRuns newRuns, SequenceRanges newSequences, List<Encoding> windows) {
    return new Encoding(
        columns, from, size, newRuns, newSequences, ownNames, vocabulary, input, windows);
  }

  /**
   * The same tokens at other places of the text.
   *
   * @param newStarts first UTF-16 units, one for each token
   * @param newEnds end units, one for each token
   */
  public Encoding withOffsets(int[] newStarts, int[] newEnds) {
    Objects.checkFromIndexSize(0, size, newStarts.length);
    Objects.checkFromIndexSize(0, size, newEnds.length);
    var moved =
        new TokenColumns(
            from == 0 ? columns.ids() : ids(),
            newStarts.clone(),
            newEnds.clone(),
            from == 0 ? columns.words() : wordIds());
    return new Encoding(moved, 0, size, runs, sequences, ownNames, vocabulary, input, overflow);
  }

  /** A window of this encoding; sequences and overflow are left behind. */
  Encoding slice(int start, int end) {
    return new Encoding(
        columns,
        from + start,
        end - start,
        runs.slice(start, end),
        SequenceRanges.NONE,
        ownNames.slice(start, end),
        vocabulary,
        input,
        List.of());
  }

  /** This encoding and its windows, each filled up to a length. */
  Encoding padded(int length, Padding padding) {
    List<Encoding> windows = overflow.stream().map(e -> e.padded(length, padding)).toList();
    if (size >= length) {
      return withOverflow(windows);
    }
    int[] ids = new int[length - size];
    Arrays.fill(ids, padding.id());
    String[] tokens = new String[ids.length];
    Arrays.fill(tokens, padding.token());
    Encoding fill = withoutText(ids, tokens, padding.typeId(), TokenRuns.PADDING);
    Encoding bare = withOverflow(List.of());
    Encoding joined = padding.side() == Side.LEFT ? concat(fill, bare) : concat(bare, fill);
    return joined.withOverflow(windows);
  }

  /**
   * Encodings one behind the other. Where several have windows, every window of one is joined with
   * every window of the others, as Hugging Face does.
   */
  public static Encoding join(List<Encoding> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    for (Encoding part : parts) {
      if (!part.overflow.isEmpty()) {
        return parts.stream().reduce(EMPTY, Encoding::merge);
      }
    }
    return concat(parts.toArray(Encoding[]::new));
  }

  private static Encoding merge(Encoding first, Encoding second) {
    var windows = new ArrayList<Encoding>();
    for (Encoding window : first.overflow) {
      windows.add(concat(window, second));
      for (Encoding other : second.overflow) {
        windows.add(concat(window, other));
      }
    }
    for (Encoding other : second.overflow) {
      windows.add(concat(first, other));
    }
    return concat(first, second).withOverflow(windows);
  }

  /** The tokens of encodings one behind the other, without windows. */
  private static Encoding concat(Encoding... parts) {
    int size = 0;
    for (Encoding part : parts) {
      size += part.size;
    }
    var columns = TokenColumns.ofSize(size);
    var sequences = SequenceRanges.NONE;
    var names = OwnNames.NONE;
    TokenRuns[] runs = new TokenRuns[parts.length];
    IntFunction<String> vocabulary = null;
    EncodeInput input = null;
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      Encoding part = parts[i];
      part.columns.copyTo(columns, part.from, at, part.size);
      runs[i] = part.runs;
      sequences = sequences.plus(part.sequences, at);
      names = names.plus(part.ownNames, at);
      vocabulary = vocabulary == null ? part.vocabulary : vocabulary;
      input = input == null ? part.input : input;
      at += part.size;
    }
    return new Encoding(
        columns, 0, size, TokenRuns.concat(runs), sequences, names, vocabulary, input, List.of());
  }

  private int[] column(int[] column) {
    return Arrays.copyOfRange(column, from, from + size);
  }

  private int at(int token) {
    return from + Objects.checkIndex(token, size);
  }

  @Override
  public String toString() {
    return size + " tokens: " + tokens();
  }
}
