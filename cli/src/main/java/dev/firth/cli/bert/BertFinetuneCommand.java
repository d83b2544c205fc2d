package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.finetune.DownstreamTask;
import dev.firth.transformer.bert.finetune.FineTuning;
import dev.firth.transformer.bert.finetune.PretrainedModel;
import dev.firth.transformer.bert.finetune.QuestionAnswering;
import dev.firth.transformer.bert.finetune.TextClassification;
import dev.firth.transformer.bert.finetune.TextRegression;
import dev.firth.transformer.bert.finetune.TokenClassification;
import dev.firth.transformer.bert.finetune.data.Example;
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
      ".jsonl; tag: words with tags, CoNLL's form; qa: SQuAD's JSON. The weights with the best",
      "validation are kept; with several seeds, the best model.",
      ""
    },
    footer = {
      "",
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
      description = "classify, regress, tag or qa.")
  String task;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "Examples to learn from.")
  Path training;

  @Option(
      names = "--valid",
      required = true,
      paramLabel = "FILE",
      description = "Examples to choose the best weights by.")
  Path validation;

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
              + " recall, accuracy; f1, exactMatch (default: the first of each task).")
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

  @Mixin TuningFlags flags;

  @Override
  protected void run(Console console) throws IOException {
    if (tfIdf && !task.equals("classify")) {
      throw new UsageException("--tf-idf goes with --task classify alone");
    }
    flags.options(false, 1);
    SeedRuns.checkFree(out);
    flags.engine.start();
    switch (task) {
      case "classify" -> classify(console);
      case "regress" -> regress(console);
      case "tag" -> tag(console);
      case "qa" -> answer(console);
      default -> throw new UsageException("--task takes classify, regress, tag or qa, not " + task);
    }
  }

  private void classify(Console console) throws IOException {
    List<Example<TextInput, String>> known = texts(training);
    List<Example<TextInput, String>> asked = texts(validation);
    var report = new FinetuneReport(console, out, known.size(), asked.size());
    train(TextClassification.of(known), known, asked, TuningScore.ofLabels(), console, report);
    if (tfIdf) {
      report.tfIdf(TfIdfBaseline.score(known, asked));
    }
    report.print(task);
  }

  private void regress(Console console) throws IOException {
    List<Example<TextInput, Double>> known = TextRegression.examples(texts(training));
    List<Example<TextInput, Double>> asked = TextRegression.examples(texts(validation));
    var report = new FinetuneReport(console, out, known.size(), asked.size());
    train(new TextRegression(), known, asked, TuningScore.ofNumbers(), console, report);
    report.print(task);
  }

  private void tag(Console console) throws IOException {
    var known = TaggedTextReader.read(training);
    var asked = TaggedTextReader.read(validation);
    var report = new FinetuneReport(console, out, known.size(), asked.size());
    train(TokenClassification.of(known), known, asked, TuningScore.ofTags(), console, report);
    report.print(task);
  }

  private void answer(Console console) throws IOException {
    var known = SquadReader.read(training);
    var asked = SquadReader.read(validation);
    var report = new FinetuneReport(console, out, known.size(), asked.size());
    var questions = QuestionAnswering.of(known, stride);
    train(questions, known, asked, TuningScore.ofAnswers(), console, report);
    report.print(task);
  }

  private List<Example<TextInput, String>> texts(Path file) throws IOException {
    return LabelledTextReader.read(file, columns.columns(label));
  }

  private <X, Y, A> void train(
      DownstreamTask<X, Y, A> kind,
      List<Example<X, Y>> known,
      List<Example<X, Y>> asked,
      TuningScore<X, Y, A> usual,
      Console console,
      FinetuneReport report)
      throws IOException {
    TuningScore<X, Y, A> score = usual.deciding(metric);
    PretrainedModel model = PretrainedModel.open(pretrained);
    int length = flags.maxLength(model.options().positions());
    var tuning = new FineTuning<>(kind, model, known, asked, score, length);
    report.begin(kind.labels(), tuning.truncation(), length);
    var runs =
        new SeedRuns<>(
            tuning,
            score.measures(),
            flags,
            out,
            EffectiveOptions.of(UsedOptions.of(spec())),
            spec().root().commandLine().getParseResult().originalArgs());
    try (var progress = console.progress()) {
      report.pretrained(runs.train(false, progress));
      if (fromScratch) {
        report.fromScratch(runs.train(true, progress));
      }
    }
  }
}
