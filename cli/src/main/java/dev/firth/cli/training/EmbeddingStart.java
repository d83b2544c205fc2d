package dev.firth.cli.training;

import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.layers.Embedding;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the vectors of tokens begin with. */
public final class EmbeddingStart {
  @Option(
      names = "--embeddings",
      paramLabel = "VECTORS",
      description =
          "Vectors that tokens begin with, as vectors train makes them of the output of tokenizer"
              + " encode; others begin at random (default: all do).")
  private Path file;

  /**
   * Checks the file before anything takes long.
   *
   * @param dim of the model's embeddings
   */
  public void check(int dim) throws IOException {
    if (file == null) {
      return;
    }
    try (WordVectors vectors = VectorFiles.open(file)) {
      if (vectors.dim() != dim) {
        throw new UsageException(
            "%s has vectors of %d numbers, the model's embeddings have %d"
                .formatted(file, vectors.dim(), dim));
      }
    }
  }

  /**
   * Gives the tokens that have a vector their beginning.
   *
   * @return a sentence about it, unless no file was given
   * @throws BadInputException if no token has a vector
   */
  public Optional<String> apply(Embedding embedding, Tokenizer tokenizer) throws IOException {
    if (file == null) {
      return Optional.empty();
    }
    try (WordVectors vectors = VectorFiles.open(file)) {
      int found =
          embedding.replaceRows(
              id -> {
                String token = tokenizer.tokenOf(id);
                return token == null || !vectors.contains(token) ? null : vectors.vector(token);
              });
      if (found == 0) {
        throw new BadInputException(
            file + " has a vector for no token of the vocabulary: train it on encoded text");
      }
      return Optional.of(
          "%,d of %,d tokens begin with their vectors".formatted(found, tokenizer.size()));
    }
  }
}
