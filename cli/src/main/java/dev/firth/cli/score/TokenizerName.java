package dev.firth.cli.score;

import dev.firth.eval.translation.BleuTokenizer;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a tokenizer of BLEU. */
final class TokenizerName implements ITypeConverter<BleuTokenizer> {
  @Override
  public BleuTokenizer convert(String name) {
    return BleuTokenizer.of(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + name
                        + "' is no tokenizer of BLEU here; there are "
                        + Arrays.stream(BleuTokenizer.values())
                            .map(BleuTokenizer::label)
                            .collect(Collectors.joining(", "))));
  }
}
