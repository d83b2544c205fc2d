package dev.firth.cli.bert;

import ai.djl.ndarray.NDManager;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.data.PreparationOptions;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.exchange.Family;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.pretrain.BertPretraining;
import dev.firth.transformer.bert.pretrain.PretrainingOptions;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import dev.firth.transformer.bert.train.DistillationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth bert distill}. */
@Command(
    name = "distill",
    header = "Pretrain a small BERT with the answers of a larger one.",
    description = {
      "",
      "As 'firth bert pretrain', but the student learns from three things, as DistilBERT",
      "(Sanh et al. 2019): the right answers, those of the teacher at a temperature, and its",
      "last hidden states. The tokenizer is the teacher's. RUN then is a folder as Hugging",
      "Face's programs read it, to be fine-tuned like any other.",
      ""
    },
    footer = {
      "",
      "  firth bert distill bert-base wiki.txt --size tiny --max-minutes 60 --out small",
      "  firth bert distill bert-base wiki.txt --size 6x768 --hidden-weight 1 --out half"
    })
final class BertDistillCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "TEACHER",
      description = "Folder of a pretrained model, Firth's or Hugging Face's.")
  Path teacher;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "CORPUS",
      description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Mixin PretrainingFlags flags;

  @Mixin DistillationFlags weights;

  @Override
  protected void run(Console console) throws IOException {
    PretrainingOptions options = flags.options(usualPairs());
    DistillationOptions learned = learned(options.examples().task());
    var job =
        new PretrainingJob(
            flags,
            options,
            PreparationOptions.of(flags.reading()).withTokenizer(teacher),
            (pretraining, documents, student, run, progress) ->
                distill(pretraining, student, learned, run, progress));
    try (Corpus texts = Corpus.of(corpus).strict(flags.text.strict.isGiven())) {
      job.run(texts, spec(), console);
    }
  }

  /** What the teacher was asked, if the student's variant is asked anything. */
  private SentenceTask usualPairs() throws IOException {
    SentenceTask ofVariant = flags.shape.usualPairs();
    try (var files = HuggingFaceFolder.open(teacher)) {
      if (!files.hasSentenceHead() || ofVariant == SentenceTask.NONE) {
        return SentenceTask.NONE;
      }
      boolean order = files.config().family() == Family.ALBERT;
      return order ? SentenceTask.SENTENCE_ORDER : SentenceTask.NEXT_SENTENCE;
    }
  }

  /** What counts how much; tells early, before minutes of preparation, what cannot be taught. */
  private DistillationOptions learned(SentenceTask pairs) throws IOException {
    try (var files = HuggingFaceFolder.open(teacher)) {
      if (!files.hasMaskedLanguageHead()) {
        throw new BadInputException(
            teacher + " has no head for masked tokens: name a pretrained model, not a fine-tuned");
      }
      if (pairs != SentenceTask.NONE && !files.hasSentenceHead()) {
        throw new UsageException(teacher + " has no head for pairs of segments: leave --pairs out");
      }
      return weights.options(flags.shape.dim(), files.config().options().dim());
    }
  }

  private PretrainingResult distill(
      BertPretraining pretraining,
      BertForPretraining student,
      DistillationOptions learned,
      RunDirectory run,
      ProgressPrinter progress)
      throws IOException {
    try (NDManager manager = Torch.manager().newSubManager();
        var files = HuggingFaceFolder.open(teacher)) {
      var large = new BertForPretraining(new Bert(files.config().options()), student.sentences());
      files.load(large, manager);
      return pretraining.distill(student, large, learned, run, flags.resume, progress);
    }
  }
}
