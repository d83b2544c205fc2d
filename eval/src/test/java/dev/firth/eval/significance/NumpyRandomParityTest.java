package dev.firth.eval.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** NumPy's own draws and sums, for the same seeds. */
class NumpyRandomParityTest {
  private static List<String> lines(String name) throws Exception {
    return Files.readAllLines(
        Path.of(NumpyRandomParityTest.class.getResource("/parity/numpy/" + name).toURI()));
  }

  @Test
  void drawsAsNumpyDoes() throws Exception {
    for (String line : lines("draws.tsv")) {
      String[] fields = line.split("\t");
      var random = new NumpyRandom(Long.parseLong(fields[0]));
      if (fields[1].equals("coins")) {
        assertEquals(fields[2], coins(random) + " " + coins(random) + " " + coins(random), line);
        assertEquals(fields[3], indices(random, 10, 9), line);
      } else {
        assertEquals(fields[3], indices(random, Integer.parseInt(fields[2]), 21), line);
      }
    }
  }

  private static String coins(NumpyRandom random) {
    boolean[] row = new boolean[45];
    random.coins(row);
    var text = new StringBuilder();
    for (boolean coin : row) {
      text.append(coin ? '1' : '0');
    }
    return text.toString();
  }

  private static String indices(NumpyRandom random, int bound, int count) {
    int[] drawn = new int[count];
    random.indices(bound, drawn);
    return Arrays.stream(drawn).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  @Test
  void refusesANegativeSeed() {
    assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(-1));
  }

  @Test
  void sumsAsNumpyDoes() throws Exception {
    for (String line : lines("sums.tsv")) {
      String[] fields = line.split("\t");
      double[] values = new double[Integer.parseInt(fields[0])];
      Arrays.setAll(values, i -> 1.0 / (i + 1));
      assertEquals(Double.parseDouble(fields[1]), PairwiseSum.sum(values, 0, values.length), line);
    }
  }
}
