package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a prefetcher does besides giving the same batches, which the property test shows. */
@Timeout(20)
class BatchPrefetcherTest {
  private static final BatchOptions OPTIONS = BatchOptions.defaults().withMaxSentences(2);

  @TempDir Path folder;
  private SentenceFile file;
  private BatchSampler sampler;

  @BeforeEach
  void open() throws IOException {
    var sentences = Sentences.random(Seeds.random(0), 50, 1, 10);
    file = SentenceFile.open(Sentences.write(folder.resolve("a.ids"), 1, sentences));
    sampler =
        new BatchSampler(new LinePieces(file, Sentences.SPECIAL, SentenceFile.MAX_LENGTH), OPTIONS);
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void whatFailsIsThrownWhereBatchesAreTaken() throws IOException {
    try (var ahead = new BatchPrefetcher(sampler, 2)) {
      ahead.next();
      file.close();
      var e = assertThrows(IllegalStateException.class, () -> drain(ahead));
      assertTrue(e.getMessage().contains("closed"), e.getMessage());
      assertEquals(1, e.getSuppressed().length);
      assertInstanceOf(IllegalStateException.class, e.getSuppressed()[0]);
    }
    open();
  }

  private static void drain(BatchSource batches) {
    while (true) {
      batches.next();
    }
  }

  @Test
  void closingEndsTheThread() {
    var ahead = new BatchPrefetcher(sampler, 3);
    ahead.next();
    SamplerPosition taken = ahead.position();
    assertTrue(isAtWork());
    ahead.close();
    ahead.close();
    assertFalse(isAtWork());
    assertEquals(taken, ahead.position());
    assertThrows(IllegalStateException.class, ahead::next);
  }

  private static boolean isAtWork() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("firth-batches"));
  }

  @Test
  void aSamplerCanBeBroughtBack() throws IOException {
    Batch third;
    try (var alone =
        new BatchSampler(
            new LinePieces(file, Sentences.SPECIAL, SentenceFile.MAX_LENGTH), OPTIONS)) {
      alone.next();
      alone.next();
      third = alone.next();
    }
    SamplerPosition place;
    try (var ahead = new BatchPrefetcher(sampler, 5)) {
      ahead.next();
      ahead.next();
      place = ahead.position();
    }
    sampler.resumeAt(place);
    assertEquals(third.toString(), sampler.next().toString());
  }

  @Test
  void waitingCanBeInterruptedOrClosed() throws InterruptedException {
    var ahead = new BatchPrefetcher(sampler, 1);
    var failure = new AtomicReference<Throwable>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    drain(ahead);
                  } catch (IllegalStateException e) {
                    failure.set(e);
                  }
                });
    ahead.close();
    reader.join();
    assertInstanceOf(IllegalStateException.class, failure.get());
  }

  @Test
  void aDepthIsPositive() {
    assertThrows(IllegalArgumentException.class, () -> new BatchPrefetcher(sampler, 0));
  }
}
