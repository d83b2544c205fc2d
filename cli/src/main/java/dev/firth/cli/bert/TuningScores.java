package dev.firth.cli.bert;

import dev.firth.seq2seq.train.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The best values of trainings that are told together. */
final class TuningScores {
  private final List<String> names;
  private final List<Map<String, Object>> runs = new ArrayList<>();
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  /**
   * @param names of the measures
   */
  TuningScores(List<String> names) {
    this.names = names;
    names.forEach(name -> values.put(name, new ArrayList<>()));
  }

  /**
   * @param tested what the best weights reach on examples that chose nothing, if there are any
   */
  void add(TuningRun of, TrainingResult training, Map<String, Double> tested) {
    Map<String, Object> run = of.toMap();
    run.put("step", training.bestStep());
    run.put("seconds", training.seconds());
    for (String name : names) {
      double value = tested.getOrDefault(name, training.best().getOrDefault(name, Double.NaN));
      run.put(name, value);
      values.get(name).add(value);
    }
    runs.add(run);
  }

  double mean(String name) {
    return values.get(name).stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }

  /** The sample's standard deviation; 0 for one value. */
  double deviation(String name) {
    List<Double> all = values.get(name);
    double mean = mean(name);
    double squares = all.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return all.size() < 2 ? 0 : Math.sqrt(squares / (all.size() - 1));
  }

  List<String> names() {
    return names;
  }

  int count() {
    return runs.size();
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    for (String name : names) {
      var pair = new LinkedHashMap<String, Object>();
      pair.put("mean", mean(name));
      pair.put("deviation", deviation(name));
      map.put(name, pair);
    }
    map.put("runs", runs);
    return map;
  }
}
