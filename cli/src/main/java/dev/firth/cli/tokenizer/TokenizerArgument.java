package dev.firth.cli.tokenizer;

import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which tokenizer a command works with. */
final class TokenizerArgument {
  static final String DESCRIPTION =
      "A file whose kind is recognised, or a folder with one: tokenizer.json, vocab.txt, vocab.json"
          + " with merges.txt (either, or both with a comma between), ranks of tiktoken, a"
          + " SentencePiece .model, codes of subword-nmt.";

  @Parameters(index = "0", paramLabel = "MODEL", description = DESCRIPTION)
  Path path;

  @Mixin FormatOptions format;

  Tokenizer open() throws IOException {
    return format.open(List.of(path)).getFirst();
  }
}
