package dev.firth.cli.classify;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.Prediction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth classify predict}: labels and probabilities, a line of output a line of text. */
@Command(
    name = "predict",
    header = "Label texts, one a line.",
    footer = {
      "",
      "A line of output is 'label probability label probability ...', the likeliest first, as",
      "fasttext predict-prob prints it; with --json an object a line.",
      "",
      "  firth classify predict topics.bin texts.txt --top 3",
      "  echo 'a fine film' | firth classify predict reviews.bin"
    })
final class ClassifyPredictCommand extends FirthCommand {
  @Mixin ClassifierFile model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Texts, one a line; - is standard input (default: ${DEFAULT-VALUE}).")
  String texts;

  @Mixin PredictionLimits limits;

  @Option(
      names = "--label-prefix",
      paramLabel = "TEXT",
      defaultValue = FastTextDictionary.LABEL_PREFIX,
      description = "Words that begin so are no text (default: ${DEFAULT-VALUE}; fastText).")
  String labelPrefix;

  @Override
  protected void run(Console console) throws IOException {
    limits.check();
    try (var classifier = model.open(labelPrefix);
        var lines = open(console)) {
      String line;
      while ((line = lines.readLine()) != null) {
        print(console, classifier.predict(line, limits.top, limits.threshold));
      }
    }
  }

  private BufferedReader open(Console console) throws IOException {
    var in = texts.equals("-") ? console.in() : Files.newInputStream(Path.of(texts));
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static void print(Console console, List<Prediction> predictions) {
    if (console.json()) {
      console.printJson(
          Map.of("labels", predictions.stream().map(ClassifyPredictCommand::toMap).toList()));
      return;
    }
    var line = new StringBuilder();
    for (var prediction : predictions) {
      line.append(line.isEmpty() ? "" : " ")
          .append(prediction.label())
          .append(' ')
          .append(String.format(Locale.ROOT, "%.6g", prediction.probability()));
    }
    console.out().println(line);
  }

  private static Map<String, Object> toMap(Prediction prediction) {
    var map = new LinkedHashMap<String, Object>();
    map.put("label", prediction.label());
    map.put("probability", prediction.probability());
    return map;
  }
}
