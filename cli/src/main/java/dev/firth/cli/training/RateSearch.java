package dev.firth.cli.training;

import dev.firth.cli.shell.Console;
import dev.firth.seq2seq.train.LearningRateCurve;
import dev.firth.seq2seq.train.LearningRateFinder;
import dev.firth.seq2seq.train.LearningRatePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** {@code --find-rate}: learning rates are tried in place of a training. */
public final class RateSearch {
  @Option(
      names = "--find-rate",
      description =
          "Do not train: try rates from 1e-7 to 10, a step each, write RUN/learning-rate.svg and"
              + " .tsv, say where the loss falls most steeply, and stop (default: no; Smith 2017;"
              + " fastai's lr_find).")
  private boolean wanted;

  /** Whether rates are to be tried. */
  public boolean isWanted() {
    return wanted;
  }

  /** Tries rates. */
  @FunctionalInterface
  public interface Sweep {
    /** Tries the rates of a finder. */
    LearningRateCurve with(LearningRateFinder finder) throws IOException;
  }

  /** Tries rates, writes the picture and the table into the run, and prints what came out. */
  public static void run(Sweep sweep, Path run, Console console) throws IOException {
    LearningRateCurve curve = sweep.with(LearningRateFinder.defaults());
    Path plot = run.resolve("learning-rate.svg");
    Path table = run.resolve("learning-rate.tsv");
    LearningRatePlot.write(plot, curve);
    curve.writeTable(table);
    OptionalDouble suggestion = curve.suggestion();
    if (console.json()) {
      console.printJson(toMap(curve, suggestion, plot, table));
      return;
    }
    console
        .out()
        .println(
            suggestion.isPresent()
                ? String.format(
                    Locale.ROOT,
                    "the loss falls most steeply at a rate of %.2g: try --lr %.1g",
                    suggestion.getAsDouble(),
                    suggestion.getAsDouble())
                : "the loss falls at no rate: look at the picture, and at the text");
    console.out().println("all rates in " + console.strong(plot.toString()));
  }

  private static Map<String, Object> toMap(
      LearningRateCurve curve, OptionalDouble suggestion, Path plot, Path table) {
    var map = new LinkedHashMap<String, Object>();
    map.put("suggestion", suggestion.isPresent() ? suggestion.getAsDouble() : null);
    map.put("rates", curve.points().size());
    map.put("plot", plot.toString());
    map.put("table", table.toString());
    return map;
  }
}
