package dev.firth.tokenizers.model.bpe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Merges for a vocabulary without merges, where two neighbours join if what they make is a token,
 * that of the lowest id first (tiktoken's rule). Of all ways to put a token together only the last
 * step of merging its own characters can ever apply, so there is one merge for a token.
 */
public final class RankMerges {
  private final Map<String, Integer> vocabulary;
  private final CanonicalMerges canonical;
  private final List<Merge> merges = new ArrayList<>();

  private RankMerges(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    int[] characters = Characters.of(vocabulary, "", "").ids().toIntArray();
    int ids = vocabulary.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    canonical = new CanonicalMerges(characters, ids, vocabulary.size());
  }

  /**
   * The merges that give what ranks give.
   *
   * @param vocabulary tokens with their ranks, which are their ids; characters are no surrogates
   */
  public static List<Merge> of(Map<String, Integer> vocabulary) {
    var ranks = new RankMerges(vocabulary);
    vocabulary.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .forEach(token -> ranks.add(token.getKey(), token.getValue()));
    return ranks.merges;
  }

  private void add(String token, int id) {
    for (int at = 1; at < token.length(); at++) {
      Integer left = vocabulary.get(token.substring(0, at));
      Integer right = left == null ? null : vocabulary.get(token.substring(at));
      if (right != null && canonical.add(left, right, id) == CanonicalMerges.Added.TOKEN) {
        merges.add(new Merge(token.substring(0, at), token.substring(at)));
        return;
      }
    }
    addAllWays(token);
  }

  /** A token that comes before its parts: merging decides, as there is no last step to see yet. */
  private void addAllWays(String token) {
    for (int at = 1; at < token.length(); at++) {
      var merge = new Merge(token.substring(0, at), token.substring(at));
      if (vocabulary.containsKey(merge.left()) && vocabulary.containsKey(merge.right())) {
        merges.add(merge);
      }
    }
  }
}
