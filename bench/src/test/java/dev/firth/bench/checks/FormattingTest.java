package dev.firth.bench.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Every Java source is formatted by google-java-format. {@code mvn -pl bench -am verify
 * -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false -Dfirth.format=write} formats them.
 */
class FormattingTest {
  private static final String HOW =
      "not formatted; run mvn -q -pl bench -am verify -Dtest=FormattingTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfirth.format=write";

  private final ProjectFiles project = ProjectFiles.here();
  private final JavaFormatterOptions options = JavaFormatterOptions.defaultOptions();

  @Test
  void everySourceIsFormatted() throws IOException {
    List<Path> sources = project.javaSources();
    assertFalse(sources.isEmpty());
    List<String> wrong =
        sources.parallelStream().map(this::check).filter(Objects::nonNull).sorted().toList();
    assertEquals(List.of(), wrong, HOW);
  }

  /** Returns the file's name if it is not formatted, and formats it if asked to. */
  private String check(Path file) {
    try {
      String source = Files.readString(file);
      String formatted = format(source);
      if (formatted.equals(source)) {
        return null;
      }
      if ("write".equals(System.getProperty("firth.format"))) {
        Files.writeString(file, formatted);
        return null;
      }
      return project.relative(file);
    } catch (IOException | FormatterException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * What the formatter's command line does: imports ordered, unused ones removed, long strings
   * left.
   */
  private String format(String source) throws FormatterException {
    String imports = ImportOrderer.reorderImports(source, options.style());
    return new Formatter(options).formatSource(RemoveUnusedImports.removeUnusedImports(imports));
  }
}
