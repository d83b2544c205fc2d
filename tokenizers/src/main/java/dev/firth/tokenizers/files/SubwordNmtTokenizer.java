package dev.firth.tokenizers.files;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.SeparatorDecoder;
import dev.firth.tokenizers.model.bpe.SubwordNmtOptions;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.nio.file.Path;

/** Codes of subword-nmt as a whole tokenizer: words are what stands between white space. */
final class SubwordNmtTokenizer {
  private SubwordNmtTokenizer() {}

  static Tokenizer read(Path codes, SubwordNmtOptions options) throws IOException {
    return Tokenizer.builder(SubwordNmtCodes.read(codes, options))
        .preTokenizer(new WhitespaceSplit())
        .decoder(new SeparatorDecoder(options.separator()))
        .build();
  }
}
