package dev.firth.transformer.bert.finetune;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.EarlyExitClassifier;
import dev.firth.transformer.bert.train.BertTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Self-distillation (FastBERT, Liu et al. 2020): small classifiers between the layers of a
 * fine-tuned model learn to say of texts what its last layer says. Labels are not needed; the
 * fine-tuned weights stay as they are.
 */
public final class EarlyExitTraining {
  private EarlyExitTraining() {}

  /** Those of fine-tuning with a greatest rate of 1e-3, as the exits are small and begin anew. */
  public static FineTuningOptions defaults() {
    FineTuningOptions usual = FineTuningOptions.defaults();
    return usual.withEpochs(usual.epochs(), 1e-3);
  }

  /**
   * Trains the early exits of a model that {@link FineTunedModel#write} wrote.
   *
   * @param folder stays as it is until {@link EarlyExitModel#write}
   * @param options those about layers, patience and first weights mean nothing here
   * @param run where checkpoints and metrics go
   * @throws BadInputException if a file is missing or damaged, or there is no text
   * @throws UsageException if the folder is of another task than classification, or the model has
   *     one layer
   */
  public static TrainedExits train(
      Path folder,
      List<TextInput> texts,
      FineTuningOptions options,
      RunDirectory run,
      Progress progress)
      throws IOException {
    EarlyExitModel.requireClassifier(folder);
    FineTunedModel<TextInput, LabelAnswer> trained =
        FineTunedModel.load(folder, TextClassification.class);
    NDManager own = Torch.manager().newSubManager();
    try {
      EarlyExitClassifier network = EarlyExitModel.network(trained, folder);
      network.initialize(own, options.seed());
      List<TaskRow> rows = texts.stream().map(trained.encoder()::text).toList();
      TrainingResult result =
          train(network, new TextRows(rows, trained.encoder().options()), options, run, progress);
      return new TrainedExits(
          new EarlyExitModel(trained, network, own), result, TruncationCounts.of(rows));
    } catch (IOException | RuntimeException e) {
      own.close();
      trained.close();
      throw e;
    }
  }

  private static TrainingResult train(
      EarlyExitClassifier network,
      TextRows rows,
      FineTuningOptions options,
      RunDirectory run,
      Progress progress)
      throws IOException {
    try (var learning = BertTask.earlyExits(network, options.seed())) {
      return new TuningLoop(options, run, progress)
          .run(learning, rows, weight -> 1, Optional.empty());
    }
  }
}
