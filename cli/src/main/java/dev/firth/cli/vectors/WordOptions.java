package dev.firth.cli.vectors;

import dev.firth.cli.shell.ByteCount;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import picocli.CommandLine.Mixin;
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

  @Mixin TokenizerOptions cutting;

  VocabularyOptions toOptions(int threads) {
    return VocabularyOptions.defaults()
        .withMinCount(minCount)
        .withMaxSize(maxVocabulary)
        .withMemoryBytes(vocabularyMemory == null ? 0 : vocabularyMemory)
        .withThreads(threads);
  }

  WordTokenizer tokenizer() {
    return cutting.words().open();
  }
}
