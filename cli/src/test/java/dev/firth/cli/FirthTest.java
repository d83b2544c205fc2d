package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.shell.BrokenPipe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirthTest {
  @Test
  void withoutNounTellsWhatThereIs() {
    var run = CommandRun.of().succeeded();
    for (String noun : new String[] {"quickstart", "doctor", "corpus", "vectors", "completion"}) {
      assertTrue(run.out().contains("\n  " + noun), run.out());
    }
    assertFalse(run.out().contains("rehearse"), run.out());
  }

  @Test
  void printsVersion() {
    assertTrue(CommandRun.of("--version").succeeded().out().startsWith("firth "));
  }

  @Test
  void unknownNounIsWrongUseWithSuggestion() {
    CommandRun.of("vector").failed(2, "vector", "did you mean vectors");
  }

  @Test
  void nounAloneIsWrongUse() {
    CommandRun.of("vectors").failed(2, "train", "similar");
  }

  @Test
  void unknownOptionIsWrongUseWithSuggestion() {
    CommandRun.of("vectors", "train", "a", "--out", "b", "--epocs", "3").failed(2, "--epochs");
  }

  @Test
  void valueOfWrongKindIsWrongUse() {
    CommandRun.of("vectors", "train", "a", "--out", "b", "--dim", "many").failed(2, "--dim");
  }

  @Test
  void debugShowsStackTrace() {
    var run = CommandRun.of("vectors", "similar", "no-such-file", "word", "--debug");
    assertEquals(3, run.code());
    assertTrue(run.err().contains("\tat dev.firth"), run.err());
  }

  @Test
  void globalOptionsMayStandAnywhere() {
    assertTrue(CommandRun.of("--json", "doctor").succeeded().json().has("java"));
    assertTrue(CommandRun.of("doctor", "--json").succeeded().json().has("java"));
  }

  @Test
  void wrongProgressModeIsWrongUse() {
    CommandRun.of("quickstart", "--progress", "loud").failed(2, "--progress", "auto");
  }

  @Test
  void doctorTellsWhatScriptsNeed() {
    var report = CommandRun.of("doctor", "--json").succeeded().json();
    for (String key : new String[] {"java", "simd", "cores", "memory", "engine", "problems"}) {
      assertTrue(report.has(key), key);
    }
    assertEquals(Runtime.getRuntime().availableProcessors(), report.get("cores").asInt());
    assertTrue(CommandRun.of("doctor").succeeded().out().contains("simd"));
  }

  @Test
  void completionNamesCommands() {
    String script = CommandRun.of("completion", "bash").succeeded().out();
    assertTrue(script.contains("odd-one-out"), script);
    assertTrue(script.contains("bashcompinit"), "zsh needs it");
    CommandRun.of("completion", "fish").failed(2, "fish");
  }

  @Test
  void readerThatHasGoneIsNoFailure() {
    var broken =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                throw new BrokenPipe(null);
              }
            },
            true,
            StandardCharsets.UTF_8);
    var err = new ByteArrayOutputStream();
    int code =
        Firth.run(
            new String[] {"doctor"},
            new ByteArrayInputStream(new byte[0]),
            broken,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(0, code);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }
}
