package dev.firth.tokenizers.train;

import dev.firth.runs.Progress;

/**
 * Merges the most frequent pair of tokens again and again (Gage 1994; Sennrich et al. 2016). Only
 * the places of the merged pair are visited, and all that happens to the pairs of one neighbour is
 * added up before the table of pairs is asked.
 *
 * <p>Counts are what {@link SymbolText} holds, so of {@code aaa} the pair {@code aa} is counted
 * twice though only one can be merged: from the left, as in Hugging Face's trainer and subword-nmt.
 *
 * <p><b>Two ways to one token.</b> Mostly a merge makes a token that is new, and then pairs can
 * only become rarer. If there is a token with that text already (a special token, or {@code ##} +
 * {@code ##a} in a WordPiece text) pairs may become more frequent and be merged again; {@link
 * Duplicates} says what happens then.
 */
final class MergeLoop {
  /** What happens when a merge makes a token that exists already. */
  enum Duplicates {
    /** The learning stops, to be begun anew with {@link #SEPARATE_ENTRIES}. */
    STOP,
    /**
     * As in Hugging Face's trainer: several entries of one pair stand in the queue, each with the
     * words that it knew when it was made, and the count of a pair goes on from what its last merge
     * left over. That needs all pairs, however rare, from the beginning.
     */
    SEPARATE_ENTRIES,
    /** As in subword-nmt: pairs are counted again. */
    COUNT_AGAIN
  }

  /** The first threshold aims at this many more merges than are wanted. */
  private static final int SPARE_FACTOR = 8;

  private static final int LOWER_BY = 8;
  private static final int MERGES_BETWEEN_REPORTS = 1 << 6;

  private final SymbolText text;
  private final TokenNames names;
  private final String prefix;
  private final Duplicates duplicates;
  private final LearnedMerges merges;
  private final PairIndex index;
  private final Neighbours before = new Neighbours();
  private final Neighbours after = new Neighbours();
  private final PlaceList inWords = new PlaceList();

  private final boolean separateEntries;
  private boolean stopped;
  private int[] next = new int[1 << 8];

  MergeLoop(
      SymbolText text,
      TokenNames names,
      PairOrder order,
      String prefix,
      int maxTokenLength,
      Duplicates duplicates) {
    this.text = text;
    this.names = names;
    this.prefix = prefix;
    this.duplicates = duplicates;
    separateEntries = duplicates == Duplicates.SEPARATE_ENTRIES;
    merges = new LearnedMerges(names);
    index = new PairIndex(text, order, maxTokenLength);
  }

  /**
   * Merges until there are enough tokens or merges, or no pair is frequent enough.
   *
   * @param least how frequent a pair must be
   * @param task told how many merges are made
   */
  LearnedMerges run(int mostTokens, int mostMerges, long least, Progress.Task task) {
    long floor = Math.max(1, least);
    int wanted = Math.min(mostMerges, mostTokens - names.size());
    index.rebuild(separateEntries ? 1 : firstThreshold(floor, wanted));
    while (!stopped && names.size() < mostTokens && merges.size() < mostMerges && goToTop(floor)) {
      step();
      if (merges.size() % MERGES_BETWEEN_REPORTS == 0) {
        task.done(merges.size());
      }
    }
    task.done(merges.size());
    return merges;
  }

  /** Whether two ways led to one token, so that the merges are not all. */
  boolean isStopped() {
    return stopped;
  }

  /** Frequencies fall about as 1/rank: an aim that is too high costs one more pass of the text. */
  private long firstThreshold(long floor, long wanted) {
    long perMerge = text.totalWeight() / Math.max(1, wanted * SPARE_FACTOR);
    return Math.max(floor, perMerge);
  }

  /** Brings the most frequent pair to the top of the queue; false if none is frequent enough. */
  private boolean goToTop(long floor) {
    if (!separateEntries && index.isWasteful()) {
      index.rebuild(index.threshold());
    }
    PairQueue queue = index.queue();
    while (true) {
      while (!queue.isEmpty() && queue.topCount() >= index.threshold()) {
        long count = index.table().count(queue.key(queue.top()));
        if (count == queue.topCount()) {
          return count >= floor;
        }
        if (count < index.threshold()) {
          queue.removeTop();
        } else {
          queue.recountTop(count);
        }
      }
      if (separateEntries || index.threshold() <= floor) {
        return false;
      }
      index.rebuild(Math.max(floor, index.threshold() / LOWER_BY));
    }
  }

