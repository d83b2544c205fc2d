package dev.firth.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.PairRules.Unit;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairCheckTest {
  private static final PairRules RULES = PairRules.of(Unit.WORDS);

  @TempDir Path folder;
  private final List<String> sources = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();

  @Test
  void everyFaultIsCounted() throws IOException {
    pair("guten Tag", "good day");
    pair("", "nothing");
    pair("nichts", " \t\u00A0\u3000\u200B");
    pair("x ".repeat(101), "y ".repeat(100));
    pair("z ".repeat(100), "w ".repeat(100));
    pair("kurz", "as long as ten words are and not one more");
    pair("kurz", "as long as nine words are and not more");
    pair("guten Tag", "good day");
    pair("guten Tag", "good morning");
    pair("OK", "OK");
    pair("kaputt\uFFFD", "broken");
    pair("  a   b\u00A0c ", "über");
    PairStats stats = check(RULES);
    assertEquals(12, stats.pairs());
    assertEquals(2, stats.emptyPairs());
    assertEquals(1, stats.tooLong());
    assertEquals(1, stats.uneven());
    assertEquals(1, stats.duplicates());
    assertTrue(stats.duplicatesExact());
    assertEquals(1, stats.identical());
    assertEquals(1, stats.damaged());
    assertEquals(5, stats.kept());
    PairStats.Side source = stats.sides().getFirst();
    assertEquals(1, source.empty());
    assertEquals(101, source.longest());
    assertEquals(4, source.longestLine());
    assertEquals(2 + 1 + 101 + 100 + 1 + 1 + 2 + 2 + 1 + 1 + 2, source.words());
    assertEquals(1, stats.sides().getLast().empty());
    assertTrue(source.file().endsWith("source"), source.file());
  }

  @Test
  void aPairMayHaveSeveralFaults() throws IOException {
    pair("OK", "OK");
    pair("OK", "OK");
    PairStats stats = check(RULES);
    assertEquals(2, stats.identical());
    assertEquals(1, stats.duplicates());
    assertEquals(0, stats.kept());
  }

  @Test
  void charactersAreCodePoints() throws IOException {
    pair("漢字𝄞", "abc");
    pair("漢字𝄞x", "abc");
    PairStats stats = check(PairRules.of(Unit.CHARACTERS).withMaxLength(3));
    assertEquals(1, stats.tooLong());
    assertEquals(4, stats.sides().getFirst().longest());
    assertEquals(7, stats.sides().getFirst().characters());
    assertEquals(1, check(PairRules.of(Unit.CHARACTERS).withMaxRatio(1.3)).uneven());
  }

  @Test
  void linesThatAreNotReadAreTooLong() throws IOException {
    pair("x".repeat(TextReader.MAX_PIECE + 1), "y");
    pair("a", "b");
    PairStats stats = check(RULES);
    assertEquals(1, stats.tooLong());
    assertEquals(0, stats.uneven());
    assertEquals(1, stats.kept());
    assertEquals(TextReader.MAX_PIECE + 1, stats.sides().getFirst().longest());
  }

  @Test
  void whatIsNotRememberedIsSaid() throws IOException {
    for (int i = 0; i < 10; i++) {
      pair("s" + i % 5, "t" + i % 5);
    }
    write();
    var none = OutputStream.nullOutputStream();
    try (var corpus = corpus()) {
      PairStats all = new PairCheck(corpus, RULES, 5).run(Progress.none(), none, none);
      assertEquals(5, all.duplicates());
      assertTrue(all.duplicatesExact());
      PairStats some = new PairCheck(corpus, RULES, 3).run(Progress.none(), none, none);
      assertEquals(3, some.duplicates());
      assertFalse(some.duplicatesExact());
    }
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void countsAreThoseOfAPlainLoop(Unit unit) throws IOException {
    int index = unit == Unit.WORDS ? 0 : 1;
    var random = Seeds.random(index);
    for (int i = 0; i < 3000; i++) {
      pair("ä b".repeat(random.nextInt(6)), "é c ".repeat(random.nextInt(6)) + random.nextInt(40));
    }
    var rules = new PairRules(unit, unit == Unit.WORDS ? 5 : 14, 2);
    var kept = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (int i = 0; i < sources.size(); i++) {
      String pair = sources.get(i) + "|" + targets.get(i);
      double s = length(sources.get(i), unit);
      double t = length(targets.get(i), unit);
      boolean fit = s > 0 && t > 0 && Math.max(s, t) <= rules.maxLength();
      if (seen.add(pair) && fit && Math.max(s, t) / Math.min(s, t) <= 2) {
        kept.add(pair);
      }
    }
    write();
    Path cleanSource = folder.resolve("clean.source");
    Path cleanTarget = folder.resolve("clean.target");
    PairStats stats;
    try (var corpus = corpus()) {
      stats = PairCheck.clean(corpus, rules, cleanSource, cleanTarget, Progress.none());
    }
    assertEquals(kept.size(), stats.kept(), Seeds.describe(index));
    assertEquals(sources.size() - seen.size(), stats.duplicates());
    var written = new ArrayList<String>();
    List<String> targetLines = Files.readAllLines(cleanTarget);
    for (String line : Files.readAllLines(cleanSource)) {
      written.add(line + "|" + targetLines.get(written.size()));
    }
    assertEquals(kept, written);
  }

  private static int length(String text, Unit unit) {
    if (unit == Unit.CHARACTERS) {
      return text.codePointCount(0, text.length());
    }
    return text.isBlank() ? 0 : text.strip().split(" +").length;
  }

  @Test
  void cleanFilesAreWholeOrAbsent() throws IOException {
    pair("a", "b");
    write();
    Files.writeString(folder.resolve("source"), "a\nmore\n");
    Path cleanSource = folder.resolve("clean.source");
    Path cleanTarget = folder.resolve("clean.target");
    try (var corpus = corpus()) {
      assertThrows(
          BadInputException.class,
          () -> PairCheck.clean(corpus, RULES, cleanSource, cleanTarget, Progress.none()));
    }
    assertFalse(Files.exists(cleanSource));
    assertFalse(Files.exists(cleanTarget));
  }

  @Test
  void rulesAreChecked() {
    assertThrows(UsageException.class, () -> RULES.withMaxLength(0));
    assertThrows(UsageException.class, () -> RULES.withMaxRatio(0.5));
    assertThrows(UsageException.class, () -> RULES.withMaxRatio(Double.NaN));
  }

  private void pair(String source, String target) {
    sources.add(source);
    targets.add(target);
  }

  private PairStats check(PairRules rules) throws IOException {
    write();
    try (var corpus = corpus()) {
      return PairCheck.of(corpus, rules, Progress.none());
    }
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("source"), String.join("\n", sources) + "\n");
    Files.writeString(folder.resolve("target"), String.join("\n", targets) + "\n");
  }

  private ParallelCorpus corpus() throws IOException {
    return ParallelCorpus.of(folder.resolve("source"), folder.resolve("target"));
  }
}
