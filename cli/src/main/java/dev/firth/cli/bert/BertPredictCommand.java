package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.InputBatch;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.cli.training.EngineOptions;
import dev.firth.transformer.bert.finetune.DownstreamTask;
import dev.firth.transformer.bert.finetune.EarlyExitModel;
import dev.firth.transformer.bert.finetune.FineTunedModel;
import dev.firth.transformer.bert.finetune.MultipleChoice;
import dev.firth.transformer.bert.finetune.QuestionAnswering;
import dev.firth.transformer.bert.finetune.TextClassification;
import dev.firth.transformer.bert.finetune.TextRegression;
import dev.firth.transformer.bert.finetune.TokenClassification;
import dev.firth.transformer.bert.finetune.data.ChoiceReader;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.LabelledTextReader;
import dev.firth.transformer.bert.finetune.data.SquadReader;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth bert predict}: what a fine-tuned model says, input by input, in their order. */
@Command(
    name = "predict",
    header = "Ask a fine-tuned BERT.",
    description = {
      "",
      "classify, regress: a text a line, a tab between the two of a pair, or columns;",
      "tag: a sentence a line, words between blanks; choice: columns with a header, or objects",
      "a line, as for training; qa: SQuAD's JSON; right answers are not needed.",
      ""
    },
    footer = {
      "",
      "A line of output is 'label TAB probability' (with --uncertainty also 'TAB layers'), a",
      "number, 'word TAB tag' with an empty line behind a sentence, 'number TAB choice TAB",
      "probability', the first choice being 0, or 'id TAB answer'; with --json an object an",
      "input.",
      "",
      "  firth bert predict reviews texts.txt --json",
      "  firth bert predict reviews test.tsv --text-column sentence",
      "  firth bert predict reviews texts.txt --uncertainty 0.3"
    })
final class BertPredictCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "Folder of a fine-tuned model.")
  Path folder;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Inputs; - is standard input (default: ${DEFAULT-VALUE}).")
  Path file;

  @Mixin TextColumnFlags columns;

  @Option(
      names = "--uncertainty",
      paramLabel = "X",
      description =
          "classify: answer behind the first layer whose early exit ('firth bert exits') is less"
              + " uncertain than this, from 0, all layers, to 1, about one (default: all layers,"
              + " without exits).")
  Double uncertainty;

  @Mixin EngineOptions engine;

  @Override
  protected void run(Console console) throws IOException {
    if (uncertainty != null) {
      EarlyExitModel.checkUncertainty(uncertainty);
    }
    engine.start();
    var output = new AnswerOutput(console);
    if (uncertainty == null) {
      predict(FineTunedModel.task(folder), output, console);
    } else {
      exit(output, console);
    }
    output.warnOfCuts();
  }

  private void exit(AnswerOutput output, Console console) throws IOException {
    try (var model = EarlyExitModel.load(folder)) {
      texts(texts -> model.predict(texts, uncertainty), output::exited, console);
    }
  }

  private void predict(DownstreamTask<?, ?, ?> task, AnswerOutput output, Console console)
      throws IOException {
    switch (task) {
      case TextClassification ignored -> {
        try (var model = FineTunedModel.load(folder, TextClassification.class)) {
          texts(model::predict, output::label, console);
        }
      }
      case TextRegression ignored -> {
        try (var model = FineTunedModel.load(folder, TextRegression.class)) {
          texts(model::predict, output::number, console);
        }
      }
      case TokenClassification ignored -> {
        try (var model = FineTunedModel.load(folder, TokenClassification.class)) {
          lines(model::predict, BertPredictCommand::words, output::tags, console);
        }
      }
      case MultipleChoice ignored -> {
        try (var model = FineTunedModel.load(folder, MultipleChoice.class)) {
          print(
              model::predict,
              inputs(ChoiceReader.readTexts(file, columns.columns(null))),
              output::choice);
        }
      }
      case QuestionAnswering ignored -> {
        try (var model = FineTunedModel.load(folder, QuestionAnswering.class)) {
          print(model::predict, inputs(SquadReader.read(file)), output::span);
        }
      }
    }
  }

  private <A> void texts(
      Function<List<TextInput>, List<A>> model, BiConsumer<TextInput, A> output, Console console)
      throws IOException {
    if (columns.isGiven()) {
      print(model, inputs(LabelledTextReader.readTexts(file, columns.columns(null))), output);
    } else {
      lines(model, BertPredictCommand::text, output, console);
    }
  }

  private static <X> List<X> inputs(List<? extends Example<X, ?>> examples) {
    return examples.stream().<X>map(Example::input).toList();
  }

  private static TextInput text(String line) {
    int tab = line.indexOf('\t');
    return tab < 0
        ? TextInput.of(line)
        : TextInput.of(line.substring(0, tab), line.substring(tab + 1));
  }

  private static List<String> words(String line) {
    return line.isBlank() ? List.of() : Arrays.asList(line.strip().split("\\s+"));
  }

  private <X, A> void lines(
      Function<List<X>, List<A>> model,
      Function<String, X> input,
      BiConsumer<X, A> output,
      Console console)
      throws IOException {
    try (var lines = InputLines.open(file, console)) {
      InputBatch batch;
      while ((batch = lines.next()) != null) {
        print(model, batch.lines().stream().map(InputLine::text).map(input).toList(), output);
      }
    }
  }

  private static <X, A> void print(
      Function<List<X>, List<A>> model, List<X> inputs, BiConsumer<X, A> output) {
    List<A> answers = model.apply(inputs);
    for (int i = 0; i < answers.size(); i++) {
      output.accept(inputs.get(i), answers.get(i));
    }
  }
}
