package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.eval.Decimals;
import dev.firth.eval.classify.squad.SquadEvaluation;
import dev.firth.eval.classify.squad.SquadFiles;
import dev.firth.eval.classify.squad.SquadResult;
import dev.firth.eval.report.Headline;
import dev.firth.eval.report.NumberStyle;
import dev.firth.eval.report.Report;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.SummedScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth score squad}. */
@Command(
    name = "squad",
    header = "Exact match and F1 of answers, as SQuAD's official program has them.",
    footer = {
      "",
      "Data with questions that have no answer is scored by the rules of SQuAD 2.0.",
      "A question without a prediction scores 0.",
      "",
      "  firth score squad predictions.json --gold xquad.en.json"
    })
final class SquadCommand extends FirthCommand {
  @Parameters(
      paramLabel = "PRED",
      description = "A JSON object with a text for the id of every question.")
  Path predictions;

  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FILE",
      description = "Questions with answers in SQuAD's JSON.")
  Path gold;

  @Mixin ConfidenceFlags confidence;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    report.check();
    confidence.check();
    SquadResult result =
        SquadEvaluation.evaluate(
            SquadFiles.readQuestions(gold), SquadFiles.readPredictions(predictions));
    var exact = interval(result.exactMatches());
    var f1 = interval(result.f1s());
    if (console.json()) {
      console.printJson(json(result, exact, f1));
    } else {
      print(console, result, exact, f1);
    }
    report.write(() -> report(result, exact, f1));
  }

  /** In percent, as the scores are. */
  private Optional<ConfidenceInterval> interval(double[] values) {
    return confidence.interval(
        SummedScore.mean(Arrays.stream(values).map(value -> 100 * value).toArray()));
  }

  private static Map<String, Object> json(
      SquadResult result, Optional<ConfidenceInterval> exact, Optional<ConfidenceInterval> f1) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", "SQuAD F1");
    map.put("score", result.f1());
    map.put("signature", result.signature().settingsLine());
    map.put("exact_match", result.exactMatch());
    map.put("f1", result.f1());
    map.put("questions", result.answers().size());
    map.put("unanswered", result.unanswered());
    map.put("unknown", result.unknown());
    map.put("confidence", ConfidenceFlags.json(f1));
    exact.ifPresent(i -> map.put("exactMatchConfidence", i.toMap()));
    return map;
  }

  private void print(
      Console console,
      SquadResult result,
      Optional<ConfidenceInterval> exact,
      Optional<ConfidenceInterval> f1) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "exact match %s%s%nF1          %s%s%n%,d questions%n%s%n",
            Decimals.fixed(result.exactMatch(), 2),
            text(exact),
            Decimals.fixed(result.f1(), 2),
            text(f1),
            result.answers().size(),
            result.signature());
    if (result.unanswered() > 0 || result.unknown() > 0) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "%,d questions have no prediction and score 0; %,d predictions are for questions that"
                  + " %s does not have%n",
              result.unanswered(),
              result.unknown(),
              gold);
    }
  }

  private static String text(Optional<ConfidenceInterval> interval) {
    return interval
        .map(i -> "  [" + Decimals.fixed(i.lower(), 2) + ", " + Decimals.fixed(i.upper(), 2) + "]")
        .orElse("");
  }

  private Report report(
      SquadResult result, Optional<ConfidenceInterval> exact, Optional<ConfidenceInterval> f1) {
    return Report.titled("Answers: " + predictions.getFileName())
        .describedAs(result.answers().size() + " questions of " + gold.getFileName())
        .with(headline("exact match", result.exactMatch(), exact, result))
        .with(headline("F1", result.f1(), f1, result));
  }

  private static Headline headline(
      String name, double value, Optional<ConfidenceInterval> interval, SquadResult result) {
    return new Headline(
        name,
        ConfidenceFlags.estimate(value, interval),
        NumberStyle.SCORE,
        "percent",
        result.signature().toString());
  }
}
