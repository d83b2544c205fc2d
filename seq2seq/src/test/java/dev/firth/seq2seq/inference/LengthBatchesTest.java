package dev.firth.seq2seq.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthBatchesTest {
  @Test
  void nothingGivesNothing() {
    assertEquals(List.of(), LengthBatches.of(0, i -> 1, 10));
  }

  @Test
  void longTextsStandAlone() {
    int[] lengths = {30, 4, 50, 5};
    List<int[]> batches = LengthBatches.of(4, i -> lengths[i], 10);
    assertEquals(3, batches.size());
    assertArrayEquals(new int[] {1, 3}, batches.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void everyTextComesOnceAndBatchesAreNotTooLarge(int index) {
    var random = Seeds.random(index);
    int[] lengths = IntStream.range(0, 200).map(i -> 1 + random.nextInt(60)).toArray();
    List<int[]> batches = LengthBatches.of(lengths.length, i -> lengths[i], 100);
    int[] all = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 200).toArray(), all, Seeds.describe(index));
    for (int[] batch : batches) {
      int longest = Arrays.stream(batch).map(i -> lengths[i]).max().orElseThrow();
      assertTrue(batch.length == 1 || batch.length * longest <= 100, Seeds.describe(index));
    }
  }
}
