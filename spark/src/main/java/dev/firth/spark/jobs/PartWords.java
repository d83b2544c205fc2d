package dev.firth.spark.jobs;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.spark.text.LocalText;
import dev.firth.tokenizers.SplitWork;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTable;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;

/** The words of one part of a text with their counts. */
final class PartWords {
  private static final int FIRST_WORDS = 1 << 14;

  private final WordTable words = new WordTable(FIRST_WORDS);
  private long tokens;
  private long lines;
  private long brokenBytes;

  private PartWords() {}

  static PartWords count(LocalText text, WordTokenizer tokenizer) throws IOException {
    var part = new PartWords();
    if (!text.isEmpty()) {
      try (Corpus corpus = text.corpus();
          var task = Progress.none().start("counting words", "bytes", corpus.bytes())) {
        var totals =
            SplitWork.run(
                corpus, SplitWork.splits(corpus), 1, () -> part.new Counting(tokenizer), task);
        part.lines = totals.lines();
        part.brokenBytes = totals.brokenBytes();
      }
    }
    return part;
  }

  WordTable words() {
    return words;
  }

  long tokens() {
    return tokens;
  }

  long lines() {
    return lines;
  }

  long brokenBytes() {
    return brokenBytes;
  }

  private final class Counting implements SplitWork.Worker, TokenSink {
    private final WordTokenizer tokenizer;

    Counting(WordTokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    @Override
    public void piece(byte[] utf8, int offset, int length, boolean endsLine) {
      tokenizer.tokenize(utf8, offset, length, this);
    }

    @Override
    public void token(byte[] utf8, int offset, int length) {
      words.add(utf8, offset, length, 1);
      tokens++;
    }
  }
}
