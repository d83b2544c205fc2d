package dev.firth.seq2seq.data;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCountingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns tokenizers that have the special tokens of sequence models.
 *
 * @param size tokens wanted
 * @param threads how many count words
 * @param special what the tokens with a meaning of their own are called
 * @param tags more such tokens
 */
record TokenizerLearning(
    TokenizerKind kind, int size, int threads, SpecialNames special, List<String> tags) {
  /** The share of the memory that counting may take. */
  private static final int SHARE_OF_MEMORY = 4;

  /** Learns from a text and writes the file; returns what the user should know. */
  List<String> learn(Corpus text, Path file, Progress progress) throws IOException {
    List<String> tokens = new ArrayList<>(List.of(special.pad(), special.begin(), special.end()));
    tokens.addAll(tags);
    var options = BpeTrainerOptions.defaults().withVocabSize(size).withSpecialTokens(tokens);
    var counting =
        WordCountingOptions.defaults()
            .withThreads(threads)
            .withMemoryBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    var result = new TokenizerTrainer(kind, options, true).train(text, counting, progress);
    Files.createDirectories(file.toAbsolutePath().getParent());
    TokenizerJson.write(result.tokenizer(), file);
    return result.notes();
  }
}
