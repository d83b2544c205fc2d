package dev.firth.cli.score;

import dev.firth.eval.translation.Smoothing;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a smoothing of BLEU. */
final class SmoothingName implements ITypeConverter<Smoothing.Method> {
  @Override
  public Smoothing.Method convert(String name) {
    for (Smoothing.Method method : Smoothing.Method.values()) {
      if (method.label().equals(name)) {
        return method;
      }
    }
    throw new TypeConversionException("it takes exp, floor, add-k or none, not " + name);
  }
}
