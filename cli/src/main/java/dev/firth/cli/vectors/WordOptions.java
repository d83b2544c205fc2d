package dev.firth.cli.vectors;

import dev.firth.cli.shell.ByteCount;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.LuceneWords;
import dev.firth.tokenizers.words.WhitespaceWords;
import picocli.CommandLine.Option;

/** How text becomes words, and which words are kept. */
final class WordOptions {
  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Words seen less often are left out (default: ${DEFAULT-VALUE}; word2vec.c).")
  long minCount;

  @Option(
      names = "--max-vocab",
      paramLabel = "N",
      description =
          "At most so many words, the most frequent (default: ${DEFAULT-VALUE}, no limit).")
  int maxVocabulary;

  @Option(
      names = "--vocab-memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description =
          "Bound on memory while counting, such as 500m; rare words may then be pruned, which is"
              + " reported (default: no bound).")
  Long vocabularyMemory;

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description =
          "whitespace, or standard: words by Unicode's rules, UAX #29, through Lucene (default:"
              + " ${DEFAULT-VALUE}; word2vec.c).")
  String tokenizer;

  @Option(
      names = "--lowercase",
      description = "With --tokenizer standard: lower-case words (default: no).")
  boolean lowercase;

  @Option(
      names = "--fold",
      description = "With --tokenizer standard: é becomes e, and so on (default: no).")
  boolean fold;

  VocabularyOptions toOptions(int threads) {
    return VocabularyOptions.defaults()
        .withMinCount(minCount)
        .withMaxSize(maxVocabulary)
        .withMemoryBytes(vocabularyMemory == null ? 0 : vocabularyMemory)
        .withThreads(threads);
  }

  WordTokenizer tokenizer() {
    return switch (tokenizer) {
      case "whitespace" -> {
        if (lowercase || fold) {
          throw new UsageException("--lowercase and --fold need --tokenizer standard");
        }
        yield new WhitespaceWords();
      }
      case "standard" -> LuceneWords.standard().lowercase(lowercase).fold(fold);
      default ->
          throw new UsageException("--tokenizer takes whitespace or standard, not " + tokenizer);
    };
  }
}
