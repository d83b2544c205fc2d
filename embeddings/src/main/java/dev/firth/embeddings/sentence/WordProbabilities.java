package dev.firth.embeddings.sentence;

import dev.firth.embeddings.WordVectors;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The share that each word has in a text: its count over the count of all. A word that the text
 * lacks has the share 0. Thread-safe.
 */
public final class WordProbabilities {
  private final ToLongFunction<String> counts;
  private final long total;
  private final String source;

  private WordProbabilities(ToLongFunction<String> counts, long total, String source) {
    this.counts = counts;
    this.total = total;
    this.source = source;
  }

  /**
   * Those of the text that vectors were trained on, which Arora et al. use. They read the counts of
   * the vectors, which must stay open.
   *
   * @return nothing if the file of the vectors tells no counts
   */
  public static Optional<WordProbabilities> ofTraining(WordVectors vectors) {
    long total = 0;
    for (int id = 0; id < vectors.size(); id++) {
      total += vectors.count(id).orElse(0);
    }
    return total == 0
        ? Optional.empty()
        : Optional.of(
            new WordProbabilities(word -> countIn(vectors, word), total, "training-counts"));
  }

  private static long countIn(WordVectors vectors, String word) {
    int id = vectors.id(word);
    return id < 0 ? 0 : vectors.count(id).orElse(0);
  }

  /** Those of texts at hand, each a list of words. */
  public static WordProbabilities ofTexts(Iterable<List<String>> texts) {
    var counts = new Object2LongOpenHashMap<String>();
    for (List<String> text : texts) {
      for (String word : text) {
        counts.addTo(word, 1);
      }
    }
    return of(counts, "text-counts");
  }

  /** Those of a list of counts from elsewhere, which is copied. */
  public static WordProbabilities ofCounts(Map<String, Long> counts) {
    return of(new Object2LongOpenHashMap<>(counts), "given-counts");
  }

  private static WordProbabilities of(Object2LongOpenHashMap<String> counts, String source) {
    long total = counts.values().longStream().sum();
    return new WordProbabilities(counts::getLong, total, source);
  }

  /** The share of a word, between 0 and 1. */
  public double of(String word) {
    return total == 0 ? 0 : (double) counts.applyAsLong(word) / total;
  }

  /**
   * Where the counts come from: {@code training-counts}, {@code text-counts} or {@code
   * given-counts}.
   */
  public String source() {
    return source;
  }
}
