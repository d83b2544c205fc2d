package dev.firth.cli.bert;

import dev.firth.cli.shell.SameOptions;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.corpora.Corpus;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.transformer.bert.data.DocumentOptions;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.pretrain.PretrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What pretraining takes, with a teacher or without. */
final class PretrainingFlags {
  /** Options that may differ between a run and its continuation. */
  private static final List<String> FREE_TO_CHANGE =
      List.of("resume", "plan", "threads", "save-minutes", "log-every", "valid-rows");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "RUN",
      description = "The directory of the run, where the model is at the end.")
  Path out;

  @Mixin ModelShape shape;

  @Mixin DocumentTextOptions text;

  @Mixin RowOptions rows;

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

  /**
   * The options of the training.
   *
   * @param usualPairs what rows ask about pairs if nothing was said
   */
  PretrainingOptions options(SentenceTask usualPairs) {
    shape.check();
    long seed = loop.engine.seed();
    return PretrainingOptions.of(loop.training())
        .withSeed(seed)
        .withData(rows.examples(usualPairs, seed), rows.masking(), loop.batchTokens)
        .withLongRows(rows.longLength, rows.longShare)
        .withRate(loop.rate, loop.warmup)
        .withOptimizer(loop.lamb(), loop.weightDecay)
        .withValidationRows(loop.validRows);
  }

  /** How the text is read. */
  DocumentOptions reading() {
    return text.reading(rows.maxLength, loop.engine.seed(), loop.engine.threads());
  }

  /** Begins the run, or goes on with it. */
  RunDirectory open(Corpus learned, CommandSpec spec) throws IOException {
    var options = EffectiveOptions.of(UsedOptions.of(spec));
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
    List<String> command = spec.root().commandLine().getParseResult().originalArgs();
    return RunDirectory.create(
        out,
        options,
        Provenance.capture(loop.engine.seed(), "pytorch", command)
            .withCorpus(HashedFile.of(learned.files())));
  }
}
