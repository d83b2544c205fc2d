package dev.firth.tokenizers.files;

import dev.firth.tokenizers.model.bpe.SubwordNmtOptions;
import java.util.Objects;
import java.util.Optional;

/**
 * What the files of some formats leave open.
 *
 * @param letters whether a {@code vocab.txt} keeps case and accents
 * @param tiktoken which pattern and special tokens go with ranks of tiktoken; by their name or
 *     number if empty
 * @param subwordNmt how codes of subword-nmt are applied
 */
public record TokenizerFileOptions(
    TokenizerFiles.Case letters,
    Optional<TiktokenEncoding> tiktoken,
    SubwordNmtOptions subwordNmt) {
  /** What the files themselves suggest. */
  public static final TokenizerFileOptions DEFAULTS =
      new TokenizerFileOptions(
          TokenizerFiles.Case.AS_VOCABULARY, Optional.empty(), SubwordNmtOptions.DEFAULTS);

  public TokenizerFileOptions {
    Objects.requireNonNull(letters);
    Objects.requireNonNull(tiktoken);
    Objects.requireNonNull(subwordNmt);
  }

  /** The same with another treatment of case. */
  public TokenizerFileOptions withLetters(TokenizerFiles.Case value) {
    return new TokenizerFileOptions(value, tiktoken, subwordNmt);
  }

  /** The same with an encoding of tiktoken. */
  public TokenizerFileOptions withTiktoken(TiktokenEncoding value) {
    return new TokenizerFileOptions(letters, Optional.of(value), subwordNmt);
  }

  /** The same with another way to apply codes of subword-nmt. */
  public TokenizerFileOptions withSubwordNmt(SubwordNmtOptions value) {
    return new TokenizerFileOptions(letters, tiktoken, value);
  }
}
