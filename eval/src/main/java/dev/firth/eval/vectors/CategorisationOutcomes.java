package dev.firth.eval.vectors;

import dev.firth.eval.significance.SummedScore;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Which cluster each word of a set came into.
 *
 * @param categories the set
 * @param clusters one for each word, from 0; -1 where the word is unknown
 * @param signature the settings, in one line
 */
public record CategorisationOutcomes(
    WordCategories categories, List<Integer> clusters, String signature) {
  public CategorisationOutcomes {
    clusters = List.copyOf(clusters);
  }

  /** The purity over the words found. */
  public CategorisationResult result() {
    int[] found = found();
    double purity = found.length == 0 ? Double.NaN : purity(found).value();
    return new CategorisationResult(
        categories.name(),
        purity,
        categoriesOf(found),
        found.length,
        clusters.size() - found.length,
        signature);
  }

  private int categoriesOf(int[] chosen) {
    return Math.toIntExact(
        Arrays.stream(chosen)
            .mapToObj(i -> categories.members().get(i).category())
            .distinct()
            .count());
  }

  /**
   * The purity over the words found, to be resampled: each word counts as right if its category is
   * the most frequent one of its cluster. The clusters stay as they are.
   *
   * @throws IllegalArgumentException if no word was found
   */
  public SummedScore purity() {
    return purity(found());
  }

  /** The purity over some words, all of them found. */
  SummedScore purity(int[] chosen) {
    boolean[] right = right();
    return SummedScore.mean(Arrays.stream(chosen).mapToDouble(i -> right[i] ? 1 : 0).toArray());
  }

  /** Whether each word is of the category most frequent in its cluster, the first one of equals. */
  boolean[] right() {
    var right = new boolean[clusters.size()];
    int count = clusters.stream().mapToInt(cluster -> cluster + 1).max().orElse(0);
    for (int cluster = 0; cluster < count; cluster++) {
      String category = mostFrequent(cluster);
      for (int i = 0; i < right.length; i++) {
        if (clusters.get(i) == cluster) {
          right[i] = categories.members().get(i).category().equals(category);
        }
      }
    }
    return right;
  }

  private String mostFrequent(int cluster) {
    var counts = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < clusters.size(); i++) {
      if (clusters.get(i) == cluster) {
        counts.merge(categories.members().get(i).category(), 1, Integer::sum);
      }
    }
    String best = "";
    int most = 0;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  private int[] found() {
    var found = new IntArrayList();
    for (int i = 0; i < clusters.size(); i++) {
      if (clusters.get(i) >= 0) {
        found.add(i);
      }
    }
    return found.toIntArray();
  }
}
