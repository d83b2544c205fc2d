package dev.firth.cli.tokenizer;

import dev.firth.tokenizers.files.TokenizerFormat;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a format that tokenizers are written in. */
final class WrittenFormat implements ITypeConverter<TokenizerFormat> {
  private static final Set<TokenizerFormat> WRITTEN =
      EnumSet.of(
          TokenizerFormat.TOKENIZER_JSON,
          TokenizerFormat.VOCAB_TXT,
          TokenizerFormat.VOCAB_JSON_AND_MERGES);

  @Override
  public TokenizerFormat convert(String name) {
    return TokenizerFormat.named(name)
        .filter(WRITTEN::contains)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no format that is written; there are %s"
                        .formatted(
                            name,
                            WRITTEN.stream()
                                .map(TokenizerFormat::label)
                                .collect(Collectors.joining(", ")))));
  }
}
