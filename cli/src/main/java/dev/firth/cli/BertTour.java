package dev.firth.cli;

import ai.djl.ndarray.NDManager;
import dev.firth.cli.shell.Console;
import dev.firth.corpora.Corpus;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.engine.Torch;
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
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.masking.MaskingOptions;
import dev.firth.transformer.bert.pretrain.BertPretraining;
import dev.firth.transformer.bert.pretrain.PretrainingOptions;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The quickstart for BERT: short tales, a small model that learns to fill gaps and to tell what
 * follows, and what that is worth where only few texts have labels.
 */
final class BertTour {
  /** All the minutes of training go to pretraining but for these. */
  private static final double TUNING_SHARE = 0.15;

  private static final int LENGTH = 32;
  private static final int VOCABULARY = 400;
  private static final double HELD_OUT = 0.1;
  private static final String MASKED = "The queen sleeps in the [MASK].";
  private static final int FILLED = 4;

  private final Path folder;
  private final int threads;
  private final long seed;
  private final double minutes;

  /**
   * @param minutes of training
   */
  BertTour(Path folder, int threads, long seed, double minutes) {
    this.folder = folder;
    this.threads = threads;
    this.seed = seed;
    this.minutes = minutes;
  }

  void run(Console console, Progress progress) throws IOException {
    long start = System.nanoTime();
    Torch.setThreads(threads);
    var files = BertTourFiles.write(folder.resolve("tales"), seed);
    Path model = folder.resolve("bert");
    var report = new BertTourReport(model, files);
    pretrain(model, files.text(), report, progress);
    report.fineTuned(
        new BertTourThemes(files, model, folder.resolve("themes"), seed).compare(progress));
    report.print(console, (System.nanoTime() - start) * 1e-9);
  }

  private void pretrain(Path model, Path text, BertTourReport report, Progress progress)
      throws IOException {
    var provenance =
        Provenance.capture(seed, "pytorch", List.of("quickstart"))
            .withCorpus(HashedFile.of(List.of(text)));
    try (var run = RunDirectory.create(model, EffectiveOptions.none(), provenance);
        var corpus = Corpus.of(text)) {
      PreparedDocuments documents =
          DocumentPreparation.prepare(preparation(), corpus, null, model, progress);
      try (var pretraining = new BertPretraining(documents, options())) {
        pretrain(pretraining, documents, run, report, progress);
      }
    }
  }

  private void pretrain(
      BertPretraining pretraining,
      PreparedDocuments documents,
      RunDirectory run,
      BertTourReport report,
      Progress progress)
      throws IOException {
    try (NDManager manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(size(documents.tokenizer().size())), true);
      model.initialize(manager, seed);
      PretrainingResult result = pretraining.train(model, run, false, progress);
      HuggingFaceWriter.write(run.path(), model, List.of());
      HuggingFaceWriter.write(run.path(), documents.tokenizer());
      try (var reader = new BertModel(documents.tokenizer(), model)) {
        report.pretrained(result, MASKED, reader.fillMask(MASKED, FILLED).getFirst());
      }
    }
  }

  private PreparationOptions preparation() {
    return PreparationOptions.of(DocumentOptions.defaults().withHeldOut(HELD_OUT, seed))
        .withVocabulary(TokenizerKind.WORDPIECE, VOCABULARY, false);
  }

  private PretrainingOptions options() {
    var limits =
        new TrainingLimits(
            TrainingLimits.NO_LIMIT,
            TrainingLimits.NO_LIMIT,
            minutes * (1 - TUNING_SHARE),
            TrainingLimits.NO_LIMIT);
    var loop =
        TrainingOptions.of(limits)
            .withGreatestNorm(1)
            .withValidation(0, "mlmLoss")
            .withCheckpoints(
                new CheckpointOptions(
                    TrainingLimits.NO_LIMIT, Double.POSITIVE_INFINITY, 0, 0, FinalWeights.LAST));
    return PretrainingOptions.of(loop)
        .withSeed(seed)
        .withData(
            ExampleOptions.defaults().withMaxLength(LENGTH).withSeed(seed),
            MaskingOptions.defaults(),
            2048)
        .withRate(1.5e-3, 0.1);
  }

  private static BertOptions size(int vocabulary) {
    return new BertOptions.Builder(vocabulary)
        .size(2, 128, 4, 256)
        .positions(LENGTH, 0)
        .dropout(0, 0)
        .deviation(0.1)
        .build();
  }
}
