package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How the merges of a BPE model put tokens together, step by step. */
final class MergeDerivation {
  private final Map<Merge, Integer> ranks = new HashMap<>();
  private final String prefix;
  private final String suffix;

  MergeDerivation(BpeModel model) {
    List<Merge> merges = model.merges();
    for (int rank = 0; rank < merges.size(); rank++) {
      ranks.put(merges.get(rank), rank);
    }
    prefix = orEmpty(model.options().continuingSubwordPrefix());
    suffix = orEmpty(model.options().endOfWordSuffix());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** Adds a merge behind all others. */
  void add(Merge merge) {
    ranks.putIfAbsent(merge, ranks.size());
  }

  /** What a merge makes. */
  String result(Merge merge) {
    return merge.left()
        + merge.right().substring(Math.min(prefix.length(), merge.right().length()));
  }

  /** The single characters that a token is made of, spelled as the vocabulary spells them. */
  List<String> characters(String token) {
    boolean continues = !prefix.isEmpty() && token.startsWith(prefix);
    boolean ends = !suffix.isEmpty() && token.endsWith(suffix);
    int from = continues ? prefix.length() : 0;
    int to = ends ? Math.max(from, token.length() - suffix.length()) : token.length();
    var characters = new ArrayList<String>();
    for (int at = from; at < to; ) {
      int next = token.offsetByCodePoints(at, 1);
      String start = at > from || continues ? prefix : "";
      String end = next >= to && ends ? suffix : "";
      characters.add(start + token.substring(at, next) + end);
      at = next;
    }
    return characters;
  }

  /** All tokens that come up while a token is put together from its characters. */
  Set<String> steps(String token) {
    var steps = new HashSet<>(characters(token));
    join(token, steps::add);
    return steps;
  }

  /** The tokens that a token falls into, the token itself if the merges lead to it. */
  List<String> parts(String token) {
    return join(token, made -> {});
  }

  private List<String> join(String token, Consumer<String> made) {
    List<String> symbols = characters(token);
    for (int best = best(symbols); best >= 0; best = best(symbols)) {
      String joined = result(new Merge(symbols.get(best), symbols.get(best + 1)));
      symbols.set(best, joined);
      symbols.remove(best + 1);
      made.accept(joined);
    }
    return symbols;
  }

  private int best(List<String> symbols) {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < symbols.size(); i++) {
      int rank = ranks.getOrDefault(new Merge(symbols.get(i), symbols.get(i + 1)), bestRank);
      if (rank < bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }
}
