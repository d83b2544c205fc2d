package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.EpochRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole sentences packed into rows of one segment, across documents, with a separator between two
 * (Liu et al. 2019, FULL-SENTENCES).
 */
final class FullSentences implements ExampleMaker {
  private static final int SPECIAL_TOKENS = 2;

  private final DocumentFile file;
  private final ExampleOptions options;
  private final long version;
  private final int room;

  private final List<SentenceRange> ranges = new ArrayList<>();
  private int tokens;
  private int target;

  FullSentences(DocumentFile file, ExampleOptions options, long version) {
    this.file = file;
    this.options = options;
    this.version = version;
    this.room = options.maxLength() - SPECIAL_TOKENS;
  }

  @Override
  public void add(int document, List<Example> examples) {
    int from = file.firstOf(document);
    tokens += ranges.isEmpty() ? 0 : 1;
    for (int sentence = from; sentence < file.endOf(document); sentence++) {
      boolean full = tokens + file.length(sentence) > target;
      if (full && (sentence > from || !ranges.isEmpty())) {
        addRange(from, sentence);
        end(examples);
        from = sentence;
      }
      if (tokens == 0) {
        target = target(sentence);
      }
      tokens += file.length(sentence);
    }
    addRange(from, file.endOf(document));
  }

  private int target(int sentence) {
    var random = new EpochRandom(Purpose.EXAMPLES.seed(options.seed()), version, sentence);
    return random.uniform() < options.shortShare() ? 2 + random.below(room - 1) : room;
  }

  private void addRange(int from, int to) {
    if (from < to) {
      ranges.add(new SentenceRange(from, to));
    }
  }

  @Override
  public void end(List<Example> examples) {
    if (!ranges.isEmpty()) {
      int length = Math.min(tokens, room) + SPECIAL_TOKENS;
      examples.add(new Example(List.copyOf(ranges), null, 0, length, ranges.getFirst().from()));
      ranges.clear();
      tokens = 0;
    }
  }
}
