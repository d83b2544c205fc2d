package dev.firth.cli.vectors;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.train.EpochReport;
import dev.firth.embeddings.train.TrainingListener;
import dev.firth.eval.vectors.AnalogyEvaluation;
import dev.firth.eval.vectors.AnalogyOptions;
import dev.firth.eval.vectors.AnalogyQuestions;
import dev.firth.eval.vectors.CaseFold;
import dev.firth.eval.vectors.DenseWordSpace;
import dev.firth.eval.vectors.SimilarityEvaluation;
import dev.firth.eval.vectors.SimilarityOptions;
import dev.firth.eval.vectors.SimilarityPairs;
import dev.firth.runs.MetricsLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes a line to the metrics log after each epoch: the losses, and scores if wanted. */
final class EpochLog implements TrainingListener {
  private final MetricsLog metrics;
  private final Consumer<String> notes;
  private final AnalogyEvaluation analogyEvaluation;
  private final SimilarityEvaluation similarityEvaluation;
  private final List<AnalogyQuestions> questions = new ArrayList<>();
  private final List<SimilarityPairs> pairs = new ArrayList<>();

  /**
   * @param notes gets a line when a run goes on
   * @throws dev.firth.runs.BadInputException if a file of questions or pairs is none
   */
  EpochLog(MetricsLog metrics, RunOptions options, Consumer<String> notes) throws IOException {
    this.metrics = metrics;
    this.notes = notes;
    this.analogyEvaluation =
        new AnalogyEvaluation(AnalogyOptions.computeAccuracy(options.restrict));
    this.similarityEvaluation =
        new SimilarityEvaluation(SimilarityOptions.defaults().withCaseFold(CaseFold.ASCII));
    for (Path file : options.analogies) {
      questions.add(AnalogyQuestions.read(file));
    }
    for (Path file : options.similarity) {
      pairs.add(SimilarityPairs.read(file));
    }
  }

  @Override
  public void resumed(long words) {
    resumed(words, "words");
  }

  /** Tells the user that a run goes on. */
  void resumed(long done, String unit) {
    notes.accept(String.format(Locale.ROOT, "firth: going on after %,d %s", done, unit));
  }

  @Override
  public void epochEnded(EpochReport report) throws IOException {
    log(report.epoch(), report.loss(), report.heldOutLoss(), report.vectors());
  }

  /**
   * Writes the line of an epoch.
   *
   * @param vectors are asked for only if there is something to score
   */
  void log(int epoch, double loss, OptionalDouble heldOutLoss, Supplier<WordVectors> vectors)
      throws IOException {
    var line = new LinkedHashMap<String, Object>();
    line.put("epoch", epoch);
    line.put("loss", loss);
    heldOutLoss.ifPresent(value -> line.put("heldOutLoss", value));
    if (!questions.isEmpty() || !pairs.isEmpty()) {
      addScores(new DenseWordSpace(vectors.get()), line);
    }
    metrics.log(line);
  }

  private void addScores(DenseWordSpace space, Map<String, Object> line) {
    if (!questions.isEmpty()) {
      var results = questions.stream().map(set -> analogyEvaluation.evaluate(space, set)).toList();
      line.put("analogy", ScoreOutput.analogies(results).get("accuracy"));
    }
    if (!pairs.isEmpty()) {
      line.put("similarity", spearman(space));
    }
  }

  private Map<String, Double> spearman(DenseWordSpace space) {
    var scores = new LinkedHashMap<String, Double>();
    for (var set : pairs) {
      var result = similarityEvaluation.evaluate(space, set);
      scores.put(result.set(), result.spearman());
    }
    return scores;
  }
}
