package dev.firth.embeddings.sentence;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Inverse document frequency: a word that occurs in d of N texts weighs ln((1 + N) / (1 + d)) + 1,
 * the smoothed form of scikit-learn's {@code TfidfTransformer}. Since a sentence's vector is a sum
 * over its words with their repetitions, these weights make it a tf-idf weighted mean. Thread-safe.
 */
public final class IdfWeights implements WordWeights {
  private final Object2IntOpenHashMap<String> documentFrequencies;
  private final int documents;

  private IdfWeights(Object2IntOpenHashMap<String> documentFrequencies, int documents) {
    this.documentFrequencies = documentFrequencies;
    this.documents = documents;
  }

  /** Weights from texts, each a list of words. */
  public static IdfWeights ofTexts(Iterable<List<String>> texts) {
    var frequencies = new Object2IntOpenHashMap<String>();
    int documents = 0;
    for (List<String> text : texts) {
      documents++;
      for (String word : new HashSet<>(text)) {
        frequencies.addTo(word, 1);
      }
    }
    return new IdfWeights(frequencies, documents);
  }

  @Override
  public double of(String word) {
    return Math.log((1.0 + documents) / (1 + documentFrequencies.getInt(word))) + 1;
  }

  @Override
  public String signature() {
    return "idf-smooth";
  }
}
