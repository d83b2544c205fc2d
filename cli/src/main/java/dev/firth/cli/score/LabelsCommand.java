package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.eval.classify.Calibration;
import dev.firth.eval.classify.LabelFiles;
import dev.firth.eval.classify.LabelPairs;
import dev.firth.eval.classify.ScoredItems;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth score labels}. */
@Command(
    name = "labels",
    header = "Score predicted labels, and the scores behind them, as scikit-learn does.",
    footer = {
      "",
      "Two files with a label in each line, or one table whose first line names its",
      "columns, with tabs between. With --score-column: ROC and precision-recall",
      "curves, and calibration if the scores are probabilities.",
      "",
      "  firth score labels gold.txt predicted.txt",
      "  firth score labels out.tsv --score-column probability --positive yes"
    })
final class LabelsCommand extends FirthCommand {
  private static final int MOST_BINS = 10_000;

  @Parameters(
      index = "0",
      paramLabel = "GOLD",
      description = "Right labels, one a line; or a table with all columns.")
  Path gold;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PREDICTED",
      description = "Predicted labels, one a line; none if GOLD is a table.")
  Path predicted;

  @Option(
      names = "--gold-column",
      paramLabel = "NAME",
      defaultValue = "gold",
      description = "Column of right labels (default: ${DEFAULT-VALUE}).")
  String goldColumn;

  @Option(
      names = "--predicted-column",
      paramLabel = "NAME",
      defaultValue = "predicted",
      description = "Column of predicted labels (default: ${DEFAULT-VALUE}).")
  String predictedColumn;

  @Option(
      names = "--score-column",
      paramLabel = "NAME",
      description = "Column of the scores of the positive label (default: none).")
  String scoreColumn;

  @Option(
      names = "--positive",
      paramLabel = "LABEL",
      description = "What the scores are for (default: the later of two labels, as 1 of 0 and 1).")
  String positive;

  @Option(
      names = "--bins",
      paramLabel = "N",
      defaultValue = "15",
      description = "Bins of the calibration (default: ${DEFAULT-VALUE}; Guo et al. 2017).")
  int bins;

  @Mixin ConfidenceFlags confidence;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    report.check();
    checkOptions();
    List<String> right =
        predicted == null ? LabelFiles.read(gold, goldColumn) : LabelFiles.read(gold);
    List<String> guessed =
        predicted == null ? LabelFiles.read(gold, predictedColumn) : LabelFiles.read(predicted);
    if (right.size() != guessed.size()) {
      throw new BadInputException(
          "%s has %,d labels and %s has %,d: each right label needs a predicted one"
              .formatted(gold, right.size(), predicted, guessed.size()));
    }
    var output = new LabelsOutput(LabelPairs.of(right, guessed), confidence);
    if (scoreColumn != null) {
      addScores(output, right);
    }
    if (console.json()) {
      console.printJson(output.json());
    } else {
      output.print(console, gold.getFileName().toString());
    }
    report.write(() -> output.report(gold.getFileName().toString()));
  }

  private void checkOptions() {
    confidence.check();
    if (bins < 1 || bins > MOST_BINS) {
      throw new UsageException("--bins takes a number from 1 to " + MOST_BINS + ", not " + bins);
    }
    if (scoreColumn != null && predicted != null) {
      throw new UsageException("--score-column goes with one table, not with two files of labels");
    }
    if (positive != null && scoreColumn == null) {
      throw new UsageException("--positive goes with --score-column");
    }
  }

  private void addScores(LabelsOutput output, List<String> right) throws IOException {
    double[] scores = LabelFiles.readScores(gold, scoreColumn);
    String label = positive == null ? laterOfTwo(right) : positive;
    boolean[] isPositive = new boolean[right.size()];
    for (int i = 0; i < isPositive.length; i++) {
      isPositive[i] = right.get(i).equals(label);
    }
    try {
      output.addCurves(label, ScoredItems.of(isPositive, scores));
      if (areProbabilities(scores)) {
        output.addCalibration(Calibration.of(isPositive, scores, bins));
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          gold + ": no curves for the label '" + label + "': " + e.getMessage(), e);
    }
  }

  private String laterOfTwo(List<String> right) throws BadInputException {
    var labels = new TreeSet<>(right);
    if (labels.size() != 2) {
      throw new BadInputException(
          gold
              + " has "
              + labels.size()
              + " right labels: say with --positive LABEL which one the scores are for");
    }
    return labels.last();
  }

  private static boolean areProbabilities(double[] scores) {
    for (double score : scores) {
      if (score < 0 || score > 1) {
        return false;
      }
    }
    return true;
  }
}
