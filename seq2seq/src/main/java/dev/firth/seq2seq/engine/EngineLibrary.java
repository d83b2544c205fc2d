package dev.firth.seq2seq.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The native library of the engine on the class path, told without loading it. */
public final class EngineLibrary {
  /** What DJL's jars of PyTorch say of themselves. */
  private static final String PROPERTIES = "/native/lib/pytorch.properties";

  private EngineLibrary() {}

  /** Name, version, kind and machine, such as {@code PyTorch 2.7.1 (cpu, linux-x86_64)}. */
  public static Optional<String> description() {
    var properties = new Properties();
    try (var in = EngineLibrary.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        return Optional.empty();
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        "PyTorch %s (%s, %s)"
            .formatted(
                properties.getProperty("version", "").replaceFirst("-.*", ""),
                properties.getProperty("flavor"),
                properties.getProperty("classifier")));
  }
}
