package dev.firth.transformer.bert.pretrain;

import ai.djl.ndarray.NDManager;
import dev.firth.corpora.Corpus;
import dev.firth.corpora.almanac.Almanac;
import dev.firth.corpora.almanac.AlmanacForm;
import dev.firth.corpora.almanac.AlmanacOptions;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.train.CheckpointOptions;
import dev.firth.seq2seq.train.FinalWeights;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.DocumentOptions;
import dev.firth.transformer.bert.data.DocumentPreparation;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.data.PreparationOptions;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.masking.MaskingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small pretrainings on the Almanac. */
public final class AlmanacRun {
  static final int LENGTH = 64;

  private AlmanacRun() {}

  /** Documents of so many words, cut and encoded in a folder. */
  static PreparedDocuments prepare(Path folder, long words, int vocabulary) throws IOException {
    Files.createDirectories(folder);
    Path text = folder.resolve("almanac.txt");
    new Almanac(AlmanacOptions.defaults().withForm(AlmanacForm.PROSE).withTokens(words))
        .write(text);
    // Of a few documents a small share may be none.
    return prepare(folder, text, vocabulary, words < 10_000 ? 0.3 : 0.05);
  }

  public static PreparedDocuments prepare(Path folder, Path text, int vocabulary, double heldOut)
      throws IOException {
    var options =
        PreparationOptions.of(
                DocumentOptions.defaults().withMaxSentence(60).withHeldOut(heldOut, 1))
            .withVocabulary(TokenizerKind.WORDPIECE, vocabulary, false);
    return DocumentPreparation.prepare(options, Corpus.of(text), null, folder, Progress.none());
  }

  /** Options of a training of so many steps. */
  public static PretrainingOptions options(long steps) {
    var loop =
        TrainingOptions.of(TrainingLimits.ofSteps(steps))
            .withGreatestNorm(1)
            .withValidation(0, "mlmLoss")
            .withCheckpoints(
                new CheckpointOptions(4, Double.POSITIVE_INFINITY, 0, 0, FinalWeights.LAST))
            .withLogEvery(10)
            .withDeterministic(true);
    return PretrainingOptions.of(loop)
        .withData(ExampleOptions.defaults().withMaxLength(LENGTH), MaskingOptions.defaults(), 2048)
        .withRate(2e-3, 0.1)
        .withValidationRows(200);
  }

  /** A new model of two layers of 64 dimensions. */
  static BertForPretraining model(
      PreparedDocuments documents, PretrainingOptions options, double dropout, NDManager manager) {
    return model(documents, options, dropout, 0.02, manager);
  }

  /**
   * The same.
   *
   * @param deviation of the weights at the beginning
   */
  static BertForPretraining model(
      PreparedDocuments documents,
      PretrainingOptions options,
      double dropout,
      double deviation,
      NDManager manager) {
    return model(
        options, sized(documents, 2).dropout(dropout, dropout).deviation(deviation), manager);
  }

  /** A shape of so many layers of 64 dimensions, without dropout. */
  static BertOptions.Builder sized(PreparedDocuments documents, int layers) {
    return new BertOptions.Builder(documents.tokenizer().size())
        .size(layers, 64, 2, 256)
        .positions(LENGTH, 0)
        .dropout(0, 0);
  }

  /** A new model of a shape. */
  static BertForPretraining model(
      PretrainingOptions options, BertOptions.Builder shape, NDManager manager) {
    boolean pairs = options.examples().task() != SentenceTask.NONE;
    var model = new BertForPretraining(new Bert(shape.build()), pairs);
    model.initialize(manager, options.seed());
    return model;
  }

  /** A run's directory, new or that of a run before. */
  public static RunDirectory directory(Path path) throws IOException {
    return RunDirectory.isRun(path)
        ? RunDirectory.resume(path)
        : RunDirectory.create(
            path, EffectiveOptions.none(), Provenance.capture(1, "pytorch", List.of()));
  }
}
