package dev.firth.cli.vectors;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A switch as GloVe's programs spell it, 1 and 0, or in words. */
public final class OnOff implements ITypeConverter<Boolean> {
  @Override
  public Boolean convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "on" -> true;
      case "0", "false", "no", "off" -> false;
      default -> throw new TypeConversionException("'" + text + "' is neither 1 nor 0");
    };
  }
}
