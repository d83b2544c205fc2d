package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.tokenizers.ids.IdCorpus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Word2VecWorkerTest {
  private static final int END = IdCorpus.LINE_END;

  /** Writes down each word with its context. */
  private static final class Notes implements CentreStep {
    final List<String> seen = new ArrayList<>();

    @Override
    public void train(
        int[] sentence, int centre, int from, int to, float learningRate, SplittableRandom random) {
      var context = new ArrayList<Integer>();
      for (int i = from; i <= to; i++) {
        if (i != centre) {
          context.add(sentence[i]);
        }
      }
      seen.add(sentence[centre] + " in " + context);
    }

    @Override
    public void endSentence(int[] sentence, float learningRate, SplittableRandom random) {}

    @Override
    public LossSample loss() {
      return new LossSample(LossSample.EVERY);
    }

    @Override
    public void restart() {}
  }

  private final Notes notes = new Notes();

  private Word2VecWorker train(WindowMode mode, int window, int... ids) {
    var options = Word2VecOptions.skipGram().windowMode(mode).window(window).build();
    long[] counts = new long[2000];
    Arrays.fill(counts, 1);
    var worker =
        new Word2VecWorker(options, new Subsampler(counts, 0), notes, Word2VecWorker.MAX_SENTENCE);
    worker.begin(ids, ids.length, 0.1f, new SplittableRandom(1));
    worker.train(Integer.MAX_VALUE);
    return worker;
  }

  @Test
  void theWindowOfALineIsTheWholeLine() {
    train(WindowMode.LINE, 1, 1, 2, 3, 4, END, 5, END, 6, 7);
    assertEquals(
        List.of(
            "1 in [2, 3, 4]",
            "2 in [1, 3, 4]",
            "3 in [1, 2, 4]",
            "4 in [1, 2, 3]",
            "6 in [7]",
            "7 in [6]"),
        notes.seen);
  }

  @Test
  void aLineHasEachWordOnce() {
    var worker = train(WindowMode.LINE, 5, 3, 1, 3, 3, 2, 1, END, 3, 3, END, 1, 2);
    assertEquals(
        List.of("3 in [1, 2]", "1 in [3, 2]", "2 in [3, 1]", "1 in [2]", "2 in [1]"), notes.seen);
    assertEquals(6, worker.counts().trainedWords());
    assertEquals(8, worker.counts().pairs());
  }

  @Test
  void otherWindowsKeepRepeatedWords() {
    train(WindowMode.FIXED, 1, 3, 3, 1);
    assertEquals(List.of("3 in [3]", "3 in [3, 1]", "1 in [3]"), notes.seen);
  }

  @Test
  void longLinesAreCutIntoPieces() {
    int[] ids = new int[Word2VecWorker.MAX_SENTENCE + 3];
    Arrays.setAll(ids, i -> i);
    train(WindowMode.LINE, 5, ids);
    assertEquals(ids.length, notes.seen.size());
    assertTrue(notes.seen.getLast().startsWith((ids.length - 1) + " in [1000, 1001]"));
  }
}
