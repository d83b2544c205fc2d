package dev.firth.seq2seq.train;

import dev.firth.seq2seq.data.TokenMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where a batch's target is no padding: only there scores are computed.
 *
 * @param places in the matrix, row by row
 * @param ids the tokens there
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call, is never compared
record TargetPlaces(long[] places, long[] ids) {
  static TargetPlaces of(TokenMatrix said, int pad) {
    long[] all = said.ids();
    long[] places =
        IntStream.range(0, all.length).filter(i -> all[i] != pad).asLongStream().toArray();
    return new TargetPlaces(places, Arrays.stream(places).map(place -> all[(int) place]).toArray());
  }

  int count() {
    return places.length;
  }
}
