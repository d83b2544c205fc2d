package dev.firth.cli.lm;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.training.ResultOutput;
import dev.firth.seq2seq.data.EncodingCounts;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.transformer.lm.LearnedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what a neural language model had to learn from and what it came to. */
final class NeuralReport {
  private final LmTrainNeuralCommand command;
  private final Console console;
  private LearnedText learned;

  NeuralReport(LmTrainNeuralCommand command, Console console) {
    this.command = command;
    this.console = console;
  }

  /** Called before training begins. */
  void prepared(LearnedText text) {
    command.loop.engine.start();
    learned = text;
    text.text().notes().forEach(this::tell);
    tellLeftOut("the text", text.text().textCounts());
    text.text().heldOutCounts().ifPresent(counts -> tellLeftOut("--valid", counts));
    if (text.cutLines() > 0) {
      tell(
          "%,d lines are longer than --context %,d: they are learned in pieces, %,d of all %,d lines"
              .formatted(
                  text.cutLines(),
                  command.model.context,
                  text.pieces(),
                  text.lines() + text.heldOutLines()));
    }
    tell(
        "learning from %,d lines (%,d tokens), %,d held out; %,d tokens in the vocabulary; %,d parameters"
            .formatted(
                text.lines(),
                text.tokens(),
                text.heldOutLines(),
                text.text().tokenizer().size(),
                text.parameters()));
  }

  private void tell(String line) {
    console.err().println("firth: " + line);
  }

  private void tellLeftOut(String what, EncodingCounts counts) {
    if (counts.leftOut() > 0) {
      List<String> reasons = new ArrayList<>();
      note(reasons, counts.tooLong(), "longer than a megabyte");
      note(reasons, counts.reserved(), "with a token that only batches may hold");
      tell(
          "%,d of %,d lines of %s are left out: %s"
              .formatted(counts.leftOut(), counts.read(), what, String.join(", ", reasons)));
    }
    counts.sides().forEach(side -> StrictOption.warn(console, side.brokenBytes()));
  }

  private static void note(List<String> reasons, long count, String reason) {
    if (count > 0) {
      reasons.add(String.format(Locale.ROOT, "%,d %s", count, reason));
    }
  }

  /** Prints the result. */
  void ended(TrainingResult result) {
    var output = new ResultOutput(result);
    if (console.json()) {
      var map = output.toMap(command.run.out(), Map.of("unit", "token"));
      map.put("parameters", learned.parameters());
      map.put("text", learned.toMap());
      console.printJson(map);
      return;
    }
    console.out().println(output.line() + " per token");
    console
        .out()
        .println("model in " + console.strong(command.run.out().toString()) + ". Try next:");
    console.out().println("  firth lm sample " + command.run.out());
    console.out().println("  firth lm score " + command.run.out() + " FILE");
  }
}
