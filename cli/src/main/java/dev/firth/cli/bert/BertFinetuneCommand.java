package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.finetune.DownstreamTask;
import dev.firth.transformer.bert.finetune.FineTunedModel;
import dev.firth.transformer.bert.finetune.FineTuning;
import dev.firth.transformer.bert.finetune.MultipleChoice;
import dev.firth.transformer.bert.finetune.PretrainedModel;
import dev.firth.transformer.bert.finetune.QuestionAnswering;
import dev.firth.transformer.bert.finetune.TextClassification;
import dev.firth.transformer.bert.finetune.TextRegression;
import dev.firth.transformer.bert.finetune.TokenClassification;
import dev.firth.transformer.bert.finetune.data.ChoiceInput;
import dev.firth.transformer.bert.finetune.data.ChoiceReader;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Fold;
import dev.firth.transformer.bert.finetune.data.LabelledTextReader;
import dev.firth.transformer.bert.finetune.data.SquadReader;
import dev.firth.transformer.bert.finetune.data.TaggedTextReader;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth bert finetune}. */
@Command(
    name = "finetune",
    header = "Teach a pretrained BERT a task.",
    description = {
      "",
      "classify, regress: tab-separated columns with a header (or label, text, text), .csv or",
      ".jsonl; tag: words with tags, CoNLL's form; qa: SQuAD's JSON; choice: as classify, with",
      "columns choice1, choice2 and so on, and the right one's number from 0 as the label. The",
      "weights with the best validation are kept; with several seeds, the best model.",
      ""
    },
    footer = {
      "",
      "  firth bert finetune small --task classify --teacher reviews --train train.tsv \\",
      "      --valid dev.tsv --out small-reviews",
      "  firth bert finetune RUN --task classify --train train.tsv --valid dev.tsv \\",
      "      --out reviews --seeds 5 --from-scratch --tf-idf",
      "  firth bert finetune RUN --task tag --train train.conll --valid dev.conll --out names"
    })
