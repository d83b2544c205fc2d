package dev.firth.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UsageException("say how"), 2, "firth: say how"),
        Arguments.of(new BadInputException("file: line 3"), 3, "firth: file: line 3"),
        Arguments.of(new IOException("disk full"), 1, "firth: disk full"),
        Arguments.of(new NoSuchFileException("a.txt"), 3, "firth: there is no file a.txt"),
        Arguments.of(new AccessDeniedException("a.txt"), 1, "firth: no permission for a.txt"),
        Arguments.of(new InterruptedException(), 130, "firth: interrupted"),
        Arguments.of(new UncheckedIOException(new BadInputException("bad")), 3, "firth: bad"),
        Arguments.of(
            new ExecutionException(new UncheckedIOException(new IOException("gone"))),
            1,
            "firth: gone"),
        Arguments.of(new IOException("two\n  lines"), 1, "firth: two lines"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void becomesCodeAndOneLine(Throwable failure, int code, String line) {
    var err = new ByteArrayOutputStream();
    assertEquals(code, report(failure, err));
    assertEquals(line, err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void outOfMemorySaysWhatToDo() {
    var err = new ByteArrayOutputStream();
    assertEquals(1, report(new OutOfMemoryError("Java heap space"), err));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("FIRTH_JAVA_OPTS=-Xmx"));
  }

  @Test
  void defectIsToldAsOne() {
    var err = new ByteArrayOutputStream();
    assertEquals(1, report(new IllegalStateException("impossible"), err));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("internal error"));
  }

  private static int report(Throwable failure, ByteArrayOutputStream err) {
    return Failures.report(failure, new PrintStream(err, true, StandardCharsets.UTF_8), false);
  }
}
