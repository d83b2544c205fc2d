package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.UsageException;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;

/** The terms of an index that count, numbered in the order of their bytes. */
final class TermTable {
  private final BytesRefHash terms = new BytesRefHash();
  private final IntArrayList frequencies = new IntArrayList();

  /**
   * Reads them.
   *
   * @throws UsageException if no term is within the limits
   */
  TermTable(SearchIndex index, TermLimits limits) throws IOException {
    double least = limits.least().of(index.size());
    double most = limits.most().of(index.size());
    TermsEnum all = index.segment().terms(SearchIndex.WORDS).iterator();
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      int documents = all.docFreq();
      if (documents >= least && documents <= most) {
        terms.add(term);
        frequencies.add(documents);
      }
    }
    if (frequencies.isEmpty()) {
      throw new UsageException(
          "no term is in at least %s and at most %s of the %d documents; widen the limits"
              .formatted(limits.least(), limits.most(), index.size()));
    }
  }

  int size() {
    return frequencies.size();
  }

  /** The number of a term; negative if it does not count. */
  int find(BytesRef term) {
    return terms.find(term);
  }

  BytesRef term(int number) {
    return terms.get(number, new BytesRef());
  }

  /** How many documents have a term. */
  int documents(int number) {
    return frequencies.getInt(number);
  }
}
