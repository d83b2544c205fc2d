package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.CheckpointOptions;
import dev.firth.seq2seq.train.FinalWeights;
import dev.firth.seq2seq.train.LinearSchedule;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingLoop;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.train.Validator;
import dev.firth.transformer.bert.train.BertTask;
import java.io.IOException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How a fine-tuned model learns: steps of so many rows, AdamW, a rate that rises and then falls.
 *
 * @param run where checkpoints and metrics go
 */
record TuningLoop(FineTuningOptions options, RunDirectory run, Progress progress) {
  /** Batches whose rows are sorted by length together. */
  private static final int WINDOW = 16;

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-6;

  /**
   * Trains.
   *
   * @param rateShares the share of the rate that a weight has, by its name
   * @param validator whose first measure decides which weights are the result; empty for those of
   *     the last step
   * @throws BadInputException if there is no example
   */
  TrainingResult run(
      BertTask learning,
      TaskExamples examples,
      ToDoubleFunction<String> rateShares,
      Optional<Validator> validator)
      throws IOException {
    try (var steps = new FinetuningTask(learning, examples, batches(), rateShares);
        var loop =
            new TrainingLoop(
                steps,
                new Adam(BETA_1, BETA_2, EPSILON, options.weightDecay(), true, false),
                schedule(steps.batches()),
                validator.stream().toList(),
                validator.map(this::judged).orElseGet(this::unjudged),
                run,
                progress)) {
      return loop.run();
    }
  }

  /** Rows alone count: a step is of so many, however long they are. */
  private BatchOptions batches() {
    return BatchOptions.defaults()
        .withMaxSentences(options.batch())
        .withMaxTokens(BatchOptions.NO_LIMIT)
        .withWindow((int) Math.min((long) WINDOW * options.batch(), BatchOptions.MAX_WINDOW))
        .withSeed(options.seed());
  }

  private LinearSchedule schedule(int batchesOfEpoch) {
    long steps = (long) options.epochs() * batchesOfEpoch;
    return new LinearSchedule(
        options.rate(), Math.min((long) (options.warmup() * steps), steps - 1), steps);
  }

  private TrainingOptions loop(TrainingLimits limits) {
    return TrainingOptions.of(limits)
        .withGreatestNorm(options.greatestNorm())
        .withDeterministic(options.deterministic());
  }

  private TrainingOptions judged(Validator validator) {
    return loop(TrainingLimits.ofEpochs(options.epochs()).withPatience(options.patience()))
        .withValidation(0, validator.measures().getFirst().name());
  }

  private TrainingOptions unjudged() {
    return loop(TrainingLimits.ofEpochs(options.epochs()))
        .withCheckpoints(CheckpointOptions.defaults().keeping(0, 0, FinalWeights.LAST));
  }
}
