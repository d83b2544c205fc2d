package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.translate.PairFiles;
import dev.firth.seq2seq.translate.PairSynthesis;
import dev.firth.seq2seq.translate.SynthesisCounts;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pairs that are written with a model's help: from which, to where. */
final class SynthesisFlags {
  private static final int MOST_COPIES = 1000;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "The pairs that there are: the language that is translated.")
  Path source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Their other side, line by line.")
  Path target;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "PREFIX",
      description = "Writes PREFIX.source and PREFIX.target.")
  Path prefix;

  @Mixin RunOptions run;

  /** What is done with a loaded model. */
  @FunctionalInterface
  interface Work {
    SynthesisCounts with(PairSynthesis synthesis, PairFiles files, ProgressPrinter progress)
        throws IOException;
  }

  /** Loads the model, writes the files and tells what is in them. */
  void run(Path model, TranslationOptions search, Console console, Work work) throws IOException {
    var files = new PairFiles(file(".source"), file(".target"));
    AtomicFile.checkTarget(files.source());
    AtomicFile.checkTarget(files.target());
    var stopped = new AtomicBoolean();
    try (TranslationModel translation =
            TranslationModel.load(run.models(model), ModelFamilies.all());
        ProgressPrinter progress = console.progress()) {
      Torch.setThreads(1); // steps are too small to be shared, sentences are
      var synthesis = new PairSynthesis(translation, run.options(search), stopped::get);
      // The engine must not be torn down while it computes.
      tell(
          AwaitedWork.run(() -> stopped.set(true), () -> work.with(synthesis, files, progress)),
          files,
          console);
    }
  }

  private Path file(String ending) {
    return prefix.resolveSibling(prefix.getFileName() + ending);
  }

  private static void tell(SynthesisCounts counts, PairFiles files, Console console) {
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("source", files.source().toString());
      map.put("target", files.target().toString());
      map.put("original", counts.original());
      map.put("synthetic", counts.synthetic());
      map.put("empty", counts.empty());
      console.printJson(map);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d pairs in %s and %s: %,d original, %,d with a translation; %,d lines without one"
                + " left out%n",
            counts.original() + counts.synthetic(),
            files.source(),
            files.target(),
            counts.original(),
            counts.synthetic(),
            counts.empty());
  }

  /** How often the original pairs are written. */
  static int copies(String option, int copies) {
    if (copies < 0 || copies > MOST_COPIES) {
      throw new UsageException(
          "%s takes a number from 0 to %,d, not %,d".formatted(option, MOST_COPIES, copies));
    }
    return copies;
  }
}
