package dev.firth.cli.tokenizer;

import dev.firth.tokenizers.train.TokenizerKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a kind of tokenizer. */
final class KindName implements ITypeConverter<TokenizerKind> {
  @Override
  public TokenizerKind convert(String name) {
    return Arrays.stream(TokenizerKind.values())
        .filter(kind -> kind.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + name + "' is no kind of tokenizer; there are " + labels()));
  }

  private static String labels() {
    return Arrays.stream(TokenizerKind.values())
        .map(TokenizerKind::label)
        .collect(Collectors.joining(", "));
  }
}
