package dev.firth.embeddings.classify;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.fasttext.DictionaryLearner;
import dev.firth.embeddings.fasttext.Tokens;
import dev.firth.runs.Progress;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;

/**
 * A labelled text as it was read once: its tokens by number and what was learnt of them.
 *
 * @param tokens numbers that the learner gave, {@link Examples#LINE_END} behind each line
 * @param words tokens, labels and ends of lines too
 */
record LabelledText(
    DictionaryLearner learner, IntArrayList tokens, long lines, long words, long brokenBytes) {

  static LabelledText read(
      Corpus corpus, LabelledFormat format, String labelPrefix, Progress progress)
      throws IOException {
    var learner = new DictionaryLearner(labelPrefix);
    var tokens = new IntArrayList();
    long lines = 0;
    try (var reader = new LabelledReader(corpus, format, labelPrefix);
        var task = progress.start("read", "lines", -1)) {
      while (reader.next()) {
        addLine(reader.line(), reader.length(), learner, tokens);
        task.done(++lines);
      }
      return new LabelledText(learner, tokens, lines, tokens.size() - lines, reader.brokenBytes());
    }
  }

  private static void addLine(
      byte[] line, int length, DictionaryLearner learner, IntArrayList tokens) {
    var words = new Tokens(line, 0, length);
    while (words.next()) {
      tokens.add(learner.add(line, words.from(), words.to()));
    }
    tokens.add(learner.addEndOfLine());
    tokens.add(Examples.LINE_END);
  }
}
