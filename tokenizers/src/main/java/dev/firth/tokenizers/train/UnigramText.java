package dev.firth.tokenizers.train;

import dev.firth.tokenizers.model.unigram.Units;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Different words one after the other, sorted so that nothing depends on how they were counted, and
 * what their characters are worth. A character that is not covered ends a word.
 */
final class UnigramText {
  private final char[] units;
  private final int[] starts;
  private final long[] counts;
  private final List<Integer> alphabet;
  private final Int2LongOpenHashMap characterCounts;

  private UnigramText(Map<String, Long> words, List<Integer> alphabet, Int2LongOpenHashMap seen) {
    this.alphabet = alphabet;
    characterCounts = seen;
    starts = new int[words.size() + 1];
    counts = new long[words.size()];
    long length = words.keySet().stream().mapToLong(String::length).sum();
    units = new char[Math.toIntExact(length)];
    int word = 0;
    for (Map.Entry<String, Long> entry : words.entrySet()) {
      String text = entry.getKey();
      text.getChars(0, text.length(), units, starts[word]);
      counts[word] = entry.getValue();
      starts[word + 1] = starts[word] + text.length();
      word++;
    }
  }

  static UnigramText of(WordCounts words, UnigramTrainerOptions options) {
    SortedMap<String, Long> parts = cut(words, options.userDefinedSymbols());
    Int2LongOpenHashMap seen = countCharacters(parts);
    List<Integer> alphabet = covered(seen, options.characterCoverage());
    if (alphabet.size() < seen.size()) {
      parts = cut(parts, new IntOpenHashSet(alphabet));
    }
    return new UnigramText(parts, alphabet, seen);
  }

  /** Cuts user-defined symbols out, the longest at each place. */
  private static SortedMap<String, Long> cut(WordCounts words, List<String> symbols) {
    DoubleArrayTrie trie =
        symbols.isEmpty() ? null : DoubleArrayTrie.of(symbols, new int[symbols.size()]);
    var parts = new TreeMap<String, Long>();
    for (int i = 0; i < words.size(); i++) {
      char[] word = Units.of(words.word(i));
      int start = 0;
      for (int at = 0; trie != null && at < word.length; ) {
        int length = longest(trie, word, at);
        if (length > 0) {
          add(parts, new String(word, start, at - start), words.count(i));
          start = at + length;
        }
        at += Math.max(1, length);
      }
      add(parts, new String(word, start, word.length - start), words.count(i));
    }
    return parts;
  }

  private static int longest(DoubleArrayTrie trie, char[] word, int from) {
    int longest = 0;
    for (int to = from + 1; to <= word.length; to++) {
      if (trie.find(word, from, to) >= 0) {
        longest = to - from;
      }
    }
    return longest;
  }

  private static SortedMap<String, Long> cut(Map<String, Long> words, IntOpenHashSet kept) {
    var parts = new TreeMap<String, Long>();
    words.forEach(
        (word, count) -> {
          int start = 0;
          for (int at = 0; at < word.length(); ) {
            int character = word.codePointAt(at);
            int next = at + Character.charCount(character);
            if (!kept.contains(character)) {
              add(parts, word.substring(start, at), count);
              start = next;
            }
            at = next;
          }
          add(parts, word.substring(start), count);
        });
    return parts;
  }

  private static void add(Map<String, Long> parts, String part, long count) {
    if (!part.isEmpty()) {
      parts.merge(part, count, Long::sum);
    }
  }

  private static Int2LongOpenHashMap countCharacters(Map<String, Long> words) {
    var seen = new Int2LongOpenHashMap();
    words.forEach((word, count) -> word.codePoints().forEach(c -> seen.addTo(c, count)));
    return seen;
  }

  /** The most frequent characters that together make up this share of the text. */
  private static List<Integer> covered(Int2LongOpenHashMap seen, double coverage) {
    List<Integer> byCount = new ArrayList<>(seen.keySet());
    byCount.sort(Comparator.comparingLong((Integer c) -> -seen.get((int) c)).thenComparing(c -> c));
    double total = seen.values().longStream().sum();
    long sum = 0;
    int kept = 0;
    while (kept < byCount.size() && (coverage == 1 || sum / total < coverage)) {
      sum += seen.get((int) byCount.get(kept++));
    }
    return List.copyOf(byCount.subList(0, kept));
  }

  /** Number of words. */
  int words() {
    return counts.length;
  }

  /** All words' UTF-16 units; not to be changed. */
  char[] units() {
    return units;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return starts[word + 1];
  }

  long count(int word) {
    return counts[word];
  }

  /** Sum of all counts. */
  long tokens() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The characters that are covered, frequent ones first. */
  List<Integer> alphabet() {
    return alphabet;
  }

  /** How often a character was seen. */
  long characterCount(int character) {
    return characterCounts.get(character);
  }
}