  private void step() {
    int entry = index.queue().top();
    long key = index.queue().key(entry);
    long count = index.queue().topCount();
    String name = mergedName(PairTable.left(key), PairTable.right(key));
    boolean isDuplicate = names.idOf(name) != TokenNames.ABSENT;
    if (isDuplicate && duplicates == Duplicates.STOP) {
      stopped = true;
      return;
    }
    index.queue().removeTop();
    int result = names.add(name);
    merges.add(PairTable.left(key), PairTable.right(key), result, count);
    merge(entry, PairTable.left(key), PairTable.right(key), result);
    if (isDuplicate && duplicates == Duplicates.COUNT_AGAIN) {
      index.rebuild(index.threshold());
    }
  }

  private String mergedName(int left, int right) {
    String tail = names.name(right);
    if (!prefix.isEmpty() && tail.startsWith(prefix)) {
      tail = tail.substring(prefix.length());
    }
    return names.name(left) + tail;
  }

  private void merge(int entry, int left, int right, int result) {
    before.clear();
    after.clear();
    int start = index.queue().start(entry);
    int end = start + index.queue().length(entry);
    if (separateEntries) {
      mergeAll(inWords.ofWords(text, index.places(), start, end), left, right, result);
    } else {
      for (int i = start; i < end; i++) {
        mergeAt(index.place(i), left, right, result);
      }
    }
    // Where merged tokens stand side by side, the pair of the first with the old token behind it
    // was gained and lost again within this step.
    int self = before.find(result);
    int again = self < 0 ? -1 : after.find(left);
    if (again >= 0) {
      after.takeBack(again, before.lost(self));
    } else if (self >= 0) {
      index.table().subtract(PairTable.key(result, left), before.lost(self));
    }
    for (int slot = 0; slot < before.size(); slot++) {
      if (slot != self) {
        index.table().subtract(PairTable.key(before.token(slot), left), before.lost(slot));
      }
    }
    for (int slot = 0; slot < after.size(); slot++) {
      index.table().subtract(PairTable.key(right, after.token(slot)), after.lost(slot));
    }
    enqueue(before, result, true);
    enqueue(after, result, false);
  }

  private void mergeAll(PlaceList places, int left, int right, int result) {
    for (int i = 0; i < places.size(); i++) {
      mergeAt(places.get(i), left, right, result);
    }
  }

  /** Merges the pair in a place if it still stands there. */
  private void mergeAt(int place, int left, int right, int result) {
    long cell = text.cell(place);
    if (cell < 0 || SymbolText.id(cell) != left) {
      return;
    }
    int second = place + text.span(place);
    long secondCell = text.cell(second);
    if (secondCell < 0 || SymbolText.id(secondCell) != right) {
      return;
    }
    int third = second + text.span(second);
    int span = third - place;
    long weight = text.weight(place);
    int first = text.before(place);
    if (first >= 0) {
      int token = SymbolText.id(text.cell(first));
      before.lose(token, weight);
      if (index.mayMerge(text.span(first), span)) {
        before.gain(token, weight, first);
      }
    }
    long thirdCell = text.cell(third);
    if (thirdCell >= 0) {
      int token = SymbolText.id(thirdCell);
      after.lose(token, weight);
      if (index.mayMerge(span, text.span(third))) {
        // A pair of two results is one pair, on whatever side it is met.
        (token == result ? before : after).gain(token, weight, place);
      }
    }
    text.merge(place, second, span, result);
  }

  /** Puts the new pairs with the neighbours of one side into table and queue. */
  private void enqueue(Neighbours side, int result, boolean isBefore) {
    int slots = side.size();
    if (slots > next.length) {
      next = new int[Math.max(slots, next.length * 2)];
    }
    boolean any = false;
    for (int slot = 0; slot < slots; slot++) {
      int token = side.token(slot);
      long key = isBefore ? PairTable.key(token, result) : PairTable.key(result, token);
      next[slot] = enqueue(key, side.gained(slot), side.uses(slot));
      any |= next[slot] >= 0;
    }
    if (any) {
      side.write(next, index.places());
    }
  }

  /** Where the places of a pair are to be written, -1 if it is too rare to be kept. */
  private int enqueue(long key, long gained, int uses) {
    if (uses == 0 || (!separateEntries && gained < index.threshold())) {
      return -1;
    }
    long count = index.table().add(key, gained);
    if (count < index.threshold()) {
      return -1;
    }
    int start = index.reserve(uses);
    index.queue().add(key, count, start, uses);
    return start;
  }
}
