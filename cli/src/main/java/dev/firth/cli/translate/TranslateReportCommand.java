package dev.firth.cli.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.report.CurvePanel;
import dev.firth.eval.report.LearningCurves;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.BadInputException;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate report}: a training as a page. */
@Command(
    name = "report",
    header = "Write a training as one page: curves, samples, attention, options.",
    footer = {
      "",
      "Curves of loss, learning rate, speed and validations, the best validation, some",
      "sentences with their translations and how the model looked at them, options and",
      "provenance. With --samples 0 also of a training that has not ended. The page",
      "needs no other file.",
      "",
      "  firth translate report en-de --out en-de.html"
    })
final class TranslateReportCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a training.")
  Path run;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.html",
      required = true,
      description = "The page.")
  Path out;

  @Mixin SampleOptions sampling;

  @Override
  protected void run(Console console) throws IOException {
    sampling.check();
    if (!out.toString().matches("(?i).*\\.html?")) {
      throw new UsageException("--out writes a page: name a file that ends in .html, not " + out);
    }
    AtomicFile.checkTarget(out);
    requireRun();
    List<CurvePanel> curves = LearningCurves.readValidated(run);
    EffectiveOptions options = EffectiveOptions.read(run.resolve("options.json"));
    Optional<BestValidation> best = BestValidation.of(curves, measure(options));
    List<SampleTranslation> samples = samples(options);
    new TrainingReport(name(), curves, best, options, provenance(), samples)
        .report()
        .writePage(out);
    print(console, best, samples);
  }

  private void requireRun() throws BadInputException {
    if (!Files.isDirectory(run)) {
      throw new BadInputException("there is no directory " + run);
    }
    for (String file : List.of("metrics.jsonl", "options.json", "provenance.json")) {
      if (!Files.isRegularFile(run.resolve(file))) {
        throw new BadInputException(run + " is not the directory of a training: it has no " + file);
      }
    }
  }

  private static String measure(EffectiveOptions options) {
    return options
        .find("measure")
        .map(option -> String.valueOf(option.value()))
        .orElse(BleuValidator.BLEU.name());
  }

  private List<SampleTranslation> samples(EffectiveOptions options) throws IOException {
    if (sampling.samples == 0) {
      return List.of();
    }
    TranslationSamples samples = sampling.of(options);
    // The engine must not be torn down while it computes.
    return AwaitedWork.run(() -> {}, () -> samples.translate(run));
  }

  private String name() {
    return run.toAbsolutePath().normalize().getFileName().toString();
  }

  private JsonNode provenance() throws IOException {
    Path file = run.resolve("provenance.json");
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new BadInputException(file + " is no JSON: put back what the training wrote", e);
    }
  }

  private void print(
      Console console, Optional<BestValidation> best, List<SampleTranslation> samples) {
    if (!console.json()) {
      console.out().println("report in " + console.strong(out.toString()));
      return;
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("report", out.toString());
    json.put("validation", best.map(TranslateReportCommand::toMap).orElse(null));
    json.put("samples", samples.stream().map(TranslateReportCommand::toMap).toList());
    console.printJson(json);
  }

  private static Map<String, Object> toMap(BestValidation best) {
    var map = new LinkedHashMap<String, Object>();
    map.put("step", best.step());
    map.putAll(best.values());
    return map;
  }

  private static Map<String, Object> toMap(SampleTranslation sample) {
    var map = new LinkedHashMap<String, Object>();
    map.put("line", sample.line());
    map.put("source", sample.source());
    map.put("reference", sample.reference());
    map.put("translation", sample.translation());
    return map;
  }
}
