package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchSamplerTest {
  private static final BatchOptions PLAIN = BatchOptions.defaults().withShuffle(false);

  @TempDir Path folder;
  private SentenceFile file;

  @AfterEach
  void close() {
    if (file != null) {
      file.close();
    }
  }

  /** Pairs of sides of these lengths. */
  private SentencePairs pairs(int... lengths) throws IOException {
    var sentences = new ArrayList<List<int[]>>();
    for (int i = 0; i < lengths.length; i += 2) {
      sentences.add(List.of(ids(lengths[i]), ids(lengths[i + 1])));
    }
    close();
    file = SentenceFile.open(Sentences.write(folder.resolve("a.ids"), 2, sentences));
    return new SentencePairs(file, Sentences.SPECIAL, new SpecialIds(10, 11, 12, 13));
  }

  private static int[] ids(int length) {
    int[] ids = new int[length];
    Arrays.setAll(ids, i -> 20 + i);
    return ids;
  }

  @Test
  void aBatchIsWhatAModelReads() throws IOException {
    var sampler = new BatchSampler(pairs(3, 1, 1, 2), PLAIN);
    Batch batch = sampler.next();
    // Sorted by the longest side: the second pair comes first.
    assertArrayEquals(new int[] {1, 0}, batch.examples());
    assertArrayEquals(new long[] {20, 2, 0, 0, 20, 21, 22, 2}, batch.source().ids());
    assertArrayEquals(new int[] {2, 4}, batch.source().lengths());
    assertArrayEquals(new long[] {11, 20, 21, 11, 20, 10}, batch.targetIn().ids());
    assertArrayEquals(new long[] {20, 21, 12, 20, 12, 10}, batch.targetOut().ids());
    assertEquals(5, batch.targetOut().tokens());
    assertEquals(6, batch.source().tokens());
    assertTrue(batch.endsEpoch());
    assertEquals("batch 0 of epoch 0 (2 rows, 6 source and 5 target tokens)", batch.toString());
    assertEquals(1, sampler.next().epoch());
  }

  @Test
  void tokensAreRowsTimesTheLongestSide() throws IOException {
    // Sides of 4, 5 and 9 tokens with the end: two rows of 5 are 10, a third of 9 makes 27.
    var examples = pairs(3, 3, 4, 3, 3, 8);
    assertEquals(List.of(2, 1), rows(new BatchSampler(examples, PLAIN.withMaxTokens(10))));
    assertEquals(List.of(1, 1, 1), rows(new BatchSampler(examples, PLAIN.withMaxTokens(9))));
    assertEquals(List.of(2, 1), rows(new BatchSampler(examples, PLAIN.withMaxTokens(26))));
    assertEquals(List.of(3), rows(new BatchSampler(examples, PLAIN.withMaxTokens(27))));
    var sentences = PLAIN.withMaxSentences(2).withMaxTokens(BatchOptions.NO_LIMIT);
    assertEquals(List.of(2, 1), rows(new BatchSampler(examples, sentences)));
  }

  private static List<Integer> rows(BatchSampler sampler) {
    var rows = new ArrayList<Integer>();
    sampler.epoch(0).forEach(batch -> rows.add(batch.rows()));
    return rows;
  }

  @Test
  void longSentencesAreCounted() throws IOException {
    var examples = pairs(3, 3, 5, 1, 1, 6, 4, 4);
    SamplerCounts byLength = new BatchSampler(examples, PLAIN.withMaxLength(4)).counts();
    assertEquals(new SamplerCounts(4, 2, 2, 6, 9, 9), byLength);
    SamplerCounts byBatch = new BatchSampler(examples, PLAIN.withMaxTokens(6)).counts();
    assertEquals(new SamplerCounts(4, 3, 1, 6, 15, 11), byBatch);
    var none =
        assertThrows(
            BadInputException.class, () -> new BatchSampler(examples, PLAIN.withMaxLength(2)));
    assertTrue(none.getMessage().contains("all 4 sentences"), none.getMessage());
    var empty = pairs();
    assertThrows(BadInputException.class, () -> new BatchSampler(empty, PLAIN));
  }

  @Test
  void aPlaceOfOtherDataOrOptionsIsRefused() throws IOException {
    var sampler = new BatchSampler(pairs(1, 1, 2, 2, 3, 3), PLAIN.withMaxSentences(1));
    sampler.next();
    SamplerPosition place = sampler.position();
    assertEquals(1, place.batch());
    var again = new BatchSampler(pairs(1, 1, 2, 2, 3, 3), PLAIN.withMaxSentences(1));
    again.resumeAt(place);
    assertEquals(2, again.next().targetOut().lengths()[0] - 1);
    var otherData = new BatchSampler(pairs(1, 1, 2, 2, 3, 4), PLAIN.withMaxSentences(1));
    assertThrows(BadInputException.class, () -> otherData.resumeAt(place));
    var data = pairs(1, 1, 2, 2, 3, 3);
    for (BatchOptions other :
        List.of(
            PLAIN,
            PLAIN.withMaxSentences(1).withSeed(2),
            PLAIN.withMaxSentences(1).withMaxTokens(100),
            PLAIN.withMaxSentences(1).withMaxLength(100),
            PLAIN.withMaxSentences(1).withWindow(2),
            PLAIN.withMaxSentences(1).withShuffle(true))) {
      var with = new BatchSampler(data, other);
      assertThrows(BadInputException.class, () -> with.resumeAt(place), other.toString());
    }
  }

  @Test
  void placesThatDoNotExistAreRefused() throws IOException {
    var sampler = new BatchSampler(pairs(1, 1, 2, 2, 3, 3), PLAIN.withMaxSentences(1));
    int mark = sampler.position().fingerprint();
    for (var place :
        List.of(
            new SamplerPosition(0, 3, mark),
            new SamplerPosition(0, -1, mark),
            new SamplerPosition(-1, 0, mark),
            new SamplerPosition(0, Integer.MAX_VALUE, mark))) {
      var e = assertThrows(BadInputException.class, () -> sampler.resumeAt(place));
      assertTrue(e.getMessage().contains("damaged"), e.getMessage());
    }
    assertEquals(new SamplerPosition(0, 0, mark), sampler.position());
  }

  @Test
  void shufflingMovesSentencesBetweenBatchesAndBatchesBetweenPlaces() throws IOException {
    var random = Seeds.random(0);
    int[] lengths = random.ints(2000, 3, 30).toArray();
    var options = BatchOptions.defaults().withMaxTokens(300);
    var sampler = new BatchSampler(pairs(lengths), options);
    int first = sampler.epoch(0).iterator().next().targetOut().columns();
    boolean otherLength = false;
    var partners = new ArrayList<List<Integer>>();
    for (int epoch = 0; epoch < 6; epoch++) {
      Batch batch = sampler.epoch(epoch).iterator().next();
      otherLength |= batch.targetOut().columns() != first;
      for (Batch each : sampler.epoch(epoch)) {
        var rows = Arrays.stream(each.examples()).boxed().toList();
        if (rows.contains(7)) {
          partners.add(rows.stream().sorted().toList());
        }
      }
    }
    assertTrue(otherLength);
    assertTrue(partners.stream().distinct().count() > 3, partners.toString());
  }

  @Test
  void anEpochIsAPermutationWithoutBias() {
    // Every place is equally likely for every sentence: 4 values, 24 orders, 24,000 epochs.
    var counts = new TreeMap<String, Integer>();
    for (int epoch = 0; epoch < 24_000; epoch++) {
      int[] order = {0, 1, 2, 3};
      new EpochRandom(1, epoch).shuffle(order);
      counts.merge(Arrays.toString(order), 1, Integer::sum);
    }
    assertEquals(24, counts.size());
    double chiSquare = 0;
    for (int count : counts.values()) {
      chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
    }
    // 23 degrees of freedom: above 49.7 in one of a thousand.
    assertTrue(chiSquare < 49.7, "chi-square " + chiSquare);
  }

  @Test
  void theOrderStaysTheSameFromVersionToVersion() {
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
    new EpochRandom(1, 0).shuffle(order);
    assertEquals("[6, 1, 5, 0, 4, 7, 2, 3]", Arrays.toString(order));
  }

  @Test
  void optionsAreChecked() {
    assertThrows(UsageException.class, () -> PLAIN.withMaxTokens(0));
    assertThrows(UsageException.class, () -> PLAIN.withMaxSentences(0));
    assertThrows(UsageException.class, () -> PLAIN.withMaxTokens(BatchOptions.NO_LIMIT));
    assertThrows(UsageException.class, () -> PLAIN.withMaxLength(0));
    assertThrows(UsageException.class, () -> PLAIN.withMaxLength(1 << 21));
    assertThrows(UsageException.class, () -> PLAIN.withWindow(0));
    assertThrows(UsageException.class, () -> PLAIN.withWindow(1 << 30));
  }
}
