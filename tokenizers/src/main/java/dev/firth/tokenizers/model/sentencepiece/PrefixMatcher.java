package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.List;

/** Finds the longest of some pieces at a place of a text. Immutable. */
final class PrefixMatcher {
  private final DoubleArrayTrie trie;

  PrefixMatcher(List<String> pieces) {
    trie = pieces.isEmpty() ? null : DoubleArrayTrie.of(pieces, new int[pieces.size()]);
  }

  /** One past the last unit of the longest piece that begins there; the place itself if none. */
  int match(char[] text, int from, int to) {
    int end = from;
    int base = DoubleArrayTrie.ROOT;
    for (int i = from; trie != null && i < to; i++) {
      int code = trie.codes()[text[i]];
      long unit = trie.units()[base + code];
      if (!DoubleArrayTrie.has(unit, code)) {
        break;
      }
      base = DoubleArrayTrie.base(unit);
      if (DoubleArrayTrie.value(unit) >= 0) {
        end = i + 1;
      }
    }
    return end;
  }
}
