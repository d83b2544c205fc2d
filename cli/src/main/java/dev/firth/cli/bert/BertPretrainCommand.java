package dev.firth.cli.bert;

import ai.djl.ndarray.NDManager;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.SameOptions;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.cli.training.EmbeddingStart;
import dev.firth.corpora.Corpus;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.DocumentPreparation;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.pretrain.BertPretraining;
import dev.firth.transformer.bert.pretrain.PretrainingOptions;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth bert pretrain}. */
@Command(
    name = "pretrain",
    header = "Pretrain a BERT on text.",
    description = {
      "",
      "Learns a vocabulary, cuts the text into documents and sentences, says what will go",
      "wrong, and trains: masked tokens are to be said, and pairs of segments told apart.",
      "Every figure stands beside what simple rules reach on the same held-out rows.",
      "RUN then is a folder as Hugging Face's programs read it, with options.json,",
      "metrics.jsonl and provenance.json.",
      ""
    },
    footer = {
      "",
      "  firth bert pretrain wiki.txt --size tiny --max-minutes 60 --out bert-tiny",
      "  firth bert pretrain wiki.txt --variant roberta --vocab-kind bytebpe --out roberta",
      "  firth bert pretrain wiki.txt --long-length 512 --epochs 5 --out bert --resume"
    })
final class BertPretrainCommand extends FirthCommand {
  /** Options that may differ between a run and its continuation. */
  private static final List<String> FREE_TO_CHANGE =
      List.of("resume", "plan", "threads", "save-minutes", "log-every", "valid-rows");

  @Mixin CorpusArgument corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "RUN",
      description = "The directory of the run, where the model is at the end.")
  Path out;

  @Mixin ModelShape shape;

  @Mixin DocumentTextOptions text;

  @Mixin RowOptions rows;

  @Mixin EmbeddingStart start;

  @Mixin PretrainingLoopOptions loop;

  @Option(
      names = "--resume",
      description = "Go on where RUN was cut off; begin if there is nothing (default: no).")
  boolean resume;

  @Option(
      names = "--plan",
      description =
          "Prepare the data in RUN, say what they look like and what simple rules reach, and stop"
              + " (default: no).")
  boolean plan;

  @Override
  protected void run(Console console) throws IOException {
    PretrainingOptions options = options();
    start.check(shape.embeddingDim());
    try (Corpus learned = corpus.open(text.strict.isGiven());
        Corpus judged = text.openValid();
        ProgressPrinter progress = console.progress();
        RunDirectory run = open(learned)) {
      var preparation = text.preparation(rows.maxLength, loop.engine.seed(), loop.engine.threads());
      PreparedDocuments documents =
          DocumentPreparation.prepare(preparation, learned, judged, run.path(), progress);
      try (var pretraining = new BertPretraining(documents, options)) {
        var report = new PretrainingReport(console, out);
        report.data(pretraining.report(), pretraining.baselines(), documents.notes(), progress);
        if (plan) {
          report.planned(pretraining.report(), pretraining.baselines());
        } else {
          train(pretraining, documents, options, run, progress, report);
        }
      }
    }
  }

  private PretrainingOptions options() {
    shape.check();
    long seed = loop.engine.seed();
    ExampleOptions examples = rows.examples(shape.usualPairs(), seed);
    return PretrainingOptions.of(loop.training())
        .withSeed(seed)
        .withData(examples, rows.masking(), loop.batchTokens)
        .withLongRows(rows.longLength, rows.longShare)
        .withRate(loop.rate, loop.warmup)
        .withOptimizer(loop.lamb(), loop.weightDecay)
        .withValidationRows(loop.validRows);
  }

  private RunDirectory open(Corpus learned) throws IOException {
    var options = EffectiveOptions.of(UsedOptions.of(spec()));
    if (resume && RunDirectory.isRun(out)) {
      RunDirectory run = RunDirectory.resume(out);
      try {
        SameOptions.require(run.options(), options, FREE_TO_CHANGE);
        return run;
      } catch (IOException | RuntimeException e) {
        run.close();
        throw e;
      }
    }
    List<String> command = spec().root().commandLine().getParseResult().originalArgs();
    return RunDirectory.create(
        out,
        options,
        Provenance.capture(loop.engine.seed(), "pytorch", command)
            .withCorpus(HashedFile.of(learned.files())));
  }

  private void train(
      BertPretraining pretraining,
      PreparedDocuments documents,
      PretrainingOptions options,
      RunDirectory run,
      ProgressPrinter progress,
      PretrainingReport report)
      throws IOException {
    loop.engine.start();
    int vocabulary = VocabularyMark.of(documents.tokenizer()).size();
    BertOptions size = shape.options(vocabulary, documents.special(), options.greatestLength());
    boolean pairs = options.examples().task() != SentenceTask.NONE;
    try (NDManager manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(size), pairs);
      model.initialize(manager, options.seed());
      shape.begin(model.bert());
      start
          .apply(model.bert().embeddings().tokens(), documents.tokenizer())
          .ifPresent(note -> progress.println("firth: " + note));
      PretrainingResult result = pretraining.train(model, run, resume, progress);
      if (result.training().reason() == StopReason.STOPPED) {
        throw new InterruptedIOException("pretraining was interrupted; --resume goes on");
      }
      HuggingFaceWriter.write(out, model, List.of());
      HuggingFaceWriter.write(out, documents.tokenizer());
      report.ended(result, pretraining.report(), model);
    }
  }
}
