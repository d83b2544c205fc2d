package dev.firth.runs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that somebody may have meant by an unknown one. */
public final class NearestName {
  private NearestName() {}

  /**
   * The name with the fewest letters to insert, delete, replace or swap (optimal string alignment),
   * if that is no more than a third of the name and one; of equals the first by the alphabet.
   */
  public static Optional<String> of(String unknown, Collection<String> known) {
    return known.stream()
        .filter(
            name -> distance(unknown, name) <= 1 + Math.max(unknown.length(), name.length()) / 3)
        .min(
            Comparator.comparingInt((String name) -> distance(unknown, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** For the end of a message: {@code "; did you mean …?"}, or nothing. */
  public static String question(String unknown, Collection<String> known) {
    return of(unknown, known).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, least);
      }
    }
    return least[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] least) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = least[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
  }
}
