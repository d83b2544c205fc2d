package dev.firth.eval.vectors;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.function.IntToDoubleFunction;

/**
 * The answers to questions in their final order. The fast cosines of a space may be off by {@link
 * WordSpace#tolerance}: where that could change the order, the few words concerned are scored again
 * in the arithmetic that defines the score.
 */
final class AnalogyRanking {
  /** Runners-up kept beside the best words; more of them within the tolerance is very rare. */
  private static final int SPARE = 8;

  private final WordSpace space;
  private final int limit;
  private final int top;
  private final double margin;
  private final BestWords candidates;
  private final int[] a;
  private final int[] b;
  private final int[] c;

  AnalogyRanking(WordSpace space, int limit, AnalogyOptions options, int[] a, int[] b, int[] c) {
    this.space = space;
    this.limit = limit;
    this.top = options.top();
    this.a = a;
    this.b = b;
    this.c = c;
    boolean additive = options.method() == AnalogyMethod.ADD;
    this.margin = additive ? 2 * space.tolerance() : 0;
    float floor = additive ? (float) -margin : Float.NEGATIVE_INFINITY;
    this.candidates =
        new AnalogySearch(space, limit, options.method(), a, b, c)
            .run(margin == 0 ? top : top + SPARE, floor, options.threads());
  }

  /** The ids of the best words for a question, best first; {@code top} of them at most. */
  int[] answers(int question) {
    if (margin == 0) {
      return ids(candidates, question, candidates.size(question));
    }
    int contenders = contenders(question);
    if (contenders == candidates.capacity()) {
      return amongAll(question);
    }
    boolean clear = contenders == 1 && candidates.score(question, 0) > margin;
    return clear ? ids(candidates, question, 1) : among(question, contenders);
  }

  /** How many of the candidates may, within the margin, be among the best {@code top}. */
  private int contenders(int question) {
    int kept = candidates.size(question);
    if (kept <= top) {
      return kept;
    }
    double least = candidates.score(question, top - 1) - margin;
    int count = top;
    while (count < kept && candidates.score(question, count) >= least) {
      count++;
    }
    return count;
  }

  private int[] among(int question, int contenders) {
    var ids = new IntArrayList(ids(candidates, question, contenders));
    ids.sort(null);
    var best = new BestWords(1, top, 0);
    IntToDoubleFunction score = space.offset(a[question], b[question], c[question]);
    ids.forEach(id -> best.offer(0, id, (float) score.applyAsDouble(id)));
    return ids(best, 0, best.size(0));
  }

  private int[] amongAll(int question) {
    var best = new BestWords(1, top, 0);
    IntToDoubleFunction score = space.offset(a[question], b[question], c[question]);
    for (int id = 0; id < limit; id++) {
      if (id != a[question] && id != b[question] && id != c[question]) {
        best.offer(0, id, (float) score.applyAsDouble(id));
      }
    }
    return ids(best, 0, best.size(0));
  }

  private static int[] ids(BestWords words, int question, int count) {
    var ids = new int[count];
    for (int rank = 0; rank < count; rank++) {
      ids[rank] = words.id(question, rank);
    }
    return ids;
  }
}
