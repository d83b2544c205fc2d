package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every data set and every choice of options. */
class BatchSamplerPropertyTest {
  private static final int LONGEST = 40;

  @TempDir Path folder;

  static int[] cases() {
    return IntStream.range(0, 12).toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everySentenceOnceAnEpochInBatchesWithinTheBounds(int index) throws IOException {
    try (var data = new Data(index)) {
      BatchSampler sampler = data.sampler();
      var seen = new int[data.examples.count()];
      long sourceTokens = 0;
      long targetTokens = 0;
      int batches = 0;
      for (Batch batch : sampler.epoch(3)) {
        assertEquals(batches++, batch.index());
        assertEquals(3, batch.epoch());
        assertEquals(batches == sampler.batches(3), batch.endsEpoch());
        assertTrue(batch.rows() <= data.options.maxSentences(), data.what);
        int widest = Math.max(batch.source().columns(), batch.targetOut().columns());
        assertTrue((long) batch.rows() * widest <= data.options.maxTokens(), data.what);
        assertTrue(batch.rows() > 0, data.what);
        for (int example : batch.examples()) {
          seen[example]++;
        }
        sourceTokens += batch.source().tokens();
        targetTokens += batch.targetOut().tokens();
        assertEquals(batch.targetIn().tokens(), batch.targetOut().tokens());
      }
      int left = 0;
      for (int example = 0; example < seen.length; example++) {
        boolean fits =
            data.examples.sentenceLength(example) <= data.options.maxLength()
                && data.examples.sourceLength(example) <= data.options.maxTokens()
                && data.examples.targetLength(example) <= data.options.maxTokens();
        assertEquals(fits ? 1 : 0, seen[example], data.what);
        left += fits ? 0 : 1;
      }
      SamplerCounts counts = sampler.counts();
      assertEquals(seen.length, counts.examples());
      assertEquals(left, counts.tooLong(), data.what);
      assertEquals(seen.length - left, counts.kept());
      assertEquals(sourceTokens, counts.sourceTokens(), data.what);
      assertEquals(targetTokens, counts.targetTokens(), data.what);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsAreTheSentencesWithTheirSpecialTokens(int index) throws IOException {
    try (var data = new Data(index)) {
      for (Batch batch : data.sampler().epoch(0)) {
        for (int row = 0; row < batch.rows(); row++) {
          List<int[]> sentence = data.sentences.get(batch.examples()[row]);
          int[] target = sentence.getLast();
          assertRow(plus(target, 2), batch.targetOut(), row);
          assertRow(plus(new int[] {1}, target), batch.targetIn(), row);
          if (data.sides == 2) {
            assertRow(plus(sentence.getFirst(), 2), batch.source(), row);
          } else {
            assertEquals(0, batch.source().rows());
          }
        }
      }
    }
  }

  private static int[] plus(int[] first, int... second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void assertRow(int[] expected, TokenMatrix matrix, int row) {
    assertEquals(expected.length, matrix.lengths()[row]);
    for (int column = 0; column < matrix.columns(); column++) {
      int pad = Sentences.SPECIAL.pad();
      assertEquals(column < expected.length ? expected[column] : pad, matrix.id(row, column));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aResumedSamplerGoesOnAsTheUninterruptedOne(int index) throws IOException {
    try (var data = new Data(index)) {
      BatchSampler whole = data.sampler();
      var positions = new ArrayList<SamplerPosition>();
      var order = new ArrayList<int[]>();
      int batches = Math.min(60, whole.batches(0) + whole.batches(1) + 3);
      for (int i = 0; i < batches; i++) {
        positions.add(whole.position());
        order.add(whole.next().examples());
      }
      for (int from = 0; from < batches; from++) {
        BatchSampler resumed = data.sampler();
        resumed.resumeAt(positions.get(from));
        assertEquals(positions.get(from), resumed.position());
        for (int i = from; i < Math.min(batches, from + 8); i++) {
          Batch batch = resumed.next();
          assertEquals(positions.get(i).epoch(), batch.epoch());
          assertEquals(positions.get(i).batch(), batch.index());
          assertArrayEquals(order.get(i), batch.examples(), data.what + " from " + from);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void aPrefetcherChangesNothing(int depth) throws IOException {
    for (int index : new int[] {1, 2, 4}) {
      try (var data = new Data(index)) {
        BatchSampler alone = data.sampler();
        try (var ahead = new BatchPrefetcher(data.sampler(), depth)) {
          for (int i = 0; i < 40; i++) {
            assertEquals(alone.position(), ahead.position());
            Batch expected = alone.next();
            Batch batch = ahead.next();
            assertEquals(expected.toString(), batch.toString());
            assertArrayEquals(expected.examples(), batch.examples(), data.what);
            assertArrayEquals(expected.source().ids(), batch.source().ids());
            assertArrayEquals(expected.targetIn().ids(), batch.targetIn().ids());
            assertArrayEquals(expected.targetOut().ids(), batch.targetOut().ids());
          }
          assertEquals(alone.position(), ahead.position());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void seedAndEpochDecideTheOrder(int index) throws IOException {
    try (var data = new Data(index, 500)) {
      var options = data.options.withShuffle(true).withMaxTokens(400).withMaxSentences(9);
      var first = order(new BatchSampler(data.examples, options).epoch(0));
      assertEquals(first, order(new BatchSampler(data.examples, options).epoch(0)));
      assertNotEquals(first, order(new BatchSampler(data.examples, options).epoch(1)));
      var other = options.withSeed(options.seed() + 1);
      assertNotEquals(first, order(new BatchSampler(data.examples, other).epoch(0)));
      var plain = options.withShuffle(false);
      var unshuffled = order(new BatchSampler(data.examples, plain).epoch(0));
      assertEquals(unshuffled, order(new BatchSampler(data.examples, plain).epoch(1)));
      assertNotEquals(first, unshuffled);
    }
  }

  private static List<List<Integer>> order(Iterable<Batch> batches) {
    var order = new ArrayList<List<Integer>>();
    for (Batch batch : batches) {
      order.add(Arrays.stream(batch.examples()).boxed().toList());
    }
    return order;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sortedWindowsWasteLessOnFilling(int index) throws IOException {
    try (var data = new Data(index, 3000)) {
      var options = BatchOptions.defaults().withMaxTokens(1000).withMaxLength(LONGEST);
      double sorted = filling(new BatchSampler(data.examples, options), data.examples);
      double mixed =
          filling(new BatchSampler(data.examples, options.withWindow(60)), data.examples);
      assertTrue(sorted < mixed, sorted + " " + mixed);
      assertTrue(sorted > 1 && sorted < 1.2, data.what + ": " + sorted);
    }
  }

  /** Size of the batches as their bound has it, to the longest sides of their examples. */
  private static double filling(BatchSampler sampler, Examples examples) {
    long cells = 0;
    long tokens = 0;
    for (Batch batch : sampler.epoch(0)) {
      cells += (long) batch.rows() * Math.max(batch.source().columns(), batch.targetIn().columns());
      for (int example : batch.examples()) {
        tokens += Math.max(examples.sourceLength(example), examples.targetLength(example));
      }
    }
    return (double) cells / tokens;
  }

  /** A random data set with random options. */
  private final class Data implements AutoCloseable {
    final String what;
    final int sides;
    final List<List<int[]>> sentences;
    final SentenceFile file;
    final Examples examples;
    final BatchOptions options;

    Data(int index) throws IOException {
      this(index, 1 + Seeds.random(index).nextInt(800));
    }

    Data(int index, int count) throws IOException {
      SplittableRandom random = Seeds.random(index);
      what = Seeds.describe(index);
      sides = 1 + index % 2;
      sentences = Sentences.random(random, count, sides, LONGEST);
      // At least one sentence that is within every limit.
      sentences.addFirst(Collections.nCopies(sides, new int[] {5}));
      file = SentenceFile.open(Sentences.write(folder.resolve("a.ids"), sides, sentences));
      examples =
          sides == 1
              ? new LinePieces(file, Sentences.SPECIAL, SentenceFile.MAX_LENGTH)
              : new SentencePairs(file, Sentences.SPECIAL, Sentences.SPECIAL);
      options =
          new BatchOptions(
              index % 3 == 0 ? BatchOptions.NO_LIMIT : 2 + random.nextInt(400),
              index % 3 == 1 ? BatchOptions.NO_LIMIT : 1 + random.nextInt(30),
              1 + random.nextInt(LONGEST + 5),
              1 + random.nextInt(300),
              index % 4 != 0,
              random.nextLong());
    }

    BatchSampler sampler() throws IOException {
      return new BatchSampler(examples, options);
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
