package dev.firth.embeddings.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Small tables for tests. */
final class Tables {
  private Tables() {}

  /** Seeded values of all magnitudes; words of one to four bytes a character. */
  static VectorTable random(int index, int words, int dim, boolean counts) {
    var random = Seeds.random(index);
    long stride = VectorTable.strideBytes(dim);
    var rows = MemorySegment.ofArray(new float[Math.toIntExact(words * stride / 4)]);
    var names = new ArrayList<String>();
    String[] kinds = {"w", "straße", "東京", "😀", "1984", ","};
    for (int id = 0; id < words; id++) {
      names.add(kinds[id % kinds.length] + id);
      for (int i = 0; i < dim; i++) {
        float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)));
        rows.set(VectorTable.FLOAT, id * stride + 4L * i, random.nextInt(9) == 0 ? -0f : value);
      }
    }
    return VectorTable.of(
        WordIndex.of(names),
        counts
            ? Optional.of(LongStream.range(0, words).map(i -> words * 7L - i).toArray())
            : Optional.empty(),
        dim,
        rows,
        stride);
  }

  static float[] row(VectorTable table, int id) {
    var row = new float[table.dim()];
    table.copyRow(id, row, 0);
    return row;
  }

  static List<String> words(VectorTable table) {
    var words = new ArrayList<String>();
    for (int id = 0; id < table.size(); id++) {
      words.add(table.words().word(id));
    }
    return words;
  }

  /** Equal words, and rows equal in every bit. */
  static void assertSame(VectorTable expected, VectorTable actual) {
    assertEquals(words(expected), words(actual));
    assertEquals(expected.dim(), actual.dim());
    for (int id = 0; id < expected.size(); id++) {
      assertEquals(id, actual.words().id(expected.words().word(id)));
      float[] a = row(expected, id);
      float[] b = row(actual, id);
      for (int i = 0; i < a.length; i++) {
        assertEquals(Float.floatToRawIntBits(a[i]), Float.floatToRawIntBits(b[i]));
      }
    }
  }
}
