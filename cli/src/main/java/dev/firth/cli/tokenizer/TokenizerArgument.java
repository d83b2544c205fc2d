package dev.firth.cli.tokenizer;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerFiles.Case;
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
          "A file whose kind is recognised, tokenizer.json or vocab.txt, or a folder with one.")
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
    return TokenizerFiles.read(
        path, cased ? Case.CASED : uncased ? Case.UNCASED : Case.AS_VOCABULARY);
  }
}