final class BertFinetuneCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Folder of a pretrained model, Firth's or Hugging Face's.")
  Path pretrained;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "NAME",
      description = "classify, regress, tag, qa or choice.")
  String task;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "Examples to learn from.")
  Path training;

  @Mixin HeldOutFlags heldOut;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the new model; it must not exist, or be empty.")
  Path out;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "Column of the label (default: as --text-column).")
  String label;

  @Mixin TextColumnFlags columns;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "What decides: accuracy, macroF1, matthews; pearson, spearman, mse; f1, precision,"
              + " recall, accuracy; f1, exactMatch; accuracy (default: the first of each task).")
  String metric;

  @Option(
      names = "--stride",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "qa: tokens by which windows of long texts overlap (default: ${DEFAULT-VALUE}, half of"
              + " the usual --max-length; Firth).")
  int stride;

  @Option(
      names = "--from-scratch",
      description = "Also train the same network without pretraining, to compare (default: no).")
  boolean fromScratch;

  @Option(
      names = "--tf-idf",
      description =
          "classify: also score logistic regression on tf-idf weights, to compare (default: no).")
  boolean tfIdf;

  @Option(
      names = "--teacher",
      paramLabel = "FOLDER",
      description =
          "A larger model that was fine-tuned for the same task and labels, whose answers RUN"
              + " learns from, too (default: none).")
  Path teacher;

  @Mixin DistillationFlags distillation;

  @Mixin TuningFlags flags;

  @Override
  protected void run(Console console) throws IOException {
    if (tfIdf && !task.equals("classify")) {
      throw new UsageException("--tf-idf goes with --task classify alone");
    }
    if (teacher == null && distillation.isGiven()) {
      throw new UsageException(
          "a temperature and weights of distillation go with --teacher FOLDER");
    }
    heldOut.check(flags.seeds);
    flags.options(false, 1);
    TuningRuns.checkFree(out);
    flags.step.engine.start();
    switch (task) {
      case "classify" -> classify(console);
      case "regress" -> regress(console);
      case "tag" -> tag(console);
      case "qa" -> answer(console);
      case "choice" -> choose(console);
      default ->
          throw new UsageException(
              "--task takes classify, regress, tag, qa or choice, not " + task);
    }
  }

  private void classify(Console console) throws IOException {
    var known = texts(training);
    var folds = folds(known, this::texts);
    var kind = TextClassification.of(known);
    FinetuneReport report = train(kind, folds, TuningScore.ofLabels(), console);
    if (tfIdf) {
      report.tfIdf(TfIdfBaseline.score(folds));
    }
    report.print(task);
  }

  private void regress(Console console) throws IOException {
    var folds = folds(numbers(training), this::numbers);
    train(new TextRegression(), folds, TuningScore.ofNumbers(), console).print(task);
  }

  private void tag(Console console) throws IOException {
    var known = TaggedTextReader.read(training);
    var folds = folds(known, TaggedTextReader::read);
    train(TokenClassification.of(known), folds, TuningScore.ofTags(), console).print(task);
  }

  private void answer(Console console) throws IOException {
    var known = SquadReader.read(training);
    var kind = QuestionAnswering.of(known, stride);
    train(kind, folds(known, SquadReader::read), TuningScore.ofAnswers(), console).print(task);
  }

  private void choose(Console console) throws IOException {
    var known = choices(training);
    var kind = MultipleChoice.of(known);
    var folds = folds(known, this::choices);
    for (var example : folds.getFirst().validation()) {
      kind.check(example);
    }
    for (var example : folds.getFirst().test()) {
      kind.check(example);
    }
    train(kind, folds, TuningScore.ofChoices(), console).print(task);
  }

  private <X, Y> List<Fold<X, Y>> folds(List<Example<X, Y>> known, HeldOutFlags.Reader<X, Y> reader)
      throws IOException {
    return heldOut.folds(known, reader, flags.step.engine.seed());
  }

  private List<Example<TextInput, String>> texts(Path file) throws IOException {
    return LabelledTextReader.read(file, columns.columns(label));
  }

  private List<Example<TextInput, Double>> numbers(Path file) throws IOException {
    return TextRegression.examples(texts(file));
  }

  private List<Example<ChoiceInput, Integer>> choices(Path file) throws IOException {
    return ChoiceReader.read(file, columns.columns(label));
  }

  private <X, Y, A> FinetuneReport train(
      DownstreamTask<X, Y, A> kind,
      List<Fold<X, Y>> folds,
      TuningScore<X, Y, A> usual,
      Console console)
      throws IOException {
    TuningScore<X, Y, A> score = usual.deciding(metric);
    PretrainedModel model = flags.of(PretrainedModel.open(pretrained));
    int length = flags.maxLength(model.options().positions());
    TuningRuns.Tuning<X, Y, A> tuning =
        fold -> new FineTuning<>(kind, model, fold.training(), fold.validation(), score, length);
    if (teacher == null) {
      return train(kind, folds, score, tuning, length, console);
    }
    try (var known = FineTunedModel.load(teacher, kind)) {
      var weights = distillation.options(model.options().dim(), known.options().dim());
      return train(
          kind, folds, score, fold -> tuning.of(fold).distilling(known, weights), length, console);
    }
  }

  private <X, Y, A> FinetuneReport train(
      DownstreamTask<X, Y, A> kind,
      List<Fold<X, Y>> folds,
      TuningScore<X, Y, A> score,
      TuningRuns.Tuning<X, Y, A> tuning,
      int length,
      Console console)
      throws IOException {
    var runs =
        new TuningRuns<>(
            folds,
            tuning,
            score,
            flags,
            out,
            EffectiveOptions.of(UsedOptions.of(spec())),
            spec().root().commandLine().getParseResult().originalArgs());
    var report = new FinetuneReport(console, out, folds);
    report.begin(kind.labels(), runs.truncation(), length);
    try (var progress = console.progress()) {
      report.pretrained(runs.train(false, progress));
      if (fromScratch) {
        report.fromScratch(runs.train(true, progress));
      }
    }
    return report;
  }
}
