package dev.firth.cli.bert;

import ai.djl.ndarray.NDManager;
import dev.firth.cli.shell.Console;
import dev.firth.corpora.Corpus;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.DocumentPreparation;
import dev.firth.transformer.bert.data.PreparationOptions;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.pretrain.BertPretraining;
import dev.firth.transformer.bert.pretrain.PretrainingOptions;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** From a text to the folder of a model, however its weights are trained. */
record PretrainingJob(
    PretrainingFlags flags,
    PretrainingOptions options,
    PreparationOptions preparation,
    Learner learner) {
  /** Trains a model whose weights have begun. */
  @FunctionalInterface
  interface Learner {
    PretrainingResult train(
        BertPretraining pretraining,
        PreparedDocuments documents,
        BertForPretraining model,
        RunDirectory run,
        ProgressPrinter progress)
        throws IOException;
  }

  void run(Corpus learned, CommandSpec spec, Console console) throws IOException {
    try (Corpus judged = flags.text.openValid();
        ProgressPrinter progress = console.progress();
        RunDirectory run = flags.open(learned, spec)) {
      PreparedDocuments documents =
          DocumentPreparation.prepare(preparation, learned, judged, run.path(), progress);
      try (var pretraining = new BertPretraining(documents, options)) {
        var report = new PretrainingReport(console, flags.out);
        report.data(pretraining.report(), pretraining.baselines(), documents.notes(), progress);
        if (flags.plan) {
          report.planned(pretraining.report(), pretraining.baselines());
        } else {
          train(pretraining, documents, run, progress, report);
        }
      }
    }
  }

  private void train(
      BertPretraining pretraining,
      PreparedDocuments documents,
      RunDirectory run,
      ProgressPrinter progress,
      PretrainingReport report)
      throws IOException {
    flags.loop.engine.start();
    int vocabulary = VocabularyMark.of(documents.tokenizer()).size();
    BertOptions size =
        flags.shape.options(vocabulary, documents.special(), options.greatestLength());
    boolean pairs = options.examples().task() != SentenceTask.NONE;
    try (NDManager manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(size), pairs);
      model.initialize(manager, options.seed());
      flags.shape.begin(model.bert());
      PretrainingResult result = learner.train(pretraining, documents, model, run, progress);
      if (result.training().reason() == StopReason.STOPPED) {
        throw new InterruptedIOException("pretraining was interrupted; --resume goes on");
      }
      HuggingFaceWriter.write(flags.out, model, List.of());
      HuggingFaceWriter.write(flags.out, documents.tokenizer());
      report.ended(result, pretraining.report(), model);
    }
  }
}
