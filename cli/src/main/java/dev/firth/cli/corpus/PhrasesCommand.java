package dev.firth.cli.corpus;

import dev.firth.cli.shell.ByteCount;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.corpora.Corpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.phrases.PhraseLearner;
import dev.firth.tokenizers.phrases.PhraseModel;
import dev.firth.tokenizers.phrases.PhraseOptions;
import dev.firth.tokenizers.phrases.PhraseScorer;
import dev.firth.tokenizers.phrases.PhraseText;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth corpus phrases}. */
@Command(
    name = "phrases",
    header = "Find words that belong together and join them, as word2phrase does.",
    footer = {
      "",
      "  firth corpus phrases text.txt --out joined.txt --save-model text.phrases",
      "  firth corpus phrases other.txt --out joined2.txt --model text.phrases",
      "  firth corpus phrases text.txt --out joined.txt --threshold 200,100"
    })
final class PhrasesCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The text with its phrases joined, a line for a line (default: none).")
  Path out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Join the phrases of this model (default: learn them from CORPUS).")
  Path model;

  @Option(
      names = "--save-model",
      paramLabel = "FILE",
      description = "Keep what was learned (default: no).")
  Path saveModel;

  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      description = "word2phrase (default; Mikolov et al. 2013) or npmi (Bouma 2009; gensim).")
  String scorer = PhraseOptions.defaults().scorer().label();

  @Option(
      names = "--threshold",
      paramLabel = "X",
      split = ",",
      description =
          "Pairs with a larger score are joined; one number for each pass (default: 100 for"
              + " word2phrase, word2phrase.c; 0.5 for npmi, Firth).")
  List<Double> thresholds;

  @Option(
      names = "--passes",
      paramLabel = "N",
      description = "Passes with the same threshold; a second joins phrases (default: 1).")
  Integer passes;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Words and pairs seen less often make no phrase (default: 5; word2phrase.c).")
  long minCount = PhraseOptions.defaults().minCount();

  @Option(
      names = "--delimiter",
      paramLabel = "TEXT",
      description = "What stands between joined words (default: _; word2phrase.c).")
  String delimiter = PhraseOptions.defaults().delimiter();

  @Option(
      names = "--across-lines",
      description = "Count pairs around line ends too, as word2phrase.c does (default: no).")
  boolean acrossLines = PhraseOptions.defaults().acrossLines();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description = "Bound on memory, such as 500m, for words and for pairs (default: 1g; Firth).")
  long memory = PhraseOptions.defaults().memoryBytes();

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    PhraseOptions options = options();
    checkFiles();
    var result = new LinkedHashMap<String, Object>();
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      PhraseModel phrases =
          model == null ? learn(text, options, progress, result) : PhraseModel.load(model);
      if (saveModel != null) {
        phrases.save(saveModel);
        result.put("model", saveModel.toString());
      }
      result.put("phrases", phrases.passes().stream().map(List::size).toList());
      if (out != null) {
        write(text, phrases, progress, result);
      }
    }
    report(console, result);
  }

  private PhraseOptions options() {
    PhraseScorer chosen = scorer();
    return PhraseOptions.defaults()
        .withScorer(chosen, thresholds(chosen))
        .withMinCount(minCount)
        .withDelimiter(delimiter)
        .withAcrossLines(acrossLines)
        .withMemoryBytes(memory)
        .withThreads(threads.number());
  }

  private PhraseScorer scorer() {
    return Arrays.stream(PhraseScorer.values())
        .filter(known -> known.label().equals(scorer))
        .findFirst()
        .orElseThrow(() -> new UsageException("--scorer takes word2phrase or npmi, not " + scorer));
  }

  private List<Double> thresholds(PhraseScorer chosen) {
    List<Double> given = thresholds == null ? List.of(chosen.defaultThreshold()) : thresholds;
    if (passes == null || passes == given.size()) {
      return given;
    }
    if (passes < 1 || given.size() > 1) {
      throw new UsageException(
          "--passes %d does not fit %d threshold(s): give one, or one for each pass"
              .formatted(passes, given.size()));
    }
    return Collections.nCopies(passes, given.getFirst());
  }

  private void checkFiles() throws IOException {
    if (out == null && saveModel == null) {
      throw new UsageException("nothing to write: give --out FILE, --save-model FILE or both");
    }
    if (model != null && saveModel != null) {
      throw new UsageException("--model is there already: --save-model is for phrases to learn");
    }
    if (out != null) {
      AtomicFile.checkTarget(out);
    }
    if (saveModel != null) {
      AtomicFile.checkTarget(saveModel);
    }
  }

  private PhraseModel learn(
      Corpus text, PhraseOptions options, Progress progress, Map<String, Object> result)
      throws IOException {
    Path beside = (out != null ? out : saveModel).toAbsolutePath().getParent();
    var learned = new PhraseLearner(options).learn(text, new WhitespaceWords(), beside, progress);
    result.put("tokens", learned.tokens());
    result.put("prunedTypes", learned.prunedTypes());
    result.put("brokenBytes", learned.brokenBytes());
    return learned.model();
  }

  private void write(
      Corpus text, PhraseModel phrases, Progress progress, Map<String, Object> result)
      throws IOException {
    var totals =
        PhraseText.write(text, new WhitespaceWords(), phrases, out, threads.number(), progress);
    result.put("out", out.toString());
    result.put("lines", totals.lines());
    result.put("tokens", totals.tokens() + totals.joined());
    result.put("joined", totals.joined());
    result.put("brokenBytes", totals.brokenBytes());
  }

  private static void report(Console console, Map<String, Object> result) {
    if (console.json()) {
      console.printJson(result);
      return;
    }
    console.out().printf(Locale.ROOT, "phrases of each pass: %s%n", result.get("phrases"));
    if (result.containsKey("joined")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%,d of %,d words joined to the one before: %s%n",
              number(result, "joined"),
              number(result, "tokens"),
              console.strong((String) result.get("out")));
    }
    if (result.containsKey("model")) {
      console.out().println("model in " + console.strong((String) result.get("model")));
    }
    long pruned = number(result, "prunedTypes");
    if (pruned > 0) {
      console
          .err()
          .printf(Locale.ROOT, "firth: counting within --memory dropped %,d rare words%n", pruned);
    }
  }

  private static long number(Map<String, Object> result, String key) {
    return result.get(key) instanceof Long number ? number : 0;
  }
}
