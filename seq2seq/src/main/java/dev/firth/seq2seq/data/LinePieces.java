package dev.firth.seq2seq.data;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The lines of a file of one side as examples for a language model, each one by itself, from the
 * begin token to the end token. A line that is longer than the context is cut in pieces, none of
 * which is lost: the model says every token once, and reads the token before a piece in place of
 * the begin token.
 */
public final class LinePieces implements Examples {
  private final SentenceFile file;
  private final SpecialIds special;
  private final int context;
  private final int lines;
  private final int[] lineOf;
  private final int[] startOf;

  /**
   * All lines of a file.
   *
   * @param file of one side
   * @param context most tokens of a piece, the end token included
   */
  public LinePieces(SentenceFile file, SpecialIds special, int context) {
    this(file, special, context, line -> true);
  }

  /**
   * Some lines of a file.
   *
   * @param chosen whether a line, by its number from 0, is among the examples
   */
  public LinePieces(SentenceFile file, SpecialIds special, int context, IntPredicate chosen) {
    if (file.sides() != 1) {
      throw new IllegalArgumentException(file.file() + " has " + file.sides() + " sides, not 1");
    }
    if (context < 1) {
      throw new IllegalArgumentException("a context of " + context + " tokens");
    }
    this.file = file;
    this.special = special;
    this.context = context;
    int[] all = IntStream.range(0, file.sentences()).filter(chosen).toArray();
    lines = all.length;
    int count = IntStream.of(all).map(this::pieces).reduce(0, Math::addExact);
    lineOf = new int[count];
    startOf = new int[count];
    int example = 0;
    for (int line : all) {
      for (int piece = 0; piece < pieces(line); piece++) {
        lineOf[example] = line;
        startOf[example++] = piece * context;
      }
    }
  }

  /** The end token counts. */
  private int pieces(int line) {
    return file.length(line, 0) / context + 1;
  }

  /** How many lines there are; as many as examples, unless some are cut. */
  public int lines() {
    return lines;
  }

  /** How many lines are cut in pieces. */
  public int cutLines() {
    return (int) IntStream.range(0, count()).filter(i -> startOf[i] == context).count();
  }

  @Override
  public int count() {
    return lineOf.length;
  }

  @Override
  public int targetLength(int example) {
    return Math.min(context, left(example) + 1);
  }

  @Override
  public int sentenceLength(int example) {
    return Math.min(context, left(example));
  }

  /** Ids of the line from the beginning of the piece on. */
  private int left(int example) {
    return file.length(lineOf[example], 0) - startOf[example];
  }

  @Override
  public void copyTargetIn(int example, long[] into, int at) {
    int ids = targetLength(example) - 1;
    if (startOf[example] == 0) {
      into[at] = special.begin();
      file.copy(place(example), ids, into, at + 1);
    } else {
      file.copy(place(example) - 1, ids + 1, into, at);
    }
  }

  @Override
  public void copyTargetOut(int example, long[] into, int at) {
    int ids = sentenceLength(example);
    int end = file.copy(place(example), ids, into, at);
    if (ids < targetLength(example)) {
      into[end] = special.end();
    }
  }

  /** Where the piece begins among the ids of all lines. */
  private long place(int example) {
    int line = lineOf[example];
    return (line == 0 ? 0 : file.endOf(line - 1)) + startOf[example];
  }

  @Override
  public int targetPad() {
    return special.pad();
  }

  @Override
  public int fingerprint() {
    return 31 * (31 * file.checksum() + context) + lines;
  }
}
