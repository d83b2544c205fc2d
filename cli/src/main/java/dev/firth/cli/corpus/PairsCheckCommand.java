package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.PairCheck;
import dev.firth.corpora.PairRules;
import dev.firth.corpora.PairStats;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth corpus pairs-check}. */
@Command(
    name = "pairs-check",
    header = "Check a parallel text, and write the pairs that are fit for training.",
    footer = {
      "",
      "Line N of SOURCE and TARGET are translations of each other. A pair is not fit if a",
      "side is empty, too long, too many times as long as the other, or holds U+FFFD (what",
      "broken bytes become), if it equals an earlier pair, or if both sides are the same.",
      "",
      "  firth corpus pairs-check train.de train.en",
      "  firth corpus pairs-check train.de train.en --out-source clean.de \\",
      "      --out-target clean.en"
    })
final class PairsCheckCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description =
          "Text, a sentence a line, or - for standard input; .gz, .bz2 and .zst are unpacked.")
  Path source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "Its translation, line by line.")
  Path target;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description =
          "What lengths are counted in, words or characters; characters for languages that do not"
              + " part words (default: words; Moses).")
  String unit = "words";

  @Option(
      names = "--max-ratio",
      paramLabel = "X",
      description =
          "How many times as long as the other a side may be (default: 9; Moses'"
              + " clean-corpus-n).")
  Double maxRatio;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      description = "Longest side (default: 100 words; OpusFilter; or 1000 characters; Firth).")
  Integer maxLength;

  @Option(
      names = "--out-source",
      paramLabel = "FILE",
      description =
          "Where to write the sources of the pairs that are fit (default: they are only counted).")
  Path outSource;

  @Option(
      names = "--out-target",
      paramLabel = "FILE",
      description = "Where to write their targets (default: they are only counted).")
  Path outTarget;

  @Option(
      names = "--strict",
      description = "Broken UTF-8 is an error (default: it becomes U+FFFD and is counted).")
  boolean strict;

  @Override
  protected void run(Console console) throws IOException {
    PairRules rules = rules();
    checkOut();
    try (ParallelCorpus files = ParallelCorpus.of(source, target);
        var progress = console.progress()) {
      PairStats stats = check(files.strict(strict), rules, progress);
      if (console.json()) {
        console.printJson(toMap(stats, rules));
      } else {
        print(console, stats, rules);
      }
    }
  }

  private PairRules rules() {
    PairRules rules = PairRules.of(unit(unit));
    if (maxRatio != null) {
      rules = rules.withMaxRatio(maxRatio);
    }
    return maxLength == null ? rules : rules.withMaxLength(maxLength);
  }

  private static PairRules.Unit unit(String name) {
    return switch (name) {
      case "words" -> PairRules.Unit.WORDS;
      case "characters" -> PairRules.Unit.CHARACTERS;
      default -> throw new UsageException("--unit takes words or characters, not '" + name + "'");
    };
  }

  private void checkOut() throws IOException {
    if ((outSource == null) != (outTarget == null)) {
      throw new UsageException("--out-source and --out-target go together: name both or none");
    }
    if (outSource != null) {
      if (outSource.toAbsolutePath().normalize().equals(outTarget.toAbsolutePath().normalize())) {
        throw new UsageException("--out-source and --out-target name one file; name two");
      }
      AtomicFile.checkTarget(outSource);
      AtomicFile.checkTarget(outTarget);
    }
  }

  private PairStats check(ParallelCorpus files, PairRules rules, Progress progress)
      throws IOException {
    return outSource == null
        ? PairCheck.of(files, rules, progress)
        : PairCheck.clean(files, rules, outSource, outTarget, progress);
  }

  private Map<String, Object> toMap(PairStats stats, PairRules rules) {
    var map = new LinkedHashMap<String, Object>();
    map.put("pairs", stats.pairs());
    map.put("kept", stats.kept());
    map.put("emptyPairs", stats.emptyPairs());
    map.put("tooLong", stats.tooLong());
    map.put("uneven", stats.uneven());
    map.put("duplicates", stats.duplicates());
    map.put("duplicatesExact", stats.duplicatesExact());
    map.put("identical", stats.identical());
    map.put("damaged", stats.damaged());
    map.put("unit", unit);
    map.put("maxLength", rules.maxLength());
    map.put("maxRatio", rules.maxRatio());
    map.put("source", toMap(stats.sides().getFirst()));
    map.put("target", toMap(stats.sides().getLast()));
    map.put("outSource", outSource == null ? null : outSource.toString());
    map.put("outTarget", outTarget == null ? null : outTarget.toString());
    return map;
  }

  private static Map<String, Object> toMap(PairStats.Side side) {
    var map = new LinkedHashMap<String, Object>();
    map.put("file", side.file());
    map.put("words", side.words());
    map.put("characters", side.characters());
    map.put("empty", side.empty());
    map.put("longest", side.longest());
    map.put("longestLine", side.longestLine());
    map.put("brokenBytes", side.brokenBytes());
    return map;
  }

  private void print(Console console, PairStats stats, PairRules rules) {
    stats.sides().forEach(side -> print(console.out(), side));
    var out = console.out();
    out.printf(Locale.ROOT, "%-15s %,d%n", "pairs", stats.pairs());
    out.printf(Locale.ROOT, "%-15s %,d%n", "empty side", stats.emptyPairs());
    out.printf(
        Locale.ROOT,
        "%-15s %,d (above %,d %s)%n",
        "too long",
        stats.tooLong(),
        rules.maxLength(),
        unit);
    out.printf(
        Locale.ROOT,
        "%-15s %,d (a side above %s times the other)%n",
        "uneven",
        stats.uneven(),
        rules.maxRatio());
    String atLeast = stats.duplicatesExact() ? "" : "at least ";
    out.printf(Locale.ROOT, "%-15s %s%,d%n", "duplicates", atLeast, stats.duplicates());
    out.printf(Locale.ROOT, "%-15s %,d%n", "identical sides", stats.identical());
    out.printf(Locale.ROOT, "%-15s %,d (hold U+FFFD)%n", "damaged", stats.damaged());
    String fit = String.format(Locale.ROOT, "%,d", stats.kept());
    out.printf("%-15s %s%s%n", "fit", console.strong(fit), written());
  }

  private String written() {
    return outSource == null ? "" : ", written to " + outSource + " and " + outTarget;
  }

  private void print(PrintStream out, PairStats.Side side) {
    out.printf(
        Locale.ROOT,
        "%s: %,d words, %,d characters, %,d empty lines, longest %,d %s (line %,d), %,d broken"
            + " bytes%n",
        side.file(),
        side.words(),
        side.characters(),
        side.empty(),
        side.longest(),
        unit,
        side.longestLine(),
        side.brokenBytes());
  }
}
