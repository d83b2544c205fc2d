package dev.firth.cli.vectors;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The vectors a command asks, and how much of them. */
final class ModelArgument {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A vector file; its format is recognised.")
  Path file;

  @Option(
      names = "--restrict",
      paramLabel = "N",
      description = "Only the first N words, which are the frequent ones (default: all; gensim).")
  Integer restrict;

  WordVectors open() throws IOException {
    WordVectors vectors = WordVectors.open(file);
    return restrict == null ? vectors : vectors.restrict(Math.min(positive(), vectors.size()));
  }

  private int positive() {
    if (restrict < 1) {
      throw new UsageException("--restrict takes a number above 0, not " + restrict);
    }
    return restrict;
  }
}
