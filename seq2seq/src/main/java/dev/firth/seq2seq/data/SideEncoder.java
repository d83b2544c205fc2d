package dev.firth.seq2seq.data;

import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import java.util.List;

/** Encodes the lines of one side, and adds up what it sees. */
final class SideEncoder {
  private final Tokenizer tokenizer;
  private final SpecialIds special;

  private long tokens;
  private long unknown;
  private int longest;
  private long longestLine;

  SideEncoder(Tokenizer tokenizer, SpecialIds special) {
    // A text about mark-up may say </s>; it means those four characters.
    this.tokenizer = tokenizer.toBuilder().specialTokens(SpecialTokenPolicy.AS_TEXT).build();
    this.special = special;
  }

  VocabularyMark vocabulary() {
    return VocabularyMark.of(tokenizer);
  }

  List<int[]> encode(List<String> lines, int threads) {
    return tokenizer.idsBatch(lines, threads);
  }

  int[] encode(String line) {
    return tokenizer.ids(line);
  }

  void measure(int[] ids, long line) {
    if (ids.length > longest) {
      longest = ids.length;
      longestLine = line;
    }
  }

  boolean holdsReserved(int[] ids) {
    for (int id : ids) {
      if (special.isReserved(id)) {
        return true;
      }
    }
    return false;
  }

  /** Counts a line that is kept. */
  void count(int[] ids) {
    tokens += ids.length;
    for (int id : ids) {
      unknown += id == special.unknown() ? 1 : 0;
    }
  }

  EncodingCounts.Side counts(long brokenBytes) {
    return new EncodingCounts.Side(tokens, unknown, longest, longestLine, brokenBytes);
  }
}
