package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.EpochPlan;
import dev.firth.seq2seq.data.EpochRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The examples of an epoch, window by window: those of so many documents, in the order of the
 * epoch, that a window is full; shuffled, sorted by length and cut into batches. Memory does not
 * grow with the file. Not thread-safe.
 */
final class ExampleWindow {
  private final DocumentFile file;
  private final BatchOptions batches;
  private final DocumentOrder order;
  private final ExampleMaker maker;
  private final long epoch;

  private int nextDocument;
  private int number;
  private List<Example> examples = List.of();
  private EpochPlan plan;

  ExampleWindow(DocumentFile file, ExampleOptions options, BatchOptions batches, long epoch) {
    long version = options.version(epoch);
    this.file = file;
    this.batches = batches;
    this.order = new DocumentOrder(file.documents(), options.seed(), version);
    this.maker =
        options.task() == SentenceTask.NONE
            ? new FullSentences(file, options, version)
            : new SegmentPairs(file, options, version);
    this.epoch = epoch;
    fill();
  }

  /** Whether no window comes after this one. */
  boolean isLast() {
    return nextDocument == file.documents();
  }

  /** Goes to the next window. */
  void advance() {
    number++;
    fill();
  }

  private void fill() {
    examples = new ArrayList<>();
    while (examples.size() < batches.window() && !isLast()) {
      int document = nextDocument++;
      maker.add(batches.shuffle() ? order.at(document) : document, examples);
    }
    maker.end(examples);
    var random = new EpochRandom(Purpose.BATCHES.seed(batches.seed()), epoch, number);
    var all = new int[examples.size()];
    Arrays.setAll(all, example -> example);
    plan = EpochPlan.of(example -> examples.get(example).length(), all, batches, random);
  }

  /** Number of batches of this window. */
  int size() {
    return plan.size();
  }

  /** The examples of a batch of this window. */
  List<Example> batch(int index) {
    return Arrays.stream(plan.examples(index)).mapToObj(examples::get).toList();
  }
}
