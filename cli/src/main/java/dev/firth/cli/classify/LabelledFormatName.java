package dev.firth.cli.classify;

import dev.firth.embeddings.classify.LabelledFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a form of labelled text. */
final class LabelledFormatName implements ITypeConverter<LabelledFormat> {
  @Override
  public LabelledFormat convert(String name) {
    return LabelledFormat.ofLabel(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + name
                        + "' is no form of labelled text; there are "
                        + LabelledFormat.labels()));
  }
}
