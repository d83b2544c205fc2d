package dev.firth.eval.baseline.search;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.UsageException;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * BM25 as Lucene computes it. With N documents that have terms, of which df have the term, and a
 * document of dl terms (avgdl on average) that has it tf times, a query's term adds
 *
 * <pre>{@code ln(1 + (N - df + .5) / (df + .5)) · tf / (tf + k1 · (1 - b + b · dl / avgdl))}</pre>
 *
 * as often as the query has it. It differs from the BM25 of Robertson et al. (TREC-3) and of ATIRE
 * in three ways that Kamphuis et al. (ECIR 2020, "Which BM25 do you mean?") found to make no
 * significant difference in effectiveness: the 1 in the logarithm keeps the weight of a frequent
 * term above zero (Robertson's falls below for df > N / 2; ATIRE takes {@code ln(N / df)}); the
 * factor k1 + 1, the same for all terms, is left out, so that scores are smaller by it; and dl is
 * exact up to 40 terms and beyond that rounded down to 4 significant bits, so that it fits a byte.
 *
 * @param k1 how soon more occurrences stop to matter; 0: at once
 * @param b how much the length of a document counts, 0 to 1
 */
public record Bm25(double k1, double b) implements RankingModel {
  public Bm25 {
    if (!(k1 >= 0 && k1 < Double.POSITIVE_INFINITY)) {
      throw new UsageException("k1 is " + k1 + "; give a number from 0, such as 1.2");
    }
    if (!(b >= 0 && b <= 1)) {
      throw new UsageException("b is " + b + "; give a number from 0 to 1, such as 0.75");
    }
  }

  /** k1 = 1.2, b = 0.75, as in Lucene. */
  public static Bm25 defaults() {
    return new Bm25(1.2, .75);
  }

  @Override
  public Ranker on(SearchIndex index) {
    return new LuceneRanker(
        index,
        new BM25Similarity((float) k1, (float) b),
        Signature.of("bm25").with("form", "lucene").with("k1", k1).with("b", b));
  }
}
