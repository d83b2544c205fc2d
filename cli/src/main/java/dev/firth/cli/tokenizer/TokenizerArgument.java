package dev.firth.cli.tokenizer;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which tokenizer a command works with. */
final class TokenizerArgument {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description =
          "A file or folder whose kind is recognised: tokenizer.json, vocab.txt, vocab.json beside"
              + " merges.txt, .tiktoken, SentencePiece's .model, subword-nmt's codes.")
  Path path;

  @Option(
      names = "--cased",
      description = "vocab.txt keeps case and accents (default: as the file's words have it).")
  boolean cased;

  @Option(
      names = "--uncased",
      description = "vocab.txt drops case and accents (default: as the file's words have it).")
  boolean uncased;

  Tokenizer open() throws IOException {
    if (cased && uncased) {
      throw new UsageException("--cased and --uncased exclude each other: give one of them");
    }
    return TokenizerFiles.read(path);
  }
}
