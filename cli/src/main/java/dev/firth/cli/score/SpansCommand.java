package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.eval.classify.spans.ConllFile;
import dev.firth.eval.classify.spans.ConllevalReport;
import dev.firth.eval.classify.spans.SpanEvaluation;
import dev.firth.eval.classify.spans.SpanReading;
import dev.firth.eval.classify.spans.SpanResult;
import dev.firth.eval.classify.spans.SpanScheme;
import dev.firth.eval.classify.spans.TaggedSentence;
import dev.firth.eval.report.ClassificationPanels;
import dev.firth.eval.report.Report;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth score spans}. */
@Command(
    name = "spans",
    header = "Score tagged sentences (CoNLL) by their spans.",
    footer = {
      "",
      "Readings: conlleval and raw print what conlleval (-r) prints; seqeval knows",
      "BIOES as well; strict is seqeval's strict mode, spans must follow --scheme.",
      "",
      "  firth score spans pred.conll",
      "  firth score spans pred.conll --reading strict --scheme bioes"
    })
final class SpansCommand extends FirthCommand {
  enum Reading {
    CONLLEVAL,
    RAW,
    SEQEVAL,
    STRICT
  }

  @Parameters(
      paramLabel = "FILE",
      description =
          "A token a line, its right tag and its predicted tag in the last two columns, an empty"
              + " line after a sentence.")
  Path file;

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      defaultValue = "conlleval",
      description = "conlleval, raw, seqeval or strict (default: ${DEFAULT-VALUE}).")
  Reading reading;

  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      description =
          "For strict: iob1, iob2, ioe2, bioes or bilou (default: iob2, as CoNLL-2003's users).")
  SpanScheme scheme;

  @Mixin ConfidenceFlags confidence;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    report.check();
    confidence.check();
    if (scheme != null && reading != Reading.STRICT) {
      throw new UsageException("--scheme goes with --reading strict");
    }
    List<TaggedSentence> sentences = ConllFile.read(file);
    SpanResult result = evaluate(sentences);
    Optional<ConfidenceInterval> interval = confidence.interval(result.f1());
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("name", "span F1");
      map.put("score", result.overall().f1());
      map.put("signature", result.signature().settingsLine());
      map.put("precision", result.overall().precision());
      map.put("recall", result.overall().recall());
      map.put("f1", result.overall().f1());
      map.put("accuracy", result.accuracy());
      map.put("sentences", result.sentences());
      map.put("tokens", result.tokens());
      map.putAll(ClassOutput.json(result.report()));
      map.put("confidence", ConfidenceFlags.json(interval));
      console.printJson(map);
    } else {
      console.out().print(ConllevalReport.of(result));
      interval.ifPresent(
          i -> console.out().println("FB1 as a share, 95 %:" + ConfidenceFlags.text(interval)));
      console.out().println(result.signature());
      warn(console, sentences);
    }
    report.write(() -> report(result, interval));
  }

  private SpanResult evaluate(List<TaggedSentence> sentences) throws BadInputException {
    try {
      return SpanEvaluation.evaluate(sentences, reading());
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  private SpanReading reading() {
    return switch (reading) {
      case CONLLEVAL -> SpanReading.conlleval();
      case RAW -> SpanReading.conllevalRaw();
      case SEQEVAL -> SpanReading.seqeval();
      case STRICT -> SpanReading.strict(scheme == null ? SpanScheme.IOB2 : scheme);
    };
  }

  /** conlleval takes S- for any other letter and joins spans that touch. */
  private void warn(Console console, List<TaggedSentence> sentences) {
    if (reading == Reading.CONLLEVAL
        && sentences.stream().anyMatch(s -> s.gold().stream().anyMatch(t -> t.startsWith("S-")))) {
      console
          .err()
          .println(
              "tags begin with S-, which conlleval does not know: --reading seqeval or strict"
                  + " does");
    }
  }

  private Report report(SpanResult result, Optional<ConfidenceInterval> interval) {
    return Report.titled("Spans: " + file.getFileName())
        .describedAs(result.sentences() + " sentences, " + result.tokens() + " tokens.")
        .with(ClassOutput.headline("F1", result.overall().f1(), interval, result.signature()))
        .with(ClassOutput.headline("precision", result.overall().precision()))
        .with(ClassOutput.headline("recall", result.overall().recall()))
        .with(ClassificationPanels.perLabel("By type", result.report().classes()));
  }
}
