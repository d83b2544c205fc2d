package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.index.TermBag;
import dev.firth.eval.baseline.index.TermCount;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.TermsEnum;

/**
 * A document as a query, after Lucene's {@code MoreLikeThis}: of its terms those with the largest
 * {@code tf · (1 + ln((N + 1) / (df + 1)))}, each once.
 *
 * @param minTermFrequency terms that are rarer in the document are left out
 * @param minDocuments terms that fewer documents have are left out
 * @param maxTerms so many terms at most
 */
public record MoreLikeThis(int minTermFrequency, int minDocuments, int maxTerms) {
  public MoreLikeThis {
    if (minTermFrequency < 1 || minDocuments < 1 || maxTerms < 1) {
      throw new UsageException(
          "more like this with terms that occur %d times, in %d documents, %d of them; give numbers from 1"
              .formatted(minTermFrequency, minDocuments, maxTerms));
    }
  }

  /** Lucene's: terms that occur twice, in 5 documents, 25 of them. */
  public static MoreLikeThis defaults() {
    return new MoreLikeThis(2, 5, 25);
  }

  private record Scored(TermCount term, double score) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score).reversed().thenComparing(s -> s.term().term());
  }

  /** The query, which has no terms if none is frequent enough. */
  public TermBag query(SearchIndex index, int document) throws IOException {
    TermsEnum all = index.segment().terms(SearchIndex.WORDS).iterator();
    var scored = new ArrayList<Scored>();
    for (TermCount count : index.termsOf(document).counts()) {
      if (count.frequency() >= minTermFrequency
          && all.seekExact(count.term())
          && all.docFreq() >= minDocuments) {
        double idf = 1 + Math.log((index.size() + 1.0) / (all.docFreq() + 1.0));
        scored.add(new Scored(new TermCount(count.term(), 1), count.frequency() * idf));
      }
    }
    scored.sort(Scored.BEST_FIRST);
    List<TermCount> best =
        scored.stream()
            .limit(maxTerms)
            .map(Scored::term)
            .sorted(Comparator.comparing(TermCount::term))
            .toList();
    return new TermBag(best, 0);
  }
}
