package dev.firth.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.eval.files.EvaluationLines;
import dev.firth.eval.report.Curve.Point;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The metrics of a run, one JSON object a line, as curves: every number against the step or epoch
 * it was taken at. Losses share a plot, and so do the numbers of one nested object; every other
 * number has its own.
 */
public final class LearningCurves {
  private static final List<String> CLOCKS = List.of("step", "epoch", "words");
  private static final String LOG = "metrics.jsonl";

  private LearningCurves() {}

  /**
   * Reads a log.
   *
   * @param fileOrRun the log, or the directory of a run
   * @return the plots, in the order in which their numbers first come up
   * @throws BadInputException if there is no log, or a line of it is no JSON object; the message
   *     names the line
   * @throws IOException if reading fails
   */
  public static List<CurvePanel> read(Path fileOrRun) throws IOException {
    return read(fileOrRun, LearningCurves::plot);
  }

  /**
   * Reads the log of a training with validations, whose numbers share plots with those of the
   * training that have the same name: the losses of both, and what was only validated by itself.
   *
   * @throws IOException as {@link #read(Path)}
   */
  public static List<CurvePanel> readValidated(Path fileOrRun) throws IOException {
    return read(fileOrRun, name -> name.substring(name.lastIndexOf('/') + 1));
  }

  private static List<CurvePanel> read(Path fileOrRun, UnaryOperator<String> plot)
      throws IOException {
    Path file = Files.isDirectory(fileOrRun) ? fileOrRun.resolve(LOG) : fileOrRun;
    var lines = new ArrayList<Map<String, Double>>();
    var json = new ObjectMapper();
    try (var log = EvaluationLines.open(file)) {
      while (log.next()) {
        if (!log.line().isBlank()) {
          lines.add(numbers(json, log));
        }
      }
    }
    String clock = clock(lines);
    // A line without it is no point in time: runs end with one that sums them up.
    lines.removeIf(line -> !clock.isEmpty() && !line.containsKey(clock));
    var panels = panels(lines, clock, plot);
    if (panels.isEmpty()) {
      throw new BadInputException(
          file + " has no metrics: lines of JSON objects with numbers, as a run writes them");
    }
    return panels;
  }

  private static Map<String, Double> numbers(ObjectMapper json, EvaluationLines log)
      throws BadInputException {
    try {
      JsonNode line = json.readTree(log.line());
      if (line.isObject()) {
        var numbers = new LinkedHashMap<String, Double>();
        line.properties().forEach(e -> collect(e.getKey(), e.getValue(), numbers));
        return numbers;
      }
    } catch (JsonProcessingException e) {
      // Said below, with the place in the file and not that in the line.
    }
    throw log.bad("no JSON object: " + EvaluationLines.excerpt(log.line()));
  }

  /** Numbers of nested objects are named {@code outer/inner}. */
  private static void collect(String name, JsonNode value, Map<String, Double> into) {
    if (value.isNumber()) {
      into.put(name, value.doubleValue());
    } else if (value.isObject()) {
      value.properties().forEach(e -> collect(name + "/" + e.getKey(), e.getValue(), into));
    }
  }

  /** What the curves run over: a number that most lines have; empty for the number of the line. */
  private static String clock(List<Map<String, Double>> lines) {
    return CLOCKS.stream()
        .filter(name -> ticks(name, lines) > 0)
        .max(Comparator.comparingLong(name -> ticks(name, lines)))
        .orElse("");
  }

  private static long ticks(String clock, List<Map<String, Double>> lines) {
    return lines.stream().filter(line -> line.containsKey(clock)).count();
  }

  private static List<CurvePanel> panels(
      List<Map<String, Double>> lines, String clock, UnaryOperator<String> plot) {
    var curves = new LinkedHashMap<String, Map<String, List<Point>>>();
    for (int i = 0; i < lines.size(); i++) {
      double x = clock.isEmpty() ? i + 1 : lines.get(i).get(clock);
      for (var number : lines.get(i).entrySet()) {
        if (!CLOCKS.contains(number.getKey())) {
          curves
              .computeIfAbsent(plot.apply(number.getKey()), name -> new LinkedHashMap<>())
              .computeIfAbsent(number.getKey(), name -> new ArrayList<>())
              .add(new Point(x, number.getValue()));
        }
      }
    }
    var panels = new ArrayList<CurvePanel>();
    Axis x = Axis.of(clock.isEmpty() ? "line of the log" : clock, NumberStyle.PLAIN);
    curves.forEach((name, group) -> panels.add(panel(name, x, group)));
    return panels;
  }

  private static CurvePanel panel(String name, Axis x, Map<String, List<Point>> group) {
    var lines = new ArrayList<Curve>();
    group.forEach((curve, points) -> lines.add(Curve.line(curve, points)));
    return CurvePanel.of("Learning curve: " + name, x, Axis.of(name, NumberStyle.PLAIN), lines);
  }

  private static String plot(String name) {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      return name.substring(0, slash);
    }
    return name.toLowerCase(Locale.ROOT).endsWith("loss") ? "loss" : name;
  }
}
