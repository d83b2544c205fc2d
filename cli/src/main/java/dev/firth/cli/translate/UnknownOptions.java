package dev.firth.cli.translate;

import dev.firth.seq2seq.align.UnknownWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What stands for words that the vocabulary lacks. */
final class UnknownOptions {
  @Option(
      names = "--replace-unknown",
      description =
          "The unknown token may come, and the word it is in becomes the source's word that it"
              + " looks at (default: it never comes; Luong et al. 2015).")
  boolean wanted;

  @Option(
      names = "--unknown-dictionary",
      paramLabel = "FILE",
      description =
          "As --replace-unknown, with a source's word replaced by its entry: lines of a word, a tab"
              + " and its translation (default: none; Jean et al. 2015).")
  Path dictionary;

  /** Whether unknown tokens may come, to be replaced. */
  boolean isWanted() {
    return wanted || dictionary != null;
  }

  /** What replaces them, if anything does. */
  Optional<UnknownWords> read() throws IOException {
    if (!isWanted()) {
      return Optional.empty();
    }
    return Optional.of(
        dictionary == null ? new UnknownWords(Map.of()) : UnknownWords.read(dictionary));
  }
}
