package dev.firth.cli.vectors;

import dev.firth.embeddings.glove.GloveOutput;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of output by its name, or by the number that GloVe's {@code -model} has for it. */
final class GloveOutputName implements ITypeConverter<GloveOutput> {
  @Override
  public GloveOutput convert(String text) {
    for (var output : GloveOutput.values()) {
      if (output.label().equals(text) || Integer.toString(output.number()).equals(text)) {
        return output;
      }
    }
    throw new TypeConversionException("'" + text + "' is none of word, sum, concatenated, all");
  }
}
