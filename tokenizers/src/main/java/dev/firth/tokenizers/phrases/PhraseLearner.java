package dev.firth.tokenizers.phrases;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns phrases from a text as {@code word2phrase} does (Mikolov et al. 2013): pairs of words that
 * follow each other more often than a threshold are phrases, and so are pairs of these in a further
 * pass. The text is read twice for each pass; its ids lie in a temporary file meanwhile.
 */
public final class PhraseLearner {
  private final PhraseOptions options;

  public PhraseLearner(PhraseOptions options) {
    this.options = options;
  }

  /**
   * What was learned and from what.
   *
   * @param model the phrases
   * @param tokens words of the text before the first pass
   * @param prunedTypes different words that were dropped while counting within the bound on memory,
   *     in all passes
   * @param brokenBytes bytes that were not UTF-8
   */
  public record Result(PhraseModel model, long tokens, long prunedTypes, long brokenBytes) {}

  /**
   * Learns from a text.
   *
   * @param folder for a temporary file of four bytes a word
   */
  public Result learn(Corpus corpus, WordTokenizer words, Path folder, Progress progress)
      throws IOException {
    List<List<Phrase>> passes = new ArrayList<>();
    long tokens = 0;
    long pruned = 0;
    long broken = 0;
    for (double threshold : options.thresholds()) {
      var joined = new PhraseModel(options.delimiter(), passes).tokenizer(words);
      var counted = VocabularyCounter.count(corpus, joined, vocabularyOptions(), progress);
      if (passes.isEmpty()) {
        tokens = counted.vocabulary().corpusTokens();
        broken = counted.brokenBytes();
      }
      pruned += counted.prunedTypes();
      passes.add(pass(corpus, joined, counted.vocabulary(), threshold, folder, progress));
    }
    return new Result(new PhraseModel(options.delimiter(), passes), tokens, pruned, broken);
  }

  private VocabularyOptions vocabularyOptions() {
    return VocabularyOptions.defaults()
        .withMinCount(options.minCount())
        .withMemoryBytes(options.memoryBytes())
        .withThreads(options.threads());
  }

  private List<Phrase> pass(
      Corpus corpus,
      WordTokenizer words,
      Vocabulary vocabulary,
      double threshold,
      Path folder,
      Progress progress)
      throws IOException {
    Path file = Files.createTempFile(folder, ".phrases", ".ids");
    try (var ids =
        IdCorpus.encode(
            corpus,
            new GapWords(words, vocabulary),
            GapWords.withGap(vocabulary),
            file,
            options.threads(),
            progress)) {
      return new PairCounter(ids, vocabulary, options, threshold).phrases(progress);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
