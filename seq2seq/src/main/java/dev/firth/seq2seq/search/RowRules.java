package dev.firth.seq2seq.search;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Turns the constraints into the edits of a step. */
final class RowRules {
  private static final int[] NOTHING = {};

  private final Constraints constraints;
  private final int vocabularySize;
  private final int endToken;
  private final int[] never;
  private final List<int[]> avoid;

  RowRules(Constraints constraints, StepFunction function) {
    this.constraints = constraints;
    this.vocabularySize = function.vocabularySize();
    this.endToken = function.endToken();
    this.never = never(constraints);
    this.avoid =
        constraints.avoid().stream()
            .filter(phrase -> phrase.size() > 1)
            .map(phrase -> phrase.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    Arrays.stream(never).forEach(this::checkToken);
    avoid.forEach(phrase -> Arrays.stream(phrase).forEach(this::checkToken));
  }

  /** With the tokens that are a phrase to be avoided by themselves. */
  private static int[] never(Constraints constraints) {
    return Stream.concat(
            constraints.never().stream(),
            constraints.avoid().stream().filter(of -> of.size() == 1).map(List::getFirst))
        .mapToInt(Integer::intValue)
        .distinct()
        .sorted()
        .toArray();
  }

  private void checkToken(int token) {
    if (token < 0 || token >= vocabularySize) {
      throw new IllegalArgumentException("token " + token + " is not in the vocabulary");
    }
  }

  /** The edits of the step in which the paths become rows in this order. */
  Edits edits(List<Path> paths) {
    if ((long) paths.size() * vocabularySize > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          paths.size()
              + " rows of "
              + vocabularySize
              + " tokens are too many; use smaller batches");
    }
    IntArrayList banned = new IntArrayList();
    IntArrayList repeated = new IntArrayList();
    for (int row = 0; row < paths.size(); row++) {
      addBanned(paths.get(row), row, banned);
      addRepeated(paths.get(row), row, repeated);
    }
    int[] forced = forced(paths);
    return banned.isEmpty() && repeated.isEmpty() && forced.length + never.length == 0
        ? Edits.NONE
        : new Edits(
            never,
            banned.toIntArray(),
            repeated.toIntArray(),
            constraints.repetitionPenalty(),
            forced);
  }

  private void addBanned(Path path, int row, IntArrayList cells) {
    int from = cells.size();
    if (path.length() < path.sentence().minLength() || !path.hasPhrases()) {
      cells.add(row * vocabularySize + endToken);
    }
    if (constraints.noRepeatNgram() > 0) {
      addNgramEnds(path, constraints.noRepeatNgram(), row, cells);
    }
    for (int[] phrase : avoid) {
      if (endsWithAllButTheLast(path, phrase)) {
        cells.add(row * vocabularySize + phrase[phrase.length - 1]);
      }
    }
    sortFrom(from, cells);
  }

  private static boolean endsWithAllButTheLast(Path path, int[] phrase) {
    int start = path.length() - (phrase.length - 1);
    int same = 0;
    while (start >= 0 && same < phrase.length - 1 && path.token(start + same) == phrase[same]) {
      same++;
    }
    return same == phrase.length - 1;
  }

  /** Tokens that would make the last n - 1 tokens an n-gram that the path has already. */
  private void addNgramEnds(Path path, int size, int row, IntArrayList cells) {
    int context = size - 1;
    int lastStart = path.length() - context;
    for (int start = 0; start < lastStart; start++) {
      int same = 0;
      while (same < context && path.token(start + same) == path.token(lastStart + same)) {
        same++;
      }
      if (same == context) {
        cells.add(row * vocabularySize + path.token(start + context));
      }
    }
  }

  private void addRepeated(Path path, int row, IntArrayList cells) {
    if (constraints.repetitionPenalty() == 1) {
      return;
    }
    int from = cells.size();
    for (int i = 0; i < path.length(); i++) {
      cells.add(row * vocabularySize + path.token(i));
    }
    sortFrom(from, cells);
  }

  /** Rows come in order, so their cells are in order when each row's are; each is there once. */
  private static void sortFrom(int from, IntArrayList cells) {
    if (cells.size() - from < 2) {
      return;
    }
    Arrays.sort(cells.elements(), from, cells.size());
    int kept = from + 1;
    for (int i = kept; i < cells.size(); i++) {
      if (cells.getInt(i) != cells.getInt(kept - 1)) {
        cells.set(kept++, cells.getInt(i));
      }
    }
    cells.size(kept);
  }

  private static int[] forced(List<Path> paths) {
    int[] forced = NOTHING;
    for (int row = 0; row < paths.size(); row++) {
      Path path = paths.get(row);
      int token = path.sentence().forcedAfter(path.length());
      if (token != Edits.FREE) {
        if (forced.length == 0) {
          forced = new int[paths.size()];
          Arrays.fill(forced, Edits.FREE);
        }
        forced[row] = token;
      }
    }
    return forced;
  }
}
