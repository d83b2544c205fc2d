package dev.firth.eval.vectors;

import dev.firth.eval.Signature;
import dev.firth.eval.vectors.WordCategories.Member;
import dev.firth.runs.BadInputException;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.IntStream;

/**
 * Clusters words by the cosines of a {@link WordSpace} into as many clusters as they have
 * categories, and compares both by purity, as Baroni, Dinu and Kruszewski (2014) do. Unknown words
 * are left out and counted. Thread-safe; the same for the same seed.
 */
public final class CategorisationEvaluation {
  /** The cosines of all pairs are held: half a gigabyte for so many words. */
  private static final int MOST_WORDS = 11_000;

  private final CategorisationOptions options;

  public CategorisationEvaluation(CategorisationOptions options) {
    this.options = options;
  }

  /**
   * Scores the space on the categories.
   *
   * @throws BadInputException if there are more than {@value #MOST_WORDS} words
   */
  public CategorisationResult evaluate(WordSpace space, WordCategories categories)
      throws BadInputException {
    return cluster(space, categories).result();
  }

  /**
   * Clusters the words.
   *
   * @throws BadInputException if there are more than {@value #MOST_WORDS} words
   */
  public CategorisationOutcomes cluster(WordSpace space, WordCategories categories)
      throws BadInputException {
    if (categories.members().size() > MOST_WORDS) {
      throw new BadInputException(
          categories.name()
              + " has "
              + categories.members().size()
              + " words; at most "
              + MOST_WORDS
              + " can be clustered");
    }
    int[] ids = ids(space, categories);
    var places = new IntArrayList();
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] >= 0) {
        places.add(i);
      }
    }
    int count = clusters(categories, places);
    int[] found = places.intStream().map(place -> ids[place]).toArray();
    int[] assigned =
        new SphericalKMeans(cosines(space, found), count).best(options.restarts(), options.seed());
    var clusters = new ArrayList<Integer>();
    categories.members().forEach(member -> clusters.add(-1));
    for (int i = 0; i < assigned.length; i++) {
      clusters.set(places.getInt(i), assigned[i]);
    }
    return new CategorisationOutcomes(categories, clusters, signature(space, count));
  }

  private int[] ids(WordSpace space, WordCategories categories) {
    CaseFold fold = options.caseFold();
    var words = new HashSet<String>();
    categories.members().forEach(member -> words.add(fold.fold(member.word())));
    int limit = WordLookup.limit(space, options.restrict());
    var lookup = new WordLookup(space, limit, fold, words);
    return categories.members().stream().map(Member::word).mapToInt(lookup::id).toArray();
  }

  private static int clusters(WordCategories categories, IntArrayList places) {
    return Math.toIntExact(
        places
            .intStream()
            .mapToObj(place -> categories.members().get(place).category())
            .distinct()
            .count());
  }

  /** All cosines; a word with itself has 1, or 0 if its vector is zero. */
  private static float[][] cosines(WordSpace space, int[] ids) {
    var cosines = new float[ids.length][ids.length];
    IntStream.range(0, ids.length)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j <= i; j++) {
                cosines[i][j] = (float) space.similarity(ids[i], ids[j]);
              }
            });
    for (int i = 0; i < ids.length; i++) {
      for (int j = 0; j < i; j++) {
        cosines[j][i] = cosines[i][j];
      }
    }
    return cosines;
  }

  private String signature(WordSpace space, int clusters) {
    return Signature.of("categorisation")
        .with("space", space.signature())
        .with("measure", "purity")
        .with("clustering", "spherical-k-means")
        .with("clusters", clusters)
        .with("restarts", options.restarts())
        .with("seed", options.seed())
        .with("case", options.caseFold())
        .with("restrict", options.restrict() == 0 ? "none" : options.restrict())
        .toString();
  }
}
