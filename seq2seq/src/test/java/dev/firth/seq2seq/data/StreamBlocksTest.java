package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamBlocksTest {
  @TempDir Path folder;

  private SentenceFile write(List<List<int[]>> sentences) throws IOException {
    return SentenceFile.open(Sentences.write(folder.resolve("a.ids"), 1, sentences));
  }

  @Test
  void sentencesFollowEachOther() throws IOException {
    try (var file =
        write(
            List.of(
                List.of(new int[] {5, 6}), List.of(new int[] {}), List.of(new int[] {7, 8, 9})))) {
      var blocks = new StreamBlocks(file, Sentences.SPECIAL, 3);
      assertEquals(3, blocks.count());
      assertBlock(new long[] {5, 6, 2}, new long[] {1, 5, 6}, blocks, 0);
      assertBlock(new long[] {2, 7, 8}, new long[] {1, 1, 7}, blocks, 1);
      assertBlock(new long[] {9, 2}, new long[] {8, 9}, blocks, 2);
    }
  }

  private static void assertBlock(long[] out, long[] in, StreamBlocks blocks, int block) {
    assertEquals(out.length, blocks.targetLength(block));
    long[] row = new long[out.length + 2];
    blocks.copyTargetOut(block, row, 1);
    assertArrayEquals(out, Arrays.copyOfRange(row, 1, out.length + 1));
    assertEquals(0, row[0] + row[out.length + 1]);
    blocks.copyTargetIn(block, row, 1);
    assertArrayEquals(in, Arrays.copyOfRange(row, 1, in.length + 1));
    assertEquals(0, row[0] + row[in.length + 1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 64, 1000, 100_000})
  void blocksTogetherAreTheStream(int length) throws IOException {
    var sentences = Sentences.random(Seeds.random(length), 700, 1, 15);
    var expectedOut = new ArrayList<Long>();
    var expectedIn = new ArrayList<Long>();
    for (List<int[]> sentence : sentences) {
      expectedIn.add(1L);
      for (int id : sentence.getFirst()) {
        expectedOut.add((long) id);
        expectedIn.add((long) id);
      }
      expectedOut.add(2L);
    }
    try (var file = write(sentences)) {
      var blocks = new StreamBlocks(file, Sentences.SPECIAL, length);
      var out = new ArrayList<Long>();
      var in = new ArrayList<Long>();
      for (int block = 0; block < blocks.count(); block++) {
        long[] row = new long[blocks.targetLength(block)];
        blocks.copyTargetOut(block, row, 0);
        Arrays.stream(row).forEach(out::add);
        blocks.copyTargetIn(block, row, 0);
        Arrays.stream(row).forEach(in::add);
      }
      assertEquals(expectedOut, out, Seeds.describe(length));
      assertEquals(expectedIn, in, Seeds.describe(length));
    }
  }

  @Test
  void blocksComeInBatches() throws IOException {
    var sentences = Sentences.random(Seeds.random(0), 300, 1, 15);
    try (var file = write(sentences)) {
      var blocks = new StreamBlocks(file, Sentences.SPECIAL, 16);
      var sampler = new BatchSampler(blocks, BatchOptions.defaults().withMaxTokens(64));
      long tokens = 0;
      for (Batch batch : sampler.epoch(0)) {
        assertEquals(0, batch.source().rows());
        tokens += batch.targetOut().tokens();
      }
      assertEquals(file.tokens(0) + file.sentences(), tokens);
      var other = new StreamBlocks(file, Sentences.SPECIAL, 8);
      assertEquals(false, blocks.fingerprint() == other.fingerprint());
    }
  }

  @Test
  void formsAreChecked() throws IOException {
    try (var file = write(List.of(List.of(new int[] {5})))) {
      assertThrows(
          IllegalArgumentException.class, () -> new StreamBlocks(file, Sentences.SPECIAL, 0));
      assertThrows(
          IllegalArgumentException.class,
          () -> new SentencePairs(file, Sentences.SPECIAL, Sentences.SPECIAL));
    }
  }
}
