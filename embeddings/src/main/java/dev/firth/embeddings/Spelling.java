package dev.firth.embeddings;

import dev.firth.embeddings.files.WordIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds known words that somebody may have meant. */
final class Spelling {

  private static final int SUGGESTIONS = 3;
  private static final int FARTHEST = 2;

  /** A list for a message: the frequent words, which come first, are enough. */
  private static final int MOST_WORDS = 300_000;

  private Spelling() {}

  private record Candidate(String word, int distance, int id) {}

  /** Words at most two edits away, fewer for short words; other cases of the letters come first. */
  static List<String> suggest(WordIndex words, int size, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int farthest = Math.min(FARTHEST, word.length() / 3);
    var near = new ArrayList<Candidate>();
    for (int id = 0; id < Math.min(size, MOST_WORDS); id++) {
      String known = words.word(id);
      if (Math.abs(known.length() - word.length()) <= farthest) {
        int distance = distance(known.toLowerCase(Locale.ROOT), lower, farthest);
        if (distance <= farthest) {
          near.add(new Candidate(known, distance, id));
        }
      }
    }
    return near.stream()
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparingInt(Candidate::id))
        .limit(SUGGESTIONS)
        .map(Candidate::word)
        .toList();
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn {@code a} into {@code b};
   * any number above {@code most} if more than that.
   */
  static int distance(String a, String b, int most) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
