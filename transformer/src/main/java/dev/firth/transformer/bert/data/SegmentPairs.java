package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.EpochRandom;
import java.util.List;

/**
 * Pairs of segments as BERT's {@code create_pretraining_data.py} makes them: sentences are gathered
 * up to the wanted length and cut in two between them. For next-sentence prediction half of the
 * second segments are taken from a random place of another document, and the sentences that stood
 * there go into the next pair; for sentence-order prediction half of the pairs are swapped. Of a
 * single sentence no second segment can be made: its pair has one from another document (as in
 * ALBERT's program too).
 *
 * <p>A difference: short lengths are drawn for each pair, not once for each document.
 */
final class SegmentPairs implements ExampleMaker {
  private static final int SPECIAL_TOKENS = 3;

  private final DocumentFile file;
  private final ExampleOptions options;
  private final long version;
  private final int room;

  private EpochRandom random;
  private int document;

  SegmentPairs(DocumentFile file, ExampleOptions options, long version) {
    this.file = file;
    this.options = options;
    this.version = version;
    this.room = options.maxLength() - SPECIAL_TOKENS;
  }

  @Override
  public void add(int ofDocument, List<Example> examples) {
    random = new EpochRandom(Purpose.EXAMPLES.seed(options.seed()), version, ofDocument);
    document = ofDocument;
    int end = file.endOf(document);
    for (int from = file.firstOf(document); from < end; ) {
      from = addPair(from, end, examples);
    }
  }

  @Override
  public void end(List<Example> examples) {
    // Nothing goes across documents.
  }

  /** Adds the pair that begins with a sentence; returns where the next one begins. */
  private int addPair(int from, int end, List<Example> examples) {
    int target = random.uniform() < options.shortShare() ? 2 + random.below(room - 1) : room;
    int to = gather(from, end, target);
    int cut = to - from > 1 ? from + 1 + random.below(to - from - 1) : to;
    boolean half = random.uniform() < 0.5;
    if (cut == to || (half && options.task() == SentenceTask.NEXT_SENTENCE)) {
      examples.add(withOther(from, cut, target));
      return cut;
    }
    boolean swapped = half && options.task() == SentenceTask.SENTENCE_ORDER;
    var begin = new SentenceRange(from, cut);
    var rest = new SentenceRange(cut, to);
    examples.add(swapped ? example(rest, begin, 1, from) : example(begin, rest, 0, from));
    return to;
  }

  /** One past the sentence with which the wanted length is reached. */
  private int gather(int from, int end, int target) {
    int tokens = 0;
    int to = from;
    while (to < end && (to == from || tokens < target)) {
      tokens += file.length(to++);
    }
    return to;
  }

  private Example withOther(int from, int cut, int target) {
    int other = random.below(file.documents() - 1);
    other += other >= document ? 1 : 0;
    int first = file.firstOf(other);
    int end = file.endOf(other);
    int start = first + random.below(end - first);
    int to = gather(start, end, target - tokens(from, cut));
    return example(new SentenceRange(from, cut), new SentenceRange(start, to), 1, from);
  }

  private Example example(SentenceRange first, SentenceRange second, int label, int key) {
    int tokens = tokens(first.from(), first.to()) + tokens(second.from(), second.to());
    return new Example(List.of(first), second, label, Math.min(tokens, room) + SPECIAL_TOKENS, key);
  }

  private int tokens(int from, int to) {
    int tokens = 0;
    for (int sentence = from; sentence < to; sentence++) {
      tokens += file.length(sentence);
    }
    return tokens;
  }
}
