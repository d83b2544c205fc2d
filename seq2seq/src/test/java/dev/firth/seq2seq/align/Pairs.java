package dev.firth.seq2seq.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Attention that is written by hand. */
final class Pairs {
  private Pairs() {}

  /** A text whose pieces stand between blanks and hyphens; hyphens join pieces to words. */
  static TextPieces text(String text) {
    String[] words = Stream.of(text.split(" ")).filter(w -> !w.isEmpty()).toArray(String[]::new);
    List<String> pieces = Arrays.stream(words).flatMap(w -> Stream.of(w.split("-"))).toList();
    String plain = text.replace("-", "");
    var found = new ArrayList<TextPieces.Word>();
    int[] wordOf = new int[pieces.size()];
    int from = 0;
    int piece = 0;
    for (String word : words) {
      String joined = word.replace("-", "");
      int start = plain.indexOf(joined, from);
      from = start + joined.length();
      for (int i = 0; i < word.split("-").length; i++) {
        wordOf[piece++] = found.size();
      }
      found.add(new TextPieces.Word(start, from, joined));
    }
    return new TextPieces(plain, pieces, found, wordOf);
  }

  static PairAttention pair(String source, String target, float[][]... heads) {
    return new PairAttention(text(source), text(target), "</s>", heads);
  }
}
