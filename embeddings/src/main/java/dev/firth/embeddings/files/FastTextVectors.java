package dev.firth.embeddings.files;

import dev.firth.embeddings.fasttext.DenseRows;
import dev.firth.embeddings.fasttext.FastTextArgs;
import dev.firth.embeddings.fasttext.FastTextBinary;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.fasttext.ModelKind;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The words of a fastText model ({@code .bin}, {@code .ftz}) as a vector table: each row is the
 * mean that {@code fasttext print-word-vectors} gives, computed once, in parallel; unseen words get
 * the vector of their n-grams. The model's own matrix stays in its file.
 */
public final class FastTextVectors {
  private static final int WORDS_PER_TASK = 512;

  private FastTextVectors() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is damaged, or holds no words
   */
  public static VectorTable read(Path file) throws IOException {
    var model = FastTextBinary.open(file);
    var arena = Arena.ofShared();
    try {
      if (model.dictionary().words() == 0) {
        throw new BadInputException(file + " is a fastText model without words: make it again");
      }
      return table(model, arena);
    } catch (UncheckedIOException e) {
      arena.close();
      model.close();
      throw e.getCause();
    } catch (Throwable e) {
      arena.close();
      model.close();
      throw e;
    }
  }

  /** The words of a model in memory, which is closed with the table. */
  public static VectorTable of(FastTextModel model) {
    var arena = Arena.ofShared();
    try {
      return table(model, arena);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  private static VectorTable table(FastTextModel model, Arena arena) {
    FastTextDictionary dictionary = model.dictionary();
    var index = new WordIndexBuilder(dictionary.words());
    int[] ids = distinctWords(dictionary, index);
    int dim = model.args().dim();
    long stride = VectorTable.strideBytes(dim);
    var rows = arena.allocate(ids.length * stride, 64);
    fill(model, ids, rows, stride);
    return new VectorTable.Builder(index.build(), dim, rows, stride)
        .counts(counts(dictionary, ids, arena))
        .notes(notes(index))
        .unseen(model.hasSubwords() ? Optional.of(model::unseenWordVector) : Optional.empty())
        .arena(arena)
        .model(model)
        .build();
  }

  /** Words that differ in bytes which are no UTF-8 become the same: the first counts. */
  private static int[] distinctWords(FastTextDictionary dictionary, WordIndexBuilder index) {
    var ids = new int[dictionary.words()];
    int kept = 0;
    for (int id = 0; id < ids.length; id++) {
      byte[] utf8 = dictionary.utf8(id);
      if (index.add(utf8, 0, utf8.length) >= 0) {
        ids[kept++] = id;
      }
    }
    return Arrays.copyOf(ids, kept);
  }

  private static void fill(FastTextModel model, int[] ids, MemorySegment rows, long stride) {
    IntStream.range(0, Math.ceilDiv(ids.length, WORDS_PER_TASK))
        .parallel()
        .forEach(
            task -> {
              int to = Math.min(ids.length, (task + 1) * WORDS_PER_TASK);
              for (int row = task * WORDS_PER_TASK; row < to; row++) {
                float[] vector = model.wordVector(ids[row]);
                MemorySegment.copy(vector, 0, rows, VectorTable.FLOAT, row * stride, vector.length);
              }
            });
  }

  private static MemorySegment counts(FastTextDictionary dictionary, int[] ids, Arena arena) {
    var counts = arena.allocate(8L * ids.length, 8);
    for (int row = 0; row < ids.length; row++) {
      counts.set(VectorTable.LONG, 8L * row, dictionary.count(ids[row]));
    }
    return counts;
  }

  private static List<String> notes(WordIndexBuilder index) {
    return index.brokenWords() == 0
        ? List.of()
        : List.of(index.brokenWords() + " words are no UTF-8: broken bytes became U+FFFD");
  }

  /**
   * Writes a table of a fastText model as that model. Other vectors are written as a model without
   * subwords, which fastText reads; its output matrix is zero, so that nobody can train it further
   * in earnest.
   */
  public static void write(Path file, VectorTable table) throws IOException {
    var model = table.model().filter(FastTextVectors::isWhole);
    if (model.isPresent()) {
      model.get().write(file);
    } else {
      writeWords(file, table);
    }
  }

  /** Whether all rows of a model of word vectors are there: pruning leaves some out. */
  private static boolean isWhole(FastTextModel model) {
    return model.args().kind() != ModelKind.SUPERVISED && !model.dictionary().isPruned();
  }

  private static void writeWords(Path file, VectorTable table) throws IOException {
    table.check(0, table.size());
    int size = table.size();
    long[] counts = new long[size];
    for (int id = 0; id < size; id++) {
      counts[id] = table.hasCounts() ? table.count(id) : 1;
      PlainWords.checked(table, id, PlainWords.NO_SPACES);
    }
    List<String> words = IntStream.range(0, size).mapToObj(table.words()::word).toList();
    var dictionary = FastTextDictionary.ofWords(words, counts, Arrays.stream(counts).sum());
    var zeros = new DenseRows(MemorySegment.ofArray(new float[table.dim()]), size, table.dim(), 0);
    FastTextBinary.write(
        file,
        withoutSubwords(table.dim()),
        dictionary,
        new DenseRows(table.rows(), size, table.dim(), table.strideBytes()),
        zeros);
  }

  private static FastTextArgs withoutSubwords(int dim) {
    return new FastTextArgs(
        dim,
        5,
        1,
        1,
        5,
        1,
        FastTextLoss.NEGATIVE_SAMPLING,
        ModelKind.SKIP_GRAM,
        0,
        0,
        0,
        FastTextArgs.LR_UPDATE_RATE,
        1e-4);
  }
}
