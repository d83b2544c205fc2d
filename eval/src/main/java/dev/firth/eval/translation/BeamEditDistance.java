package dev.firth.eval.translation;

import java.util.Arrays;

/**
 * Edit distance between words near the diagonal, with the beam and the preferences of sacreBLEU's
 * TER: cells more than about {@value #BEAM} from the (slanted) diagonal are never entered, and
 * among equal costs substitution comes before deletion before insertion. The distance changes a
 * hypothesis into the reference. Used again for every segment, by one thread.
 */
final class BeamEditDistance {
  private static final int BEAM = 25;
  private static final int FAR = 1 << 29;

  /** Of the table: 320 MB a thread, for 8,000 words on either side. */
  private static final int MOST_CELLS = 1 << 26;

  private static final byte KEEP = 0;
  private static final byte SUBSTITUTE = 1;
  private static final byte INSERT = 2;
  private static final byte DELETE = 3;

  private int[] reference;
  private int referenceLength;
  private int hypothesisLength;
  private int width;
  private int beam;
  private double slope;

  private int[] costs = new int[1024];
  private byte[] operations = new byte[1024];
  private int[] row = new int[64];
  private int[] rowAbove = new int[64];

  /** Prepares for hypotheses of one length against a reference, which is not empty. */
  void begin(int[] newReference, int newReferenceLength, int newHypothesisLength) {
    reference = newReference;
    referenceLength = newReferenceLength;
    hypothesisLength = newHypothesisLength;
    width = referenceLength + 1;
    slope = hypothesisLength == 0 ? 1 : (double) referenceLength / hypothesisLength;
    // A slope so steep that rows would not overlap needs a wider beam.
    beam = slope / 2 > BEAM ? (int) Math.ceil(slope / 2 + BEAM) : BEAM;
    int cells = cells();
    if (cells > costs.length) {
      costs = new int[Math.max(cells, 2 * costs.length)];
      operations = new byte[costs.length];
    }
    if (width > row.length) {
      row = new int[2 * width];
      rowAbove = new int[2 * width];
    }
    for (int j = 0; j < width; j++) {
      costs[j] = j;
      operations[j] = INSERT;
    }
  }

  private int cells() {
    long cells = (hypothesisLength + 1L) * width;
    if (cells > MOST_CELLS) {
      throw new IllegalArgumentException(
          "a hypothesis of %,d words and a reference of %,d are too long for TER: is this a segment?"
              .formatted(hypothesisLength, referenceLength));
    }
    return (int) cells;
  }

  /** The distance of a hypothesis, whose table is kept for {@link #align} and {@link #within}. */
  int distance(int[] words) {
    for (int i = 1; i <= hypothesisLength; i++) {
      int above = (i - 1) * width;
      int at = i * width;
      Arrays.fill(costs, at, at + width, FAR);
      int last = lastColumn(i);
      for (int j = firstColumn(i); j < last; j++) {
        fillCell(at, above, j, words[i - 1]);
      }
    }
    return costs[hypothesisLength * width + referenceLength];
  }

  private void fillCell(int at, int above, int j, int word) {
    if (j == 0) {
      costs[at] = costs[above] + 1;
      operations[at] = DELETE;
      return;
    }
    boolean same = word == reference[j - 1];
    int cost = FAR;
    byte operation = SUBSTITUTE;
    int diagonal = costs[above + j - 1] + (same ? 0 : 1);
    if (diagonal < cost) {
      cost = diagonal;
      operation = same ? KEEP : SUBSTITUTE;
    }
    if (costs[above + j] + 1 < cost) {
      cost = costs[above + j] + 1;
      operation = DELETE;
    }
    if (costs[at + j - 1] + 1 < cost) {
      cost = costs[at + j - 1] + 1;
      operation = INSERT;
    }
    costs[at + j] = cost;
    operations[at + j] = operation;
  }

  /**
   * The distance of another hypothesis of the same length, if it is not above a bound; otherwise
   * some number above the bound.
   *
   * @param from how many words at the beginning are those of the last {@link #distance}
   */
  int within(int[] words, int from, int bound) {
    System.arraycopy(costs, from * width, rowAbove, 0, width);
    for (int i = from + 1; i <= hypothesisLength; i++) {
      if (fillRow(i, words[i - 1]) > bound) {
        return bound + 1;
      }
      int[] done = row;
      row = rowAbove;
      rowAbove = done;
    }
    return rowAbove[referenceLength];
  }

  /** Fills a row and returns what any way through it costs at least. */
  private int fillRow(int i, int word) {
    int first = firstColumn(i);
    int last = lastColumn(i);
    Arrays.fill(row, 0, width, FAR);
    int least = FAR;
    // Words left over on one side must be deleted or inserted.
    int ahead = hypothesisLength - i - referenceLength;
    for (int j = first; j < last; j++) {
      int cost;
      if (j == 0) {
        cost = rowAbove[0] + 1;
      } else {
        cost = rowAbove[j - 1] + (word == reference[j - 1] ? 0 : 1);
        cost = Math.min(cost, Math.min(rowAbove[j], row[j - 1]) + 1);
        cost = Math.min(cost, FAR);
      }
      row[j] = cost;
      least = Math.min(least, cost + Math.abs(ahead + j));
    }
    return least;
  }

  private int firstColumn(int i) {
    return Math.max(0, (int) Math.floor(i * slope) - beam);
  }

  private int lastColumn(int i) {
    return i == hypothesisLength ? width : Math.min(width, (int) Math.floor(i * slope) + beam);
  }

  /** Writes how the last {@link #distance} pairs words. */
  void align(Alignment into) {
    into.reset(hypothesisLength, referenceLength);
    int i = hypothesisLength;
    int j = referenceLength;
    while (i > 0 || j > 0) {
      switch (operations[i * width + j]) {
        case KEEP -> into.pair(--i, --j, false);
        case SUBSTITUTE -> into.pair(--i, --j, true);
        case DELETE -> into.deleted(--i);
        case INSERT -> into.inserted(i - 1, --j);
        default -> throw new IllegalStateException("an operation that is none");
      }
    }
  }
}
