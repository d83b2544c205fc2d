package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.translate.MeanModel;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate average}: one model from several. */
@Command(
    name = "average",
    header = "Make the model whose weights are the mean of those of several.",
    footer = {
      "",
      "For models that went on from the same one (--from), with other text, seeds or",
      "rates (Wortsman et al. 2022). An ensemble takes any models of one vocabulary,",
      "and the time of all of them; this one takes the time of one.",
      "",
      "  firth translate train --from en-de --seed 2 --lr 0.001 … --out a",
      "  firth translate train --from en-de --seed 3 --lr 0.001 … --out b",
      "  firth translate average en-de a b --out mean"
    })
final class TranslateAverageCommand extends FirthCommand {
  @Parameters(
      arity = "2..*",
      paramLabel = "RUN",
      description = "Directories of trained models of one shape and vocabulary.")
  List<Path> models;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "The directory for the model.")
  Path out;

  @Override
  protected void run(Console console) throws IOException {
    if (Files.exists(out.resolve(ModelDirectory.CONFIG))) {
      throw new UsageException(out + " holds a model; name a new directory");
    }
    var options = EffectiveOptions.of(UsedOptions.of(spec()));
    try (var directory = RunDirectory.create(out, options, provenance())) {
      // The engine must not be torn down while it computes.
      long numbers =
          AwaitedWork.run(
              () -> {}, () -> MeanModel.write(models, ModelFamilies.all(), directory.path()));
      tell(console, numbers);
    }
  }

  private Provenance provenance() throws IOException {
    List<Path> weights = models.stream().map(m -> m.resolve(ModelDirectory.WEIGHTS)).toList();
    return Provenance.capture(
            0, "pytorch", spec().root().commandLine().getParseResult().originalArgs())
        .withCorpus(HashedFile.of(weights));
  }

  private void tell(Console console, long numbers) {
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("model", out.toString());
      map.put("of", models.stream().map(Path::toString).toList());
      map.put("parameters", numbers);
      console.printJson(map);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "the mean of %d models, %,d parameters, in %s%n",
            models.size(),
            numbers,
            console.strong(out.toString()));
  }
}
