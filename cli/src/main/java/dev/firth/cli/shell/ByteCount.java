package dev.firth.cli.shell;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as Java's own options spell it: 500m, 2g, 65536. */
public final class ByteCount implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})([kmgt]?)b?");

  @Override
  public Long convert(String text) {
    var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException("'" + text + "' is no size like 65536, 500m or 2g");
    }
    int shift = 10 * ("kmgt".indexOf(form.group(2)) + 1) * (form.group(2).isEmpty() ? 0 : 1);
    long number = Long.parseLong(form.group(1));
    if (number > Long.MAX_VALUE >> shift) {
      throw new TypeConversionException("'" + text + "' is too large");
    }
    return number << shift;
  }
}
