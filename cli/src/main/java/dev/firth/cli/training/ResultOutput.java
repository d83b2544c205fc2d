package dev.firth.cli.training;

import dev.firth.seq2seq.train.TrainingResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a training came to, for people and programs.
 *
 * @param result of the training
 */
public record ResultOutput(TrainingResult result) {
  /** One line. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%,d steps, %,d epochs, %.1f min%s",
        result.steps(),
        result.epochs(),
        result.seconds() / 60,
        validation());
  }

  private String validation() {
    if (result.best().isEmpty()) {
      return "";
    }
    var text =
        new StringBuilder(
            String.format(Locale.ROOT, "; best validation, after step %,d:", result.bestStep()));
    result
        .best()
        .forEach((name, value) -> text.append(String.format(Locale.ROOT, " %s %.2f", name, value)));
    return text.toString();
  }

  /**
   * As a map for JSON.
   *
   * @param model where it is
   * @param validation what there is to say about validations beside their values
   */
  public Map<String, Object> toMap(Path model, Map<String, Object> validation) {
    var map = new LinkedHashMap<String, Object>();
    map.put("model", model.toString());
    map.put("steps", result.steps());
    map.put("epochs", result.epochs());
    map.put("seconds", result.seconds());
    map.put("ended", result.reason().name().toLowerCase(Locale.ROOT));
    var best = new LinkedHashMap<String, Object>();
    best.put("step", result.bestStep());
    best.putAll(result.best());
    best.putAll(validation);
    map.put("validation", best);
    return map;
  }
}
