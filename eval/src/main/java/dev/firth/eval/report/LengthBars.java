package dev.firth.eval.report;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.eval.significance.ResampledScore;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A score by the length of its items, such as BLEU by the words of the reference: the score over
 * the items of each length alone, in the same arithmetic as over all.
 */
public final class LengthBars {
  /** Where classes of length end, as the compare-mt of Neubig et al. (2019) has them. */
  public static final List<Integer> BOUNDS = List.of(9, 19, 29, 39, 49, 59);

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private LengthBars() {}

  /**
   * The score of each class of length.
   *
   * @param axis what the score is
   * @param score the score over all items
   * @param lengths the length of each item
   * @param bounds the greatest length of each class but the last, rising
   * @throws IllegalArgumentException if there are not as many lengths as items
   */
  public static BarPanel of(Axis axis, ResampledScore score, int[] lengths, List<Integer> bounds) {
    if (lengths.length != score.items()) {
      throw new IllegalArgumentException(
          score.items() + " items cannot have " + lengths.length + " lengths");
    }
    var groups = new ArrayList<BarGroup>();
    int low = 0;
    for (int i = 0; i <= bounds.size(); i++) {
      int high = i < bounds.size() ? bounds.get(i) : Integer.MAX_VALUE;
      int from = low;
      int[] items =
          IntStream.range(0, lengths.length)
              .filter(item -> lengths[item] >= from && lengths[item] <= high)
              .toArray();
      if (items.length > 0) {
        groups.add(BarGroup.of(name(low, high), items.length, score.over(items)));
      }
      low = high + 1;
    }
    return new BarPanel(
        axis.name() + " by length",
        "Each bar is the score over the segments of that length alone.",
        axis,
        "segments",
        List.of(axis.name()),
        groups);
  }

  /**
   * The words of each line of a file, as many as blanks part.
   *
   * @throws dev.firth.runs.BadInputException if there is no such file
   */
  public static int[] words(Path file) throws IOException {
    var lengths = new IntArrayList();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        lengths.add((int) BLANKS.splitAsStream(lines.line()).filter(w -> !w.isEmpty()).count());
      }
    }
    return lengths.toIntArray();
  }

  private static String name(int low, int high) {
    return high == Integer.MAX_VALUE
        ? String.format(Locale.ROOT, "%d and more words", low)
        : String.format(Locale.ROOT, "%d to %d words", low, high);
  }
}
