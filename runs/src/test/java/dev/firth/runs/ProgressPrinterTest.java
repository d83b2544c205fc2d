package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong();
  private int width = 200;

  @Test
  void plainLinesHaveShareRateTimeLeftMeasuresAndMemory() {
    try (var printer = printer(false)) {
      var task = printer.start("training", "words", 10_000_000);
      clock.addAndGet(2 * SECOND);
      task.done(5_000_000);
      task.measure("loss", 0.25);
      task.measure("lr", 0.0123456);
      printer.tick();
      String line = printed().strip();
      assertTrue(
          line.matches(
              "training   50\\.0 %  2\\.50M words/s  ETA 2\\.0 s  loss 0\\.2500  lr 0\\.0123"
                  + "  mem \\d[\\d.]+ MB"),
          line);
    }
  }

  @Test
  void theRateFollowsTheLastSeconds() {
    try (var printer = printer(false)) {
      var task = printer.start("training", "words", 1_000_000);
      for (int second = 1; second <= 200; second++) {
        clock.addAndGet(SECOND);
        task.done(second <= 100 ? second * 1000L : 100_000 + (second - 100) * 4000L);
        printer.tick();
      }
      List<String> lines = printed().lines().toList();
      assertTrue(lines.get(99).contains("1.00k words/s"), lines.get(99));
      assertTrue(lines.get(199).contains("4.00k words/s"), lines.get(199));
      assertTrue(lines.get(199).contains("ETA 2:05 min"), lines.get(199));
    }
  }

  @Test
  void unknownTotalsShowAmountAndTime() {
    try (var printer = printer(false)) {
      var task = printer.start("reading", "bytes", -1);
      clock.addAndGet(90 * SECOND);
      task.done(180_000_000);
      printer.tick();
      assertTrue(printed().startsWith("reading  180 MB  2.00 MB/s  1:30 min  mem"), printed());
    }
  }

  @Test
  void theEndOfATaskSaysWhatItTook() {
    try (var printer = printer(false)) {
      var task = printer.start("counting", "words", 20);
      clock.addAndGet(SECOND / 2);
      task.done(20);
      task.done(7); // a late report of a slower worker
      task.close();
      task.close();
      assertTrue(printed().startsWith("counting  20 words in 0.5 s  40 words/s  mem"), printed());
      assertEquals(1, printed().lines().count());
    }
  }

  @Test
  void aTaskEndedEarlySaysHowFarItCame() {
    try (var printer = printer(false)) {
      var task = printer.start("counting", "words", 20);
      clock.addAndGet(SECOND);
      task.done(5);
      task.close();
      assertTrue(printed().startsWith("counting  5 words of 20 words in 1.0 s"), printed());
    }
  }

  @Test
  void aTerminalHasOneLineThatFitsItsWidth() {
    width = 30;
    try (var printer = printer(true)) {
      var task = printer.start("a task with a rather long name", "words", 100);
      for (int i = 1; i <= 3; i++) {
        clock.addAndGet(SECOND);
        task.done(i * 10L);
        printer.tick();
      }
      assertTrue(printed().indexOf('\n') < 0, "no line end before the end");
      for (String drawn : printed().split("\r")) {
        assertTrue(drawn.length() < 30, drawn);
      }
      assertTrue(printed().endsWith("…"), printed());
      task.close();
    }
    assertEquals(1, printed().lines().filter(line -> line.contains("30 words of 100")).count());
  }

  @Test
  void aShorterLineCoversTheLongerOneBefore() {
    try (var printer = printer(true)) {
      var task = printer.start("x", "words", -1);
      task.measure("loss", 1e300);
      printer.tick();
      task.measure("loss", 1);
      printer.tick();
      String[] drawn = printed().substring(1).split("\r");
      assertEquals(drawn[0].length(), drawn[1].length());
    }
  }

  @Test
  void messagesDoNotTearTheLine() {
    try (var printer = printer(true)) {
      var task = printer.start("x", "words", 10);
      printer.tick();
      printer.println("warning: something");
      assertTrue(printed().endsWith("\rwarning: something\n"), printed());
      task.close();
    }
  }

  @Test
  void noneShowsNothing() {
    try (var printer = new ProgressPrinter(out, ProgressPrinter.Mode.NONE)) {
      var task = printer.start("x", "words", 10);
      task.done(10);
      task.close();
    }
    assertEquals("", printed());
  }

  @Test
  void theTickerRunsByItself() throws InterruptedException {
    try (var printer = new ProgressPrinter(out, false, true, () -> 80, System::nanoTime)) {
      printer.start("x", "words", 10);
      for (int i = 0; i < 100 && bytes.size() == 0; i++) {
        Thread.sleep(50);
      }
      assertTrue(printed().startsWith("\rx"), printed());
    }
  }

  @Test
  void modesByName() {
    assertEquals(ProgressPrinter.Mode.PLAIN, ProgressPrinter.Mode.of("plain"));
    var e = assertThrows(UsageException.class, () -> ProgressPrinter.Mode.of("fancy"));
    assertEquals("--progress takes auto, plain or none, not fancy", e.getMessage());
  }

  @Test
  void unitsAreReadable() {
    var words = new Units("words");
    assertEquals("999 words", words.amount(999));
    assertEquals("1.00k words", words.amount(1000));
    assertEquals("1.00M words", words.amount(999_999));
    assertEquals("18.5M words", words.amount(18_493_216));
    assertEquals("109 MB", new Units("bytes").amount(109_125_675));
    assertEquals("12 B/s", new Units("bytes").rate(12));
    assertEquals("10 s", Units.time(9.97));
    assertEquals("1:00 h", Units.time(3600));
    assertEquals("1.500e-05", Units.number(1.5e-5));
    assertEquals("NaN", Units.number(Double.NaN));
  }

  private ProgressPrinter printer(boolean terminal) {
    return new ProgressPrinter(out, false, terminal, () -> width, clock::get);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
