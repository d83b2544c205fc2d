package dev.firth.eval.baseline.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SparseRowsTest {
  static IntStream cases() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void multipliesAsDenseUnitRowsWould(int index) {
    var random = Seeds.random(index);
    int rows = 1 + random.nextInt(40);
    int width = 1 + random.nextInt(50);
    var dense = new double[rows][width];
    var columns = new IntArrayList();
    var values = new FloatArrayList();
    var offsets = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        if (random.nextInt(4) == 0 && row != 3) {
          columns.add(column);
          values.add((float) random.nextDouble(-1, 1));
          dense[row][column] = values.getLast();
        }
      }
      offsets[row + 1] = columns.size();
    }
    var sparse = new SparseRows(offsets, columns.toIntArray(), values.toFloatArray(), width);

    int[] some = random.ints(random.nextInt(40), 0, rows).toArray();
    int from = random.nextInt(rows);
    int to = random.nextInt(from, rows) + 1;
    var out = new float[some.length * (to - from)];
    sparse.products(some, from, to, out);
    for (int i = 0; i < some.length; i++) {
      for (int x = from; x < to; x++) {
        double expected = Cosine.of(dense[some[i]], dense[x]);
        assertEquals(expected, sparse.product(some[i], x), 1e-6, Seeds.describe(index));
        assertEquals(expected, out[i * (to - from) + x - from], 1e-6, Seeds.describe(index));
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    SparseRows.requireRoom(1000, 8000);
    assertThrows(UsageException.class, () -> SparseRows.requireRoom(1001, 8000));
    assertThrows(
        UsageException.class, () -> SparseRows.requireRoom(Integer.MAX_VALUE, Long.MAX_VALUE));
  }
}
