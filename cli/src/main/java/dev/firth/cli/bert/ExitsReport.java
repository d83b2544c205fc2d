package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.transformer.bert.finetune.ExitCurve;
import dev.firth.transformer.bert.finetune.ExitSpeed;
import dev.firth.transformer.bert.finetune.TrainedExits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code firth bert exits} tells. */
final class ExitsReport {
  private final Console console;
  private final Path folder;
  private final Map<String, Object> json = new LinkedHashMap<>();
  private ExitCurve curve;

  ExitsReport(Console console, Path folder) {
    this.console = console;
    this.folder = folder;
  }

  void trained(TrainedExits trained, int texts) {
    json.put("model", folder.toString());
    json.put("texts", texts);
    json.put("cut", trained.truncation().cut());
    json.put("exits", trained.model().layers() - 1);
    json.put("steps", trained.training().steps());
    json.put("seconds", trained.training().seconds());
  }

  void curve(ExitCurve measured, int texts) {
    curve = measured;
    json.put("validation", texts);
    json.put("plain", toMap(measured.plain()));
    List<Object> points = new ArrayList<>();
    measured
        .byUncertainty()
        .forEach(
            (uncertainty, speed) -> {
              var point = new LinkedHashMap<String, Object>();
              point.put("uncertainty", uncertainty);
              point.putAll(toMap(speed));
              points.add(point);
            });
    json.put("curve", points);
  }

  private static Map<String, Object> toMap(ExitSpeed speed) {
    var map = new LinkedHashMap<String, Object>();
    map.put("accuracy", speed.accuracy());
    map.put("layers", speed.layers());
    map.put("textsPerSecond", speed.textsPerSecond());
    return map;
  }

  void print() {
    if (console.json()) {
      console.printJson(json);
      return;
    }
    if (curve != null) {
      console.out().println("uncertainty  accuracy  layers   texts/s");
      row("no exits", curve.plain());
      curve
          .byUncertainty()
          .forEach((uncertainty, speed) -> row(Double.toString(uncertainty), speed));
    }
    console.out().println("early exits in " + console.strong(folder.toString()));
  }

  private void row(String title, ExitSpeed speed) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-11s  %8.4f  %6.2f  %,8.0f%n",
            title,
            speed.accuracy(),
            speed.layers(),
            speed.textsPerSecond());
  }
}
