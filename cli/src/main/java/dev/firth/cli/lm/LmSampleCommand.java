package dev.firth.cli.lm;

import dev.firth.cli.decoding.DrawFlags;
import dev.firth.cli.decoding.RepetitionFlags;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.LengthPenalty;
import dev.firth.transformer.lm.ContinuationOptions;
import dev.firth.transformer.lm.LanguageModel;
import dev.firth.transformer.lm.WrittenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth lm sample}: a neural language model writes on. */
@Command(
    name = "sample",
    header = "Draw text from a neural language model, or search for the likeliest.",
    footer = {
      "",
      "A line for each text, with its prefix. With --json an object for each: text, tokens,",
      "logProbability (natural, of all of it) and ended, whether the model ended it.",
      "",
      "  firth lm sample lm --samples 5 --temperature 0.8 --top-p 0.95",
      "  firth lm sample lm --prefix 'The king' --beam 5"
    })
final class LmSampleCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "The directory of a neural language model.")
  Path directory;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the texts begin with (default: nothing).")
  String prefix;

  @Option(
      names = {"-n", "--samples"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Texts; with --beam the best ones (default: ${DEFAULT-VALUE}).")
  int samples;

  @Mixin DrawFlags draws;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description =
          "Search for the likeliest texts with a beam of this width, 1 for greedy search (default:"
              + " draw).")
  Integer beam;

  @Option(
      names = "--length-penalty",
      paramLabel = "FORM",
      defaultValue = "none",
      description =
          "--beam: what log-probabilities are divided by: wu:ALPHA (Wu et al. 2016), average,"
              + " average:ALPHA or none (default: ${DEFAULT-VALUE}).")
  String lengthPenalty;

  @Option(
      names = "--min-length",
      paramLabel = "N",
      defaultValue = "1",
      description = "Least tokens after the prefix (default: ${DEFAULT-VALUE}; fairseq).")
  int minLength;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Most tokens after the prefix; fewer where learned positions end (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  int maxLength;

  @Mixin RepetitionFlags repetitions;

  @Override
  protected void run(Console console) throws IOException {
    ContinuationOptions options = options();
    if (Files.isRegularFile(directory)) {
      throw new BadInputException(
          directory + " is a file: name the directory of a neural model, n-gram models only score");
    }
    try (var model = LanguageModel.load(directory)) {
      Torch.setThreads(1); // the steps of a search are too small to be shared
      // The engine must not be torn down while it computes.
      List<WrittenText> texts = AwaitedWork.run(() -> {}, () -> model.write(prefix, options));
      texts.forEach(text -> print(text, console));
    }
  }

  private ContinuationOptions options() {
    refuse(beam == null ? List.of("--length-penalty") : DrawFlags.NAMES);
    if (samples < 1) {
      throw new UsageException("--samples takes a number above 0, not " + samples);
    }
    Constraints rules = repetitions.addTo(Constraints.defaults());
    var options = ContinuationOptions.defaults().withLengths(minLength, maxLength);
    return beam == null
        ? options.withSampling(draws.sampling(samples, rules))
        : options.withBeam(
            BeamOptions.defaults()
                .withBeam(beam, samples)
                .withLengthPenalty(LengthPenalty.parse(lengthPenalty))
                .withConstraints(rules));
  }

  private void refuse(List<String> names) {
    for (String name : names) {
      if (UsedOptions.isGiven(spec(), name)) {
        throw new UsageException(
            name + (beam == null ? " goes with --beam alone" : " does not go with --beam"));
      }
    }
  }

  private static void print(WrittenText text, Console console) {
    if (!console.json()) {
      // A line stays a line, whatever the tokens say.
      console.out().println(text.text().replace('\n', ' '));
      return;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", text.text());
    map.put("logProbability", text.logProbability());
    map.put("ended", text.ended());
    map.put("tokens", text.tokens());
    console.printJson(map);
  }
}
