package dev.firth.eval.language.train;

import dev.firth.corpora.Corpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Trains n-gram language models and writes them as ARPA files, within a bound on memory and with
 * the same bytes for any number of threads. Words stand between ASCII white space, sentences are
 * lines, the empty ones too.
 *
 * <p>Kneser-Ney models are those of KenLM's lmplz (Heafield, Pouzyrevsky, Clark and Koehn 2013,
 * "Scalable modified Kneser-Ney language model estimation"): adjusted counts, discounts, pruning
 * and the uniform distribution below the single words are its own, and so is the arithmetic in
 * single precision. The text's last line counts as a sentence even if it does not end.
 */
public final class NgramTrainer {
  private static final VocabularyOptions ALL_WORDS = VocabularyOptions.defaults().withMinCount(1);

  private final NgramTrainingOptions options;

  public NgramTrainer(NgramTrainingOptions options) {
    this.options = options;
  }

  /**
   * Trains on a text.
   *
   * @param out the ARPA file, whole or absent
   * @param folder for temporary files
   * @param estimated told what it takes, before the work begins
   * @throws BadInputException if the text is empty, holds {@code <s>}, {@code </s>} or {@code
   *     <unk>}, or is too small for Kneser-Ney discounts
   * @throws dev.firth.runs.UsageException if the memory allowed is too little
   * @throws IOException if the text cannot be read or the model not be written
   */
  public NgramTraining train(
      Corpus text, Path out, Path folder, Consumer<NgramEstimate> estimated, Progress progress)
      throws IOException {
    AtomicFile.checkTarget(out);
    var words = new WhitespaceWords();
    var counted =
        VocabularyCounter.count(text, words, ALL_WORDS.withThreads(options.threads()), progress);
    Vocabulary vocabulary = counted.vocabulary();
    BitSet skipped = MarksInText.ids(vocabulary, text, options.skipMarks());
    long ngrams = vocabulary.tokens() + counted.lines();
    var layout = new NgramLayout(options.order(), ModelWords.MARKS.size() + vocabulary.size());
    var memory =
        new NgramMemory(
            options, ngrams, layout.longs(), ModelWords.MARKS.size() + vocabulary.size());
    estimated.accept(memory.estimate());
    Path idFile = folder.resolve(".firth-" + randomName() + ".ids.tmp");
    try (var ids = IdCorpus.encode(text, words, vocabulary, idFile, options.threads(), progress);
        var store = new RecordStore(folder, memory.keptBytes())) {
      // On Unix the mapping stays, so that not even a killed program leaves the file.
      deleteQuietly(idFile);
      var estimation = new Estimation(options, new ModelWords(vocabulary), memory, store);
      var orders = estimation.run(ids, skipped, out, progress);
      return new NgramTraining(
          orders,
          vocabulary.tokens() - skippedTokens(vocabulary, skipped),
          counted.lines(),
          counted.brokenBytes(),
          store.spilledBytes());
    } finally {
      Files.deleteIfExists(idFile);
    }
  }

  private static long skippedTokens(Vocabulary vocabulary, BitSet skipped) {
    return skipped.stream().mapToLong(vocabulary::count).sum();
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(NgramTrainer.class.getName())
          .log(System.Logger.Level.DEBUG, "deleted later: " + file, e);
    }
  }

  private static String randomName() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
