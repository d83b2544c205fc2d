package dev.firth.cli.lm;

import dev.firth.cli.shell.ByteCount;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.eval.files.EvaluationLines;
import dev.firth.eval.language.train.Discounts;
import dev.firth.eval.language.train.NgramEstimate;
import dev.firth.eval.language.train.NgramTrainer;
import dev.firth.eval.language.train.NgramTraining;
import dev.firth.eval.language.train.NgramTrainingOptions;
import dev.firth.eval.language.train.Smoothing;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth lm train}: an n-gram model from text, as an ARPA file. */
@Command(
    name = "train",
    header = "Train an n-gram model and write it as an ARPA file.",
    footer = {
      "",
      "Each line of the text is a sentence; words stand between white space. With",
      "kneser-ney the model is the one that KenLM's lmplz makes of the same text.",
      "Neural models have options of their own: `firth lm train --model neural --help`.",
      "",
      "  firth lm train text.txt --order 3 --out text.arpa",
      "  firth lm train text.txt --order 5 --prune 0,0,1 --memory 4g --out text.arpa",
      "  firth lm train text.txt --order 2 --smoothing add-k --k 0.1 --out text.arpa"
    })
final class LmTrainCommand extends FirthCommand {
  private static final String NGRAM = "ngram";
  private static final NgramTrainingOptions DEFAULTS = NgramTrainingOptions.defaults();

  @Mixin CorpusArgument corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The ARPA file to write.")
  Path out;

  @Option(
      names = "--model",
      paramLabel = "KIND",
      defaultValue = NGRAM,
      description =
          "ngram, or neural: a transformer, by the command train-neural (default:"
              + " ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--order",
      paramLabel = "N",
      description = "Words of the longest n-grams (default: 3; lmplz wants it said).")
  int order = DEFAULTS.order();

  @Option(
      names = "--smoothing",
      paramLabel = "NAME",
      description =
          "kneser-ney: interpolated, modified (default; lmplz), add-k: Lidstone, or laplace: add-k"
              + " with 1.")
  String smoothing = DEFAULTS.smoothing().label();

  @Option(
      names = "--k",
      paramLabel = "X",
      description = "What add-k adds to each count (default: 1; Laplace).")
  double k = DEFAULTS.k();

  @Option(
      names = "--prune",
      split = ",",
      paramLabel = "N",
      description =
          "N-grams that come no more often are left out: a number for each order, the last one for"
              + " all that follow, such as 0,0,1 (default: 0, nothing is left out; lmplz).")
  List<Long> prune = List.of();

  @Option(
      names = "--limit-vocab",
      paramLabel = "FILE",
      description =
          "Leave out n-grams with words that are not in this file, white space between (default: no"
              + " limit; lmplz's --limit_vocab_file).")
  Path limitVocabulary;

  @Option(
      names = "--discount-fallback",
      arity = "0..1",
      fallbackValue = "0.5,1,1.5",
      paramLabel = "D1,D2,D3+",
      description =
          "Discounts for orders where the text gives none (default: that is an error; alone:"
              + " ${FALLBACK-VALUE}; lmplz).")
  String discountFallback;

