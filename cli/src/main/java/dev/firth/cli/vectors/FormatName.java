package dev.firth.cli.vectors;

import dev.firth.embeddings.files.VectorFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a vector format, with the short names people use. */
final class FormatName implements ITypeConverter<VectorFormat> {
  @Override
  public VectorFormat convert(String name) {
    String label =
        switch (name) {
          case "word2vec", "bin" -> VectorFormat.WORD2VEC_BINARY.label();
          case "glove" -> VectorFormat.GLOVE_TEXT.label();
          default -> name;
        };
    return VectorFormat.ofLabel(label)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + name + "' is no vector format; there are " + VectorFormat.labels()));
  }
}
