package dev.firth.eval.probe;

import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.eval.Signature;
import dev.firth.eval.baseline.search.SparseVector;
import dev.firth.tokenizers.WordTokenizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of sentence vectors, each brought to mean 0 and deviation 1 over the training texts,
 * so that the strength of a classifier's regularisation does not depend on how long vectors are.
 */
public final class SentenceFeatures implements ProbeFeatures {
  private final String name;
  private final SentenceEncoder encoder;
  private final WordTokenizer tokenizer;
  private final double[] means;
  private final double[] deviations;
  private final int[] indices;

  private SentenceFeatures(
      String name,
      SentenceEncoder encoder,
      WordTokenizer tokenizer,
      double[] means,
      double[] deviations) {
    this.name = name;
    this.encoder = encoder;
    this.tokenizer = tokenizer;
    this.means = means;
    this.deviations = deviations;
    this.indices = IntStream.range(0, encoder.dim()).toArray();
  }

  /** Learns means and deviations; texts without a vector have no part in them. */
  public static SentenceFeatures of(
      String name, SentenceEncoder encoder, WordTokenizer tokenizer, List<String> training) {
    List<float[]> rows =
        training.stream().flatMap(text -> encoder.encode(text, tokenizer).stream()).toList();
    double[] means = new double[encoder.dim()];
    double[] deviations = new double[encoder.dim()];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(rows, i);
      deviations[i] = deviation(rows, i, means[i]);
    }
    return new SentenceFeatures(name, encoder, tokenizer, means, deviations);
  }

  private static double mean(List<float[]> rows, int column) {
    double sum = 0;
    for (float[] row : rows) {
      sum += row[column];
    }
    return rows.isEmpty() ? 0 : sum / rows.size();
  }

  /** A column that never changes gets 1, as in scikit-learn's scaler: it says nothing. */
  private static double deviation(List<float[]> rows, int column, double mean) {
    double squares = 0;
    for (float[] row : rows) {
      squares += (row[column] - mean) * (row[column] - mean);
    }
    return squares == 0 ? 1 : Math.sqrt(squares / rows.size());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SparseVector of(String text) {
    return encoder
        .encode(text, tokenizer)
        .map(this::scaled)
        .orElseGet(() -> new SparseVector(new int[0], new double[0]));
  }

  private SparseVector scaled(float[] row) {
    var values = new double[row.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (row[i] - means[i]) / deviations[i];
    }
    return new SparseVector(indices, values);
  }

  @Override
  public boolean mayBeNegative() {
    return true;
  }

  @Override
  public Signature signature() {
    return Signature.of("sentence-vectors")
        .with("weights", encoder.signature())
        .with("scaled", "mean-deviation")
        .with("words", tokenizer.signature());
  }
}
