package dev.firth.seq2seq.translate;

import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a model reads and should say of a pair.
 *
 * @param source with the end token
 * @param read what the decoder reads: the start token and the target
 * @param said what it should say: the target and the end token
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
record TokenPair(int[] source, int[] read, int[] said) {
  static TokenPair of(
      int[] source, int[] target, SpecialIds sourceSpecial, SpecialIds targetSpecial) {
    int[] ended = Arrays.copyOf(source, source.length + 1);
    ended[source.length] = sourceSpecial.end();
    int[] said = Arrays.copyOf(target, target.length + 1);
    said[target.length] = targetSpecial.end();
    int[] read = new int[said.length];
    read[0] = targetSpecial.begin();
    System.arraycopy(target, 0, read, 1, target.length);
    return new TokenPair(ended, read, said);
  }

  int[] longest() {
    return source.length > said.length ? source : said;
  }

  /** One side of some pairs. */
  static TokenMatrix matrix(List<TokenPair> pairs, Function<TokenPair, int[]> side, int pad) {
    return TokenMatrix.of(pairs.stream().map(side).toList(), pad);
  }
}
