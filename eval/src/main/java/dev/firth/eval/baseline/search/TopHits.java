package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best of all documents by their scores. */
final class TopHits {
  /** A document on the way to be a hit. */
  private record Candidate(int document, double score) {
    static final Comparator<Candidate> WORST_FIRST =
        Comparator.comparingDouble(Candidate::score)
            .thenComparing(Comparator.comparingInt(Candidate::document).reversed());
  }

  private TopHits() {}

  /** Refuses to look for no document. */
  static void check(int top) {
    if (top < 1) {
      throw new UsageException("the best " + top + " documents; ask for at least 1");
    }
  }

  /** Those with scores above zero, the best first. */
  static List<Hit> of(double[] scores, int top, SearchIndex index) throws IOException {
    var best = new PriorityQueue<Candidate>(Candidate.WORST_FIRST);
    for (int document = 0; document < scores.length; document++) {
      if (scores[document] > 0 && (best.size() < top || scores[document] > best.peek().score())) {
        if (best.size() == top) {
          best.remove();
        }
        best.add(new Candidate(document, scores[document]));
      }
    }
    var hits = new ArrayDeque<Hit>();
    while (!best.isEmpty()) {
      Candidate worst = best.remove();
      hits.addFirst(new Hit(worst.document(), index.id(worst.document()), worst.score()));
    }
    return List.copyOf(hits);
  }
}
