package dev.firth.tokenizers.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The single characters that words are made of, in the forms that they take within a word: alone,
 * or with the prefix that says "not the first", or with the suffix that says "the last".
 *
 * <p>Ids: special tokens first, then the characters by code point, then their forms with prefix or
 * suffix by code point. Hugging Face's trainer gives the ids of these forms in the order in which
 * its hash table happens to hold the words, which changes from run to run, and with them the order
 * of merges that are equally frequent; ours are fixed.
 */
final class Alphabet {
  private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;
  private static final int CONTINUES = 1;
  private static final int ENDS = 2;
  private static final int FORMS = 4;

  private final BpeTrainerOptions options;
  private final TokenNames names;
  private final int highest;
  private final int[] ids;

  private Alphabet(BpeTrainerOptions options, TokenNames names, int highest) {
    this.options = options;
    this.names = names;
    this.highest = highest;
    ids = new int[FORMS * (highest + 1)];
    Arrays.fill(ids, TokenNames.ABSENT);
  }

  /**
   * The alphabet of these words.
   *
   * @param names takes special tokens and characters
   */
  static Alphabet of(WordCounts words, BpeTrainerOptions options, TokenNames names) {
    options.specialTokens().forEach(names::add);
    long[] counts = characterCounts(words);
    options.initialAlphabet().forEach(c -> counts[c] = Long.MAX_VALUE);
    List<Integer> kept = kept(counts, options.limitAlphabet());
    kept.forEach(c -> names.add(Character.toString(c)));
    int highest = CODE_POINTS - 1;
    while (highest > 0 && counts[highest] == 0) {
      highest--;
    }
    var alphabet = new Alphabet(options, names, highest);
    alphabet.addForms(words, kept);
    return alphabet;
  }

  /** The id of a character in its place of a word, {@link TokenNames#ABSENT} if it is not kept. */
  int id(int codePoint, boolean first, boolean last) {
    return ids[form(first, last) * (highest + 1) + codePoint];
  }

  private static int form(boolean first, boolean last) {
    return (first ? 0 : CONTINUES) | (last ? ENDS : 0);
  }

  private static long[] characterCounts(WordCounts words) {
    var counts = new long[CODE_POINTS];
    byte[] arena = words.arena();
    for (int word = 0; word < words.size(); word++) {
      long count = words.count(word);
      for (int at = words.start(word); at < words.end(word); ) {
        int c = CodePoints.at(arena, at);
        counts[c] += count;
        at += CodePoints.bytes(c);
      }
    }
    return counts;
  }

  /** The characters that are kept, by code point. */
  private static List<Integer> kept(long[] counts, int limit) {
    var seen = new ArrayList<Integer>();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        seen.add(c);
      }
    }
    if (seen.size() <= limit) {
      return seen;
    }
    // The sort is stable: among equals the lower code point comes first and stays.
    seen.sort(Comparator.comparingLong((Integer c) -> counts[c]).reversed());
    List<Integer> kept = new ArrayList<>(seen.subList(0, limit));
    kept.sort(null);
    return kept;
  }

  private void addForms(WordCounts words, List<Integer> kept) {
    if (options.continuingSubwordPrefix().isEmpty() && options.endOfWordSuffix().isEmpty()) {
      for (int c : kept) {
        for (int form = 0; form < FORMS; form++) {
          ids[form * (highest + 1) + c] = names.idOf(Character.toString(c));
        }
      }
      addSpecialCharacters();
      return;
    }
    boolean[] seen = formsSeen(words);
    for (int c = 0; c <= highest; c++) {
      for (int form = 0; form < FORMS; form++) {
        int at = form * (highest + 1) + c;
        // A special token of one character keeps that character, whatever the limit, as in HF.
        if (seen[at] && names.idOf(Character.toString(c)) != TokenNames.ABSENT) {
          ids[at] = names.add(named(c, form));
        }
      }
    }
  }

  /** A special token of one character is that character in words, even beyond the limit. */
  private void addSpecialCharacters() {
    for (String token : options.specialTokens()) {
      if (token.codePointCount(0, token.length()) == 1 && token.codePointAt(0) <= highest) {
        for (int form = 0; form < FORMS; form++) {
          ids[form * (highest + 1) + token.codePointAt(0)] = names.idOf(token);
        }
      }
    }
  }

  private boolean[] formsSeen(WordCounts words) {
    var seen = new boolean[ids.length];
    byte[] arena = words.arena();
    for (int word = 0; word < words.size(); word++) {
      int end = words.end(word);
      int next;
      for (int at = words.start(word); at < end; at = next) {
        int c = CodePoints.at(arena, at);
        next = at + CodePoints.bytes(c);
        seen[form(at == words.start(word), next == end) * (highest + 1) + c] = true;
      }
    }
    return seen;
  }

  private String named(int codePoint, int form) {
    String prefix = (form & CONTINUES) != 0 ? options.continuingSubwordPrefix() : "";
    String suffix = (form & ENDS) != 0 ? options.endOfWordSuffix() : "";
    return prefix + Character.toString(codePoint) + suffix;
  }
}
