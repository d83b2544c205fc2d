package dev.firth.tokenizers;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.List;

/**
 * Counts the words of a corpus, in parallel over byte ranges. The result depends on the text, the
 * tokenizer and the options, never on the number of threads.
 *
 * <p><b>Without a bound on memory</b> every thread counts into a table of its own, and the tables
 * are added up at the end; counts are exact.
 *
 * <p><b>With a bound</b> ({@link VocabularyOptions#memoryBytes}) every split is counted into a
 * table of its own, and these are added in the order of the text to one common table. The common
 * table may take half of the bound, a split's table a sixteenth, and no more than {@value
 * #BOUNDED_THREADS} threads count. A table that cannot grow any more loses its rarest words, as in
 * word2vec.c's ReduceVocab. A pruned word that comes again starts anew, so <b>counts become lower
 * bounds</b>, and words that are near the least count may be missing. No count is short by more
 * than {@link Result#prunedTokens}; if that is 0 all counts are exact.
 */
public final class VocabularyCounter {
  private static final int BOUNDED_THREADS = 8;

  private VocabularyCounter() {}

  /**
   * What was counted.
   *
   * @param vocabulary the words that are kept
   * @param lines lines of the corpus
   * @param brokenBytes bytes that were not UTF-8
   * @param prunedTypes words taken out of the tables because of the bound on memory; one that was
   *     taken out, came again and was taken out again counts twice. 0 without a bound
   * @param prunedTokens sum of the counts these words had then
   */
  public record Result(
      Vocabulary vocabulary, long lines, long brokenBytes, long prunedTypes, long prunedTokens) {}

  /**
   * Counts the words of a corpus.
   *
   * @throws BadInputException if no word is left: the text is empty, or no word comes often enough
   * @throws IOException if the corpus cannot be read
   */
  public static Result count(
      Corpus corpus, WordTokenizer tokenizer, VocabularyOptions options, Progress progress)
      throws IOException {
    List<Split> splits = SplitWork.splits(corpus);
    Counting counting =
        options.memoryBytes() == 0
            ? new FreeCounting(tokenizer)
            : new BoundedCounting(tokenizer, options.memoryBytes(), BOUNDED_THREADS);
    int threads = Math.min(options.threads(), counting.mostThreads());
    try (var task = progress.start("counting words", "bytes", corpus.bytes())) {
      var totals = SplitWork.run(corpus, splits, threads, counting::worker, task);
      return result(corpus, counting.total(), options, totals);
    }
  }

  private static Result result(
      Corpus corpus, CountTable counted, VocabularyOptions options, SplitWork.Totals totals)
      throws BadInputException {
    Vocabulary vocabulary =
        WordSelection.select(
            counted.words(), options.minCount(), options.maxSize(), counted.tokens());
    if (vocabulary.size() == 0) {
      throw nothingLeft(corpus, counted, options);
    }
    return new Result(
        vocabulary,
        totals.lines(),
        totals.brokenBytes(),
        counted.prunedTypes(),
        counted.prunedTokens());
  }

  private static BadInputException nothingLeft(
      Corpus corpus, CountTable counted, VocabularyOptions options) {
    String text = corpus.nameOf(corpus.files().getFirst());
    if (corpus.files().size() > 1) {
      text += " and %d other files".formatted(corpus.files().size() - 1);
    }
    if (counted.tokens() == 0) {
      return new BadInputException(text + " holds no word: give a text that is not empty");
    }
    return new BadInputException(
        "%s: of its %d tokens (%d different words) none occurs %d times, give more text or a smaller min-count"
            .formatted(text, counted.tokens(), counted.words().size(), options.minCount()));
  }
}
