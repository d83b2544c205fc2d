package dev.firth.cli.bert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One of several trainings that are told together.
 *
 * @param folds how many there are
 * @param fold that it is judged by, from 0
 */
record TuningRun(int folds, int fold, long seed) {
  /** A training for each fold, or for each seed. */
  static List<TuningRun> all(int folds, int seeds, long firstSeed) {
    return IntStream.range(0, folds * seeds)
        .mapToObj(i -> new TuningRun(folds, i / seeds, firstSeed + i % seeds))
        .toList();
  }

  /** Of its run directory. */
  String name(boolean fromScratch) {
    String kind = fromScratch ? "scratch-" : folds > 1 ? "" : "seed-";
    return kind + (folds > 1 ? "fold-" + (fold + 1) : Long.toString(seed));
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    if (folds > 1) {
      map.put("fold", fold + 1);
    }
    map.put("seed", seed);
    return map;
  }
}
