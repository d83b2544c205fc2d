package dev.firth.eval.language.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadixSortTest {
  @ParameterizedTest
  @CsvSource({"1,10,0,100", "3,500000,0,3000", "3,500000,1,3000", "5,500000,1,3000", "2,3,1,1"})
  void sortsRecordsByTheirKeys(int length, int words, int values, int records) {
    var layout = new NgramLayout(length, words);
    int stride = layout.longs() + values;
    var data = new long[records * stride + 5];
    var random = Seeds.random(length + records);
    var sequence = new int[length];
    for (int i = 0; i < records; i++) {
      for (int k = 0; k < length; k++) {
        // Few different ones at the front, so that equal keys come.
        sequence[k] = random.nextInt(k == 0 ? Math.min(words, 4) : words);
      }
      layout.pack(sequence, data, i * stride);
      if (values > 0) {
        data[i * stride + layout.longs()] = i;
      }
    }
    var expected = records(data, records, stride);
    expected.sort(
        Comparator.comparing(
            record -> record.stream().limit(layout.longs()).mapToLong(Long::longValue).toArray(),
            Arrays::compare));
    long[] sorted =
        new RadixSort(layout, stride).sort(data, new long[data.length], records * stride);
    assertEquals(expected, records(sorted, records, stride), Seeds.describe(length + records));
  }

  private static List<List<Long>> records(long[] data, int records, int stride) {
    var list = new ArrayList<List<Long>>();
    for (int i = 0; i < records; i++) {
      list.add(Arrays.stream(data, i * stride, (i + 1) * stride).boxed().toList());
    }
    return list;
  }
}
