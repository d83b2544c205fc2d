package dev.firth.tokenizers.model.bpe;

import dev.firth.testkit.HardStrings;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Small models for tests, learned from hard strings by counting anew for every merge. */
final class ToyMerges {
  private static final String PROSE =
      "the cat sat on the mat and then the other cats said that they'd rather not sit there; "
          + "aaaaaaaaaaaa bananas 1234567 we're can't I'LL wohnungen schön größer l'été déjà 你好吗 "
          + "你好 привет при    \n\n  return x; // 👩‍👩‍👧‍👦 the end of thethe\tthing\t\tthings ";

  private final Map<String, Integer> vocabulary = new LinkedHashMap<>();
  private final List<Merge> merges = new ArrayList<>();
  private final String prefix;

  private ToyMerges(String prefix) {
    this.prefix = prefix;
  }

  /** A byte-level model; its ids begin above 0 and have gaps. */
  static BpeModel byteLevel(int merges, BpeOptions options) {
    var toy = new ToyMerges("");
    toy.vocabulary.put("<|end|>", 0);
    for (int i = 0; i < 256; i++) {
      toy.vocabulary.put(String.valueOf(ByteAlphabet.characterOf(255 - i)), 3 + i);
    }
    return toy.learn(new ByteLevel(false, true, true), merges, options);
  }

  /** A model of words, of the characters in them that come more than twice. */
  static BpeModel words(int merges, BpeOptions options) {
    String prefix =
        options.continuingSubwordPrefix() == null ? "" : options.continuingSubwordPrefix();
    var toy = new ToyMerges(prefix);
    toy.vocabulary.put("<unk>", 0);
    if (options.byteFallback()) {
      for (int i = 0; i < 256; i++) {
        toy.vocabulary.put(String.format("<0x%02X>", i), 1 + i);
      }
    }
    return toy.learn(new WhitespaceSplit(), merges, options);
  }

  private BpeModel learn(PreTokenizer preTokenizer, int count, BpeOptions options) {
    List<List<String>> words = new ArrayList<>();
    String suffix = options.endOfWordSuffix() == null ? "" : options.endOfWordSuffix();
    preTokenizer.split(
        NormalizedText.of(text()), piece -> words.add(symbols(piece.toString(), suffix)));
    addCharacters(words);
    while (merges.size() < count && mergeBest(words)) {}
    return new BpeModel(vocabulary, merges, options);
  }

  private static String text() {
    var text = new StringBuilder(PROSE.repeat(5));
    var random = new SplittableRandom(3);
    for (int i = 0; i < 40; i++) {
      text.append(HardStrings.wellFormed(HardStrings.random(random, 12))).append(' ');
    }
    return text.toString();
  }

  private List<String> symbols(String word, String suffix) {
    List<String> symbols = new ArrayList<>();
    word.codePoints()
        .forEach(c -> symbols.add((symbols.isEmpty() ? "" : prefix) + Character.toString(c)));
    symbols.set(symbols.size() - 1, symbols.getLast() + suffix);
    return symbols;
  }

  private void addCharacters(List<List<String>> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    words.forEach(word -> word.forEach(symbol -> counts.merge(symbol, 1, Integer::sum)));
    counts.forEach(
        (symbol, n) -> {
          if (n > 2) {
            vocabulary.putIfAbsent(symbol, vocabulary.size() + 5);
          }
        });
  }

  private boolean mergeBest(List<List<String>> words) {
    Map<Merge, Integer> counts = new LinkedHashMap<>();
    for (List<String> word : words) {
      for (int i = 0; i + 1 < word.size(); i++) {
        if (vocabulary.containsKey(word.get(i)) && vocabulary.containsKey(word.get(i + 1))) {
          counts.merge(new Merge(word.get(i), word.get(i + 1)), 1, Integer::sum);
        }
      }
    }
    var best = counts.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue));
    best.ifPresent(entry -> apply(entry.getKey(), words));
    return best.isPresent();
  }

  private void apply(Merge merge, List<List<String>> words) {
    String joined = merge.left() + merge.right().substring(prefix.length());
    merges.add(merge);
    vocabulary.putIfAbsent(joined, vocabulary.size() + 5);
    for (List<String> word : words) {
      for (int i = 0; i + 1 < word.size(); i++) {
        if (word.get(i).equals(merge.left()) && word.get(i + 1).equals(merge.right())) {
          word.set(i, joined);
          word.remove(i + 1);
        }
      }
    }
  }
}
