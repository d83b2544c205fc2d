package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A command that was run inside this JVM, and what it left. */
public record CommandRun(int code, String out, String err) {
  /** Runs a command line; its parts are taken as they are. */
  public static CommandRun of(Object... args) {
    return withInput("", args);
  }

  /** Runs a command line with this text as standard input. */
  public static CommandRun withInput(String input, Object... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Firth.run(
            Arrays.stream(args).map(Object::toString).toArray(String[]::new),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The same, after a check that it ended well. */
  public CommandRun succeeded() {
    assertEquals(0, code, err);
    return this;
  }

  /** The one JSON value on standard output. */
  public JsonNode json() {
    assertEquals(1, out.lines().count(), out);
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out, e);
    }
  }

  /** Checks for an error: the code, nothing on standard output, one line that says all of this. */
  public void failed(int expected, String... parts) {
    assertEquals(expected, code, out + err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    for (String part : parts) {
      assertTrue(err.contains(part), () -> "'" + part + "' is not in: " + err);
    }
  }
}
