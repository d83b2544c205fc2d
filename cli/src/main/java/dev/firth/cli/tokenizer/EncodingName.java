package dev.firth.cli.tokenizer;

import dev.firth.tokenizers.files.TiktokenEncoding;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of an encoding of tiktoken. */
final class EncodingName implements ITypeConverter<TiktokenEncoding> {
  @Override
  public TiktokenEncoding convert(String name) {
    return TiktokenEncoding.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + name + "' is no encoding of tiktoken; there are " + names()));
  }

  private static String names() {
    return Arrays.stream(TiktokenEncoding.values())
        .map(TiktokenEncoding::tiktokenName)
        .collect(Collectors.joining(", "));
  }
}
