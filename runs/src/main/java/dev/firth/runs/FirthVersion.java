package dev.firth.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Firth that runs, as the build wrote it into the jar. */
public final class FirthVersion {
  private FirthVersion() {}

  public static String current() {
    var properties = new Properties();
    try (var in = FirthVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
