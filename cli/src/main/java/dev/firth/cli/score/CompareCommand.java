package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.TranslationMetric;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth score compare}: systems on the same segments, and whether they differ. */
@Command(
    name = "compare",
    header = "Several systems on the same references: scores and p values of all pairs.",
    footer = {
      "",
      "The p value is about how often a difference as great as the one found arises",
      "by chance between systems that are alike. It says nothing about how great the",
      "difference is. Draws and p values are sacreBLEU's for the same seed.",
      "",
      "  firth score compare a.de b.de c.de --ref ref.de --metrics bleu,chrf,ter"
    })
final class CompareCommand extends FirthCommand {
  @Parameters(
      arity = "2..*",
      paramLabel = "HYP",
      description = "Outputs of two systems or more; the first one is the baseline of the table.")
  List<Path> systems;

  @Mixin ReferenceFlags files;

  @Option(
      names = {"--metrics", "-m"},
      split = ",",
      paramLabel = "NAME",
      defaultValue = "bleu",
      description = "bleu, chrf, ter, commas between (default: ${DEFAULT-VALUE}; sacreBLEU).")
  List<String> metrics;

  @Mixin TestFlags test;

  @Mixin TextFlags text;

  @Mixin BleuFlags bleu;

  @Mixin ChrFFlags chrF;

  @Mixin TerFlags ter;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    if (new HashSet<>(systems).size() < systems.size()) {
      throw new UsageException("a system is given twice; each is to be a file of its own");
    }
    if (new HashSet<>(metrics).size() < metrics.size()) {
      throw new UsageException("--metrics names a metric twice");
    }
    report.check();
    test.check();
    text.number(0);
    List<TranslationMetric> chosen = metrics.stream().map(this::metric).toList();
    var output = new ComparisonOutput(console, systems, test, text);
    for (TranslationMetric metric : chosen) {
      List<CorpusStatistics> counted = count(console, metric, metric == chosen.getFirst());
      output.add(metric, counted, test.matrix(counted, files.threads()));
    }
    output.print();
    report.write(output::report);
  }

  private List<CorpusStatistics> count(Console console, TranslationMetric metric, boolean warn)
      throws IOException {
    var counted = new ArrayList<CorpusStatistics>();
    for (Path system : systems) {
      CorpusStatistics statistics = files.with(system).count(metric);
      if (warn) {
        InputWarnings.print(console, system.toString(), statistics);
      }
      counted.add(statistics);
    }
    return counted;
  }

  private TranslationMetric metric(String name) {
    return switch (name) {
      case "bleu" -> bleu.metric(false);
      case "chrf" -> chrF.metric();
      case "ter" -> ter.metric();
      default -> throw new UsageException("--metrics takes bleu, chrf and ter, not " + name);
    };
  }
}
