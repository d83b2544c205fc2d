package dev.firth.embeddings.classify;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.fasttext.FastTextModel;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;

/**
 * Scores a classifier on labelled text as {@code fasttext test} does: lines without a label that
 * the model knows, or without a word, are passed over and counted.
 *
 * @param lines lines read
 */
public record ClassifierEvaluation(LabelMetrics metrics, long lines) {

  /**
   * Reads and scores.
   *
   * @param topK most predictions for a text
   * @param threshold least probability of a prediction
   */
  public static ClassifierEvaluation run(
      FastTextModel model,
      Corpus gold,
      LabelledFormat format,
      String labelPrefix,
      int topK,
      double threshold)
      throws IOException {
    var metrics = new LabelMetrics(model.dictionary().labels());
    var rows = model.lineRows();
    var predicted = new IntArrayList();
    long lines = 0;
    try (var reader = new LabelledReader(gold, format, labelPrefix)) {
      while (reader.next()) {
        lines++;
        rows.set(reader.line(), 0, reader.length());
        if (rows.labels().isEmpty() || rows.rows().isEmpty()) {
          continue;
        }
        predicted.clear();
        for (var prediction : model.predict(rows, topK, threshold)) {
          predicted.add(model.dictionary().labelId(prediction.label()));
        }
        metrics.add(rows.labels(), predicted);
      }
    }
    return new ClassifierEvaluation(metrics, lines);
  }

  /** Lines that could not be scored. */
  public long skipped() {
    return lines - metrics.examples();
  }
}
