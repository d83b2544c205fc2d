package dev.firth.eval.translation;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How well translations say words, by how often the words were seen in training: matches of a
 * segment's words with those of its reference, each at most as often as it stands there, as the
 * compare-mt of Neubig et al. (2019) counts them. Rare words tell what BLEU hides.
 */
public final class WordFrequencyScores {
  /** Least counts of the classes, as in compare-mt: 0, 1, 2, 3, 4, 5 to 9, 10 to 99, and so on. */
  private static final List<Long> LEAST = List.of(0L, 1L, 2L, 3L, 4L, 5L, 10L, 100L, 1000L);

  private final ToLongFunction<String> frequency;
  private final long[] matched = new long[LEAST.size()];
  private final long[] written = new long[LEAST.size()];
  private final long[] wanted = new long[LEAST.size()];

  private WordFrequencyScores(ToLongFunction<String> frequency) {
    this.frequency = frequency;
  }

  /**
   * One class of words.
   *
   * @param least times that its words were seen
   * @param most times, {@link Long#MAX_VALUE} in the last class
   * @param written words of the class in the translations
   * @param wanted words of the class in the references
   * @param matched words of the class in both
   */
  public record WordClass(long least, long most, long written, long wanted, long matched) {
    /** Share of the written words that are wanted, 0 to 1; 0 where none is written. */
    public double precision() {
      return written == 0 ? 0 : (double) matched / written;
    }

    /** Share of the wanted words that are written, 0 to 1; 0 where none is wanted. */
    public double recall() {
      return wanted == 0 ? 0 : (double) matched / wanted;
    }

    /** The harmonic mean of both. */
    public double f1() {
      return written + wanted == 0 ? 0 : 2.0 * matched / (written + wanted);
    }
  }

  /**
   * Scores of the classes that have words.
   *
   * @param hypotheses words of each segment, blanks between them
   * @param references the same of the references
   * @param counts of words in the training text; other words were never seen
   * @throws IllegalArgumentException if there are not as many references as hypotheses
   */
  public static List<WordClass> of(
      List<String> hypotheses, List<String> references, Object2LongMap<String> counts) {
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          hypotheses.size() + " hypotheses and " + references.size() + " references");
    }
    var scores = new WordFrequencyScores(counts::getLong);
    for (int segment = 0; segment < hypotheses.size(); segment++) {
      scores.add(hypotheses.get(segment), references.get(segment));
    }
    return scores.classes();
  }

  private void add(String hypothesis, String reference) {
    var left = new Object2IntOpenHashMap<String>();
    for (String word : words(reference)) {
      left.addTo(word, 1);
      wanted[classOf(word)]++;
    }
    for (String word : words(hypothesis)) {
      int of = classOf(word);
      written[of]++;
      if (left.getInt(word) > 0) {
        left.addTo(word, -1);
        matched[of]++;
      }
    }
  }

  private static List<String> words(String line) {
    return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
  }

  private int classOf(String word) {
    long seen = frequency.applyAsLong(word);
    int of = LEAST.size() - 1;
    while (LEAST.get(of) > seen) {
      of--;
    }
    return of;
  }

  private List<WordClass> classes() {
    var classes = new ArrayList<WordClass>();
    for (int i = 0; i < LEAST.size(); i++) {
      if (written[i] + wanted[i] > 0) {
        long most = i + 1 < LEAST.size() ? LEAST.get(i + 1) - 1 : Long.MAX_VALUE;
        classes.add(new WordClass(LEAST.get(i), most, written[i], wanted[i], matched[i]));
      }
    }
    return classes;
  }
}
