package dev.firth.eval.translation;

/**
 * Tercom's greedy search for block moves, as sacreBLEU has it: the block whose move saves most
 * edits is moved, again and again, until none saves any. A block is a run of words that the
 * reference has elsewhere; a move costs one edit. Used again for every segment, by one thread.
 */
final class BlockMoves {
  private static final int LONGEST_BLOCK = 10;
  private static final int FARTHEST = 50;
  private static final int MOST_CANDIDATES = 1000;

  private final BeamEditDistance distances = new BeamEditDistance();
  private final Alignment alignment = new Alignment();
  private int[] words = new int[64];
  private int[] moved = new int[64];
  private int length;
  private int[] reference;
  private int referenceLength;
  private int candidates;

  // The best move so far: edits saved, then the longest block, then the earliest, then the earliest
  // target.
  private int bestSaving;
  private int bestLength;
  private int bestStart;
  private int bestTarget;

  /** The fewest edits that the search finds, moves among them. */
  int edits(int[] hypothesis, int hypothesisLength, int[] newReference, int newReferenceLength) {
    if (newReferenceLength == 0) {
      return hypothesisLength;
    }
    take(hypothesis, hypothesisLength, newReference, newReferenceLength);
    distances.begin(reference, referenceLength, length);
    int moves = 0;
    while (true) {
      int distance = distances.distance(words);
      findBestMove(distance);
      if (candidates >= MOST_CANDIDATES || bestSaving <= 0) {
        return moves + distance;
      }
      move(bestStart, bestLength, bestTarget);
      int[] old = words;
      words = moved;
      moved = old;
      moves++;
    }
  }

  private void take(int[] hypothesis, int newLength, int[] newReference, int newReferenceLength) {
    length = newLength;
    reference = newReference;
    referenceLength = newReferenceLength;
    candidates = 0;
    if (length > words.length) {
      words = new int[2 * length];
      moved = new int[2 * length];
    }
    System.arraycopy(hypothesis, 0, words, 0, length);
  }

  private void findBestMove(int distance) {
    bestSaving = 0;
    distances.align(alignment);
    alignment.finish();
    for (int start = 0; start < length; start++) {
      int last = Math.min(referenceLength - 1, start + FARTHEST);
      for (int place = Math.max(0, start - FARTHEST); place <= last; place++) {
        if (words[start] == reference[place] && !tryBlocks(start, place, distance)) {
          return;
        }
      }
    }
  }

  /** Tries the blocks of all lengths that begin at both places; false when enough was tried. */
  private boolean tryBlocks(int start, int place, int distance) {
    int longest = Math.min(LONGEST_BLOCK, Math.min(length - start, referenceLength - place));
    for (int size = 1; size <= longest; size++) {
      if (words[start + size - 1] != reference[place + size - 1]) {
        return true;
      }
      if (isWorthMoving(start, place, size)) {
        tryTargets(start, place, size, distance);
        if (candidates >= MOST_CANDIDATES) {
          return false;
        }
      }
    }
    return true;
  }

  /** Both sides must be wrong as they are, and the block must not move within itself. */
  private boolean isWorthMoving(int start, int place, int size) {
    int aligned = alignment.placeOf(place);
    return !alignment.hypothesisIsRight(start, size)
        && !alignment.referenceIsMatched(place, size)
        && (aligned < start || aligned >= start + size);
  }

  private void tryTargets(int start, int place, int size, int distance) {
    int previous = -1;
    for (int offset = -1; offset < size; offset++) {
      int target = place + offset < 0 ? 0 : alignment.placeOf(place + offset) + 1;
      if (target != previous) {
        previous = target;
        candidates++;
        tryMove(start, size, target, distance);
      }
    }
  }

  private void tryMove(int start, int size, int target, int distance) {
    move(start, size, target);
    // One that saves nothing is never made, so it need not be known by how much it fails.
    int bound = distance - Math.max(1, bestSaving);
    int saving = distance - distances.within(moved, Math.min(start, target), bound);
    if (saving >= Math.max(1, bestSaving) && isBetter(saving, size, start, target)) {
      bestSaving = saving;
      bestLength = size;
      bestStart = start;
      bestTarget = target;
    }
  }

  private boolean isBetter(int saving, int size, int start, int target) {
    if (saving != bestSaving) {
      return saving > bestSaving;
    }
    if (size != bestLength) {
      return size > bestLength;
    }
    return start != bestStart ? start < bestStart : target < bestTarget;
  }

  /** Writes the words with a block moved before a target into {@link #moved}. */
  private void move(int start, int size, int target) {
    int end = start + size;
    if (target < start) {
      System.arraycopy(words, 0, moved, 0, target);
      System.arraycopy(words, start, moved, target, size);
      System.arraycopy(words, target, moved, target + size, start - target);
      System.arraycopy(words, end, moved, end, length - end);
      return;
    }
    // Within the block or right behind it the target counts from the block's own beginning.
    int until = Math.min(length, target > end ? target : target + size);
    System.arraycopy(words, 0, moved, 0, start);
    System.arraycopy(words, end, moved, start, until - end);
    System.arraycopy(words, start, moved, start + until - end, size);
    System.arraycopy(words, until, moved, until, length - until);
  }
}
