package dev.firth.embeddings.glove;

import java.io.IOException;

/** Counts the rows of strata on one thread. */
final class StratumCounter {
  private final Strata strata;
  private final RowSource source;
  private final RowSink sink;
  private final DenseRow row;

  StratumCounter(Strata strata, RowSource source, RowSink sink) {
    this.strata = strata;
    this.source = source;
    this.sink = sink;
    this.row = new DenseRow(strata.vocabulary());
  }

  void count(int stratum) throws IOException {
    source.begin(stratum);
    sink.begin(stratum);
    for (int word : strata.words(stratum)) {
      source.add(word, row);
      row.sort();
      sink.row(word, row);
      row.clear();
    }
    sink.end(stratum);
  }
}
