package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.training.ResultOutput;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.EncodingCounts;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SamplerCounts;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.train.Validator;
import dev.firth.seq2seq.translate.TrainingObserver;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.tokenizers.words.Casing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Validates by BLEU, and tells what a training had to learn from and what it came to. */
final class TrainReport implements TrainingObserver {
  private final TranslateTrainCommand command;
  private final Console console;
  private PreparedCorpus corpus;
  private SamplerCounts batches;
  private long parameters;
  private String signature;

  TrainReport(TranslateTrainCommand command, Console console) {
    this.command = command;
    this.console = console;
  }

  @Override
  public void begin(EncoderDecoder model, PreparedCorpus text) throws IOException {
    command.loop.engine.start();
    corpus = text;
    command.start.apply(model.sourceEmbedding(), text.tokenizers().source()).ifPresent(this::tell);
    if (model.targetEmbedding() != model.sourceEmbedding()) {
      command
          .start
          .apply(model.targetEmbedding(), text.tokenizers().target())
          .ifPresent(this::tell);
    }
  }

  @Override
  public void prepared(PreparedCorpus text, SamplerCounts counts, long numbers) {
    batches = counts;
    parameters = numbers;
    text.notes().forEach(this::tell);
    tellLeftOut("training", text.trainCounts());
    tellLeftOut("validation", text.validCounts());
    if (counts.tooLong() > 0) {
      tell(
          "%,d more pairs are left out: longer than a batch of --batch-tokens %,d (the longest has %,d tokens)"
              .formatted(counts.tooLong(), command.pairs.batchTokens, counts.longest()));
    }
    tell(
        "learning from %,d pairs; %s; %,d parameters"
            .formatted(counts.kept(), vocabularies(), numbers));
  }

  private void tell(String line) {
    console.err().println("firth: " + line);
  }

  private void tellLeftOut(String what, EncodingCounts counts) {
    if (counts.leftOut() > 0) {
      List<String> reasons = new ArrayList<>();
      note(reasons, counts.tooLong(), "longer than --max-length " + command.pairs.maxLength);
      note(reasons, counts.empty(), "with an empty side");
      note(reasons, counts.reserved(), "with a token that only batches may hold");
      tell(
          "%,d of %,d pairs for %s are left out: %s"
              .formatted(counts.leftOut(), counts.read(), what, String.join(", ", reasons)));
    }
    for (EncodingCounts.Side side : counts.sides()) {
      StrictOption.warn(console, side.brokenBytes());
    }
  }

  private static void note(List<String> reasons, long count, String reason) {
    if (count > 0) {
      reasons.add(String.format(Locale.ROOT, "%,d %s", count, reason));
    }
  }

  private String vocabularies() {
    int source = corpus.tokenizers().source().size();
    int target = corpus.tokenizers().target().size();
    return corpus.tokenizers().joint()
        ? "%,d tokens for both languages".formatted(source)
        : "%,d and %,d tokens".formatted(source, target);
  }

  @Override
  public List<Validator> validators(TranslationModel model) throws IOException {
    if (command.validBeam == 0) {
      return List.of();
    }
    var lines = ParallelLines.read(command.pairs.validSource, command.pairs.validTarget);
    var search =
        TranslationOptions.defaults()
            .withBeam(BeamOptions.defaults().withBeam(command.validBeam, 1));
    boolean lower = corpus.forms().target().options().casing() == Casing.LOWER;
    var validator = new BleuValidator(lower, model, lines.sources(), lines.targets(), search);
    signature = validator.signature();
    return List.of(validator);
  }

  /** Prints the result. */
  void ended(TrainingResult result) {
    if (console.json()) {
      console.printJson(toMap(result));
      return;
    }
    console.out().println(new ResultOutput(result).line());
    if (signature != null) {
      console.out().println(signature);
    }
    console
        .out()
        .println("model in " + console.strong(command.run.out().toString()) + ". Try next:");
    console.out().println("  firth translate run " + command.run.out() + " FILE");
  }

  private Map<String, Object> toMap(TrainingResult result) {
    var map =
        new ResultOutput(result)
            .toMap(command.run.out(), Collections.singletonMap("signature", signature));
    map.put("parameters", parameters);
    map.put("pairs", batches.kept());
    map.put("tooLongForBatches", batches.tooLong());
    map.put("text", corpus.toMap());
    return map;
  }
}
