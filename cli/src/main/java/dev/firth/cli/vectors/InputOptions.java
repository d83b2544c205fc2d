package dev.firth.cli.vectors;

import dev.firth.corpora.Corpus;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is read in place of a CORPUS, or beside it. */
final class InputOptions {
  @Option(
      names = "--ids",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Read ids in place of a CORPUS, with --vocab: a file of vectors encode, shards of one"
              + " text in order, or folders, whose *.ids are taken in the order of their names"
              + " (default: none).")
  List<Path> ids;

  @Option(
      names = "--vocab",
      paramLabel = "FILE",
      description =
          "Words and counts, as vectors vocabulary, --save-vocab or vocab_count write them"
              + " (default: counted).")
  Path vocabulary;

  /**
   * Opens the text or the ids.
   *
   * @param corpus what was named as CORPUS; null or empty if nothing was
   * @throws UsageException if not one of both was given, or ids without a vocabulary
   */
  TrainingText open(
      List<String> corpus, boolean strict, WordTokenizer tokenizer, VocabularyOptions counting)
      throws IOException {
    check(corpus);
    return ids != null
        ? EncodedText.of(ids, vocabulary)
        : new CountedText(Corpus.of(corpus).strict(strict), tokenizer, counting, vocabulary);
  }

  void check(List<String> corpus) {
    boolean text = corpus != null && !corpus.isEmpty();
    if (text && ids != null) {
      throw new UsageException("give either a CORPUS or --ids FILE with --vocab FILE");
    }
    if (!text && ids == null) {
      throw new UsageException("name the text to read: CORPUS is missing, or --ids");
    }
    if (ids != null && vocabulary == null) {
      throw new UsageException("--ids needs --vocab: the words that they are numbers of");
    }
  }
}
