package dev.firth.seq2seq.train;

import dev.firth.runs.MetricsLog;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a training tells: a line of the metrics every so many steps, and progress at every step. */
final class TrainingLog {
  private final MetricsLog metrics;
  private final Progress.Task progress;
  private final Supplier<Map<String, Double>> measures;
  private final long every;
  private final long firstStep;

  // Since the last line.
  private double loss;
  private double negativeLogLikelihood;
  private double gradientNorms;
  private long tokens;
  private long steps;
  private double seconds;

  /**
   * @param measures of the task since they were last asked for
   * @param every how many steps a line is about
   * @param firstStep that was done before this run of the program
   */
  TrainingLog(
      MetricsLog metrics,
      Progress.Task progress,
      Supplier<Map<String, Double>> measures,
      long every,
      long firstStep) {
    this.metrics = metrics;
    this.progress = progress;
    this.measures = measures;
    this.every = every;
    this.firstStep = firstStep;
  }

  /** Takes note of a step, from 1. */
  void step(long step, long epoch, double rate, StepLoss cost, double secondsTaken)
      throws IOException {
    loss += cost.loss();
    negativeLogLikelihood += cost.negativeLogLikelihood();
    gradientNorms += cost.gradientNorm();
    tokens += cost.tokens();
    steps++;
    seconds += secondsTaken;
    progress.done(step - firstStep);
    progress.measure("loss", cost.loss() / cost.tokens());
    progress.measure("lr", rate);
    if (step % every == 0) {
      write(step, epoch, rate);
    }
  }

  private void write(long step, long epoch, double rate) throws IOException {
    Map<String, Object> line = line(step, epoch);
    line.put("loss", loss / tokens);
    line.put("perplexity", Math.exp(negativeLogLikelihood / tokens));
    line.put("lr", rate);
    line.put("gradientNorm", gradientNorms / steps);
    line.put("tokensPerSecond", tokens / seconds);
    Map<String, Double> ofTask = measures.get();
    line.putAll(ofTask);
    ofTask.forEach(progress::measure);
    metrics.log(line);
    loss = negativeLogLikelihood = gradientNorms = seconds = 0;
    tokens = steps = 0;
  }

  /** Takes note of a validation. */
  void validated(long step, long epoch, Map<String, Double> values, boolean isBest)
      throws IOException {
    Map<String, Object> line = line(step, epoch);
    line.put("validation", values);
    line.put("best", isBest);
    metrics.log(line);
    values.forEach((name, value) -> progress.measure("valid " + name, value));
  }

  /** Takes note of something that happens rarely, such as an end. */
  void event(long step, long epoch, String what, Object detail) throws IOException {
    Map<String, Object> line = line(step, epoch);
    line.put(what, detail);
    metrics.log(line);
  }

  private static Map<String, Object> line(long step, long epoch) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("epoch", epoch);
    return line;
  }
}