  @Option(
      names = "--skip-symbols",
      description =
          "Pass over <s>, </s> and <unk> in the text (default: they are an error; lmplz).")
  boolean skipSymbols;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description =
          "Bound on the memory of the work, such as 500m; what does not fit goes to temporary"
              + " files (default: 1g; Firth).")
  long memory = DEFAULTS.memoryBytes();

  @Option(
      names = "--temp",
      paramLabel = "FOLDER",
      description = "For temporary files (default: the folder of --out).")
  Path temporary;

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    if (!model.equals(NGRAM)) {
      throw new UsageException("--model takes ngram or neural, not " + model);
    }
    var options = options();
    AtomicFile.checkTarget(out);
    long start = System.nanoTime();
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      var training =
          new NgramTrainer(options)
              .train(text, out, temporaryFolder(), estimate -> tell(estimate, progress), progress);
      report(console, training, (System.nanoTime() - start) * 1e-9);
    }
  }

  /** Says what it takes, and refuses what Java has no memory for. */
  private static void tell(NgramEstimate estimate, ProgressPrinter progress) {
    progress.println("firth: " + estimate);
    long heap = Runtime.getRuntime().maxMemory();
    if (estimate.memoryBytes() > heap) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "training may take %,d MB, but Java may use %,d MB: give a smaller --memory, or"
                  + " FIRTH_JAVA_OPTS=-Xmx%dm",
              estimate.memoryBytes() >> 20,
              heap >> 20,
              (estimate.memoryBytes() >> 20) * 5 / 4));
    }
  }

  private NgramTrainingOptions options() throws IOException {
    Smoothing chosen = smoothing();
    if (UsedOptions.isGiven(spec(), "--k") && chosen != Smoothing.ADD_K) {
      throw new UsageException("--k goes with --smoothing add-k alone");
    }
    var options =
        DEFAULTS
            .withOrder(order)
            .withSmoothing(chosen, k)
            .withPrune(prune)
            .withSkipMarks(skipSymbols)
            .withMemoryBytes(memory)
            .withThreads(threads.number());
    if (discountFallback != null) {
      options = options.withDiscountFallback(fallback());
    }
    return limitVocabulary == null ? options : options.withLimitVocabulary(allowedWords());
  }

  private Smoothing smoothing() {
    return Arrays.stream(Smoothing.values())
        .filter(known -> known.label().equals(smoothing))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--smoothing takes kneser-ney, add-k or laplace, not " + smoothing));
  }

  /** One to three numbers; the last one holds for what is missing, as in lmplz. */
  private Discounts fallback() {
    String[] parts = discountFallback.split(",", -1);
    var numbers = new float[3];
    for (int i = 0; i < numbers.length; i++) {
      String part = parts[Math.min(i, parts.length - 1)];
      var number = EvaluationLines.number(part);
      if (parts.length > numbers.length
          || number.isEmpty()
          || number.getAsDouble() < 0
          || number.getAsDouble() > i + 1) {
        throw new UsageException(
            "--discount-fallback takes one to three numbers from 0 to 1, 2 and 3, not "
                + discountFallback);
      }
      numbers[i] = (float) number.getAsDouble();
    }
    return new Discounts(numbers[0], numbers[1], numbers[2]);
  }

  private Set<String> allowedWords() throws IOException {
    var words = new HashSet<String>();
    try (var lines = EvaluationLines.open(limitVocabulary)) {
      while (lines.next()) {
        words.addAll(Arrays.asList(lines.line().trim().split("[ \t\u000b\f\r]+")));
      }
    }
    return words;
  }

  private Path temporaryFolder() {
    if (temporary != null) {
      if (!Files.isDirectory(temporary)) {
        throw new UsageException("--temp " + temporary + " is no folder: create it first");
      }
      return temporary;
    }
    return TemporaryFile.folderBeside(out);
  }

  private void report(Console console, NgramTraining training, double seconds) {
    if (console.json()) {
      console.printJson(toMap(training, seconds));
      return;
    }
    for (int i = 0; i < training.orders().size(); i++) {
      console.out().println(line(i + 1, training.orders().get(i)));
    }
    StrictOption.warn(console, training.brokenBytes());
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words in %,d lines, %.1f s: %s%n",
            training.words(),
            training.lines(),
            seconds,
            console.strong(out.toString()));
  }

  private static String line(int order, NgramTraining.Order ngrams) {
    var line =
        new StringBuilder(String.format(Locale.ROOT, "%d-grams: %,d", order, ngrams.ngrams()));
    if (ngrams.found() > ngrams.ngrams()) {
      line.append(String.format(Locale.ROOT, " of %,d", ngrams.found()));
    }
    ngrams
        .discounts()
        .ifPresent(
            d ->
                line.append(
                    String.format(
                        Locale.ROOT,
                        ", D1=%s D2=%s D3+=%s%s",
                        d.one(),
                        d.two(),
                        d.threeAndMore(),
                        ngrams.fallback() ? " (fallback)" : "")));
    return line.toString();
  }

  private Map<String, Object> toMap(NgramTraining training, double seconds) {
    var map = new LinkedHashMap<String, Object>();
    map.put("model", out.toString());
    map.put("order", order);
    map.put("smoothing", smoothing);
    map.put(
        "orders",
        training.orders().stream().map(LmTrainCommand::toMap).collect(Collectors.toList()));
    map.put("words", training.words());
    map.put("lines", training.lines());
    map.put("brokenBytes", training.brokenBytes());
    map.put("spilledBytes", training.spilledBytes());
    map.put("threads", threads.number());
    map.put("seconds", seconds);
    return map;
  }

  private static Map<String, Object> toMap(NgramTraining.Order ngrams) {
    var map = new LinkedHashMap<String, Object>();
    map.put("ngrams", ngrams.ngrams());
    map.put("found", ngrams.found());
    map.put("withCount", ngrams.withCount());
    ngrams
        .discounts()
        .ifPresent(
            d -> {
              map.put("discounts", List.of(d.one(), d.two(), d.threeAndMore()));
              map.put("fallback", ngrams.fallback());
            });
    return map;
  }
}
