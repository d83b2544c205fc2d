package dev.firth.tokenizers.train;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The strings that learning begins with: all characters, and of the strings that occur at least
 * twice those with the greatest product of length and occurrences. They are found as the inner
 * nodes of the tree of all suffixes, walked through in a sorted list of suffixes (Abouelhoda et al.
 * 2004). Words count once however often they were seen, as in SentencePiece. Unlike there a string
 * that always ends its word, such as a rare ending, is a node too.
 */
final class SeedPieces {
  /** A seed and what it is worth before any learning. */
  record Seed(String text, double weight) {}

  private final UnigramText text;
  private final int longest;
  private final int[] suffixes;
  private final int[] wordEnds;
  private final List<Seed> found = new ArrayList<>();

  private SeedPieces(UnigramText text, int longest) {
    this.text = text;
    // In units: every character may take two.
    this.longest = longest;
    int length = text.units().length;
    wordEnds = new int[length];
    for (int word = 0; word < text.words(); word++) {
      Arrays.fill(wordEnds, text.start(word), text.end(word), text.end(word));
    }
    int count = 0;
    int[] all = new int[length];
    for (int i = 0; i < length; i++) {
      if (!Character.isLowSurrogate(text.units()[i])) {
        all[count++] = i;
      }
    }
    suffixes = Arrays.copyOf(all, count);
  }

  static List<Seed> of(UnigramText text, UnigramTrainerOptions options) {
    var search = new SeedPieces(text, options.maxPieceLength());
    search.sort(options.threads());
    search.walk();
    return search.select(options.seedSize());
  }

  private void sort(int threads) {
    if (threads > 1) {
      IntArrays.parallelQuickSort(suffixes, this::compare);
    } else {
      IntArrays.quickSort(suffixes, this::compare);
    }
  }

  /** By units; the end of a word comes first. Equal ones by place, so that the order is total. */
  private int compare(int a, int b) {
    int common = common(a, b);
    int unitA = unit(a, common);
    int unitB = unit(b, common);
    return unitA != unitB ? Integer.compare(unitA, unitB) : Integer.compare(a, b);
  }

  /** The unit at a distance from a place, -1 at the end of the word. */
  private int unit(int place, int distance) {
    int at = place + distance;
    return at < wordEnds[place] ? text.units()[at] : -1;
  }

  /** How many units two suffixes have in common, up to a bound. */
  private int common(int a, int b) {
    int most = Math.min(2 * longest + 1, Math.min(wordEnds[a] - a, wordEnds[b] - b));
    char[] units = text.units();
    int i = 0;
    while (i < most && units[a + i] == units[b + i]) {
      i++;
    }
    return i;
  }

  /** Goes through the nodes of the tree: ranges of suffixes that have a beginning in common. */
  private void walk() {
    var lengths = new IntArrayList();
    var firsts = new IntArrayList();
    for (int i = 1; i <= suffixes.length; i++) {
      int length = i < suffixes.length ? common(suffixes[i - 1], suffixes[i]) : 0;
      int first = i - 1;
      while (!lengths.isEmpty() && lengths.topInt() > length) {
        int closed = lengths.popInt();
        first = firsts.popInt();
        node(closed, first, i);
      }
      if (length > 0 && (lengths.isEmpty() || lengths.topInt() < length)) {
        lengths.push(length);
        firsts.push(first);
      }
    }
  }

  private void node(int length, int first, int end) {
    int place = suffixes[first];
    char[] units = text.units();
    if (Character.isHighSurrogate(units[place + length - 1])) {
      return;
    }
    int characters = Character.codePointCount(units, place, length);
    if (characters > 1 && characters <= longest) {
      String piece = new String(units, place, length);
      found.add(new Seed(piece, (double) (end - first) * characters));
    }
  }

  private List<Seed> select(int seedSize) {
    List<Seed> seeds = new ArrayList<>();
    for (int character : text.alphabet()) {
      seeds.add(new Seed(Character.toString(character), text.characterCount(character)));
    }
    found.sort(
        Comparator.comparingDouble((Seed s) -> -s.weight())
            .thenComparing(Seed::text, Comparator.reverseOrder()));
    int room = Math.max(0, seedSize - seeds.size());
    seeds.addAll(found.subList(0, Math.min(room, found.size())));
    return seeds;
  }
}
