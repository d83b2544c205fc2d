package dev.firth.embeddings.sentence;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the vector of a sentence, or of a document, from the vectors of its words: the sum of
 * weight · vector over its words, repetitions included, divided by how many of them have a vector.
 * Words without a vector are passed over; a sentence without any other has no vector. Sums run in
 * double precision from the first word to the last.
 *
 * <p>Smooth inverse frequency (Arora et al. 2017) is {@link SifWeights} and one common component
 * removed:
 *
 * <pre>{@code
 * var sif = SentenceEncoder.sif(vectors, SifWeights.DEFAULT_A, sentences);
 * Optional<float[]> vector = sif.encode(List.of("a", "stirring", "film"));
 * }</pre>
 *
 * <p>Immutable and thread-safe. The word vectors stay with their owner and must stay open.
 */
public final class SentenceEncoder {
  private final WordVectors vectors;
  private final WordWeights weights;
  private final CommonComponents common;

  private SentenceEncoder(WordVectors vectors, WordWeights weights, CommonComponents common) {
    this.vectors = vectors;
    this.weights = weights;
    this.common = common;
  }

  /** The plain mean of the words' vectors. */
  public static SentenceEncoder mean(WordVectors vectors) {
    return weighted(vectors, WordWeights.uniform());
  }

  /** A weighted mean of the words' vectors. */
  public static SentenceEncoder weighted(WordVectors vectors, WordWeights weights) {
    return new SentenceEncoder(vectors, weights, CommonComponents.none());
  }

  /**
   * SIF as its paper has it: weights a / (a + p), then the projection on the sentences' first
   * principal component removed.
   *
   * @param a the constant of {@link SifWeights}
   * @param sentences of which the component is found, and the probabilities where the vectors have
   *     no counts; read once or twice
   */
  public static SentenceEncoder sif(
      WordVectors vectors, double a, Iterable<List<String>> sentences) {
    return weighted(vectors, SifWeights.of(vectors, sentences, a)).removing(1, sentences);
  }

  /**
   * The same without what sentences have in common: their first principal components, found among
   * these sentences (not centred) and removed from every vector made from now on. Sentences without
   * a vector are passed over.
   *
   * @param components how many, 0 for none; the paper removes 1
   */
  public SentenceEncoder removing(int components, Iterable<List<String>> sentences) {
    if (components < 0 || components >= dim()) {
      throw new UsageException(
          "cannot remove %d components from vectors of %d values; 1 is usual"
              .formatted(components, dim()));
    }
    var rows = new ArrayList<double[]>();
    for (List<String> sentence : sentences) {
      weightedMean(sentence).ifPresent(rows::add);
    }
    return new SentenceEncoder(vectors, weights, CommonComponents.of(rows, dim(), components));
  }

  /** The number of values of a vector. */
  public int dim() {
    return vectors.dim();
  }

  /**
   * The vector of a sentence, or nothing if none of its words has one. It is zero if the sentence
   * has nothing but what was removed.
   */
  public Optional<float[]> encode(List<String> words) {
    return weightedMean(words)
        .map(
            mean -> {
              common.removeFrom(mean);
              return toFloats(mean);
            });
  }

  /** The vector of a text, or nothing if none of its words has one. */
  public Optional<float[]> encode(String text, WordTokenizer tokenizer) {
    return encode(words(text, tokenizer));
  }

  /** The words of a text as strings. */
  public static List<String> words(String text, WordTokenizer tokenizer) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    var words = new ArrayList<String>();
    tokenizer.tokenize(
        utf8,
        0,
        utf8.length,
        (bytes, offset, length) ->
            words.add(new String(bytes, offset, length, StandardCharsets.UTF_8)));
    return words;
  }

  private Optional<double[]> weightedMean(List<String> words) {
    var sum = new double[dim()];
    int known = 0;
    for (String word : words) {
      Optional<float[]> vector = vectors.find(word);
      if (vector.isPresent()) {
        add(sum, weights.of(word), vector.get());
        known++;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= known;
    }
    return known == 0 ? Optional.empty() : Optional.of(sum);
  }

  private static void add(double[] sum, double weight, float[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }

  private static float[] toFloats(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** What decides the vectors beside the word vectors themselves, for the signature of a score. */
  public String signature() {
    return weights.signature() + (common.count() == 0 ? "" : "-removed-" + common.count());
  }
}
