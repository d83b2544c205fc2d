package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth vectors odd-one-out}. */
@Command(
    name = "odd-one-out",
    header = "The word that is least like the others.",
    footer = {"", "  firth vectors odd-one-out text.vec breakfast lunch dinner car"})
final class OddOneOutCommand extends FirthCommand {
  @Mixin ModelArgument model;

  @Parameters(
      index = "1..*",
      arity = "2..*",
      paramLabel = "WORD",
      description = "Two words or more.")
  List<String> words;

  @Override
  protected void run(Console console) throws IOException {
    try (var vectors = model.open()) {
      String odd = vectors.doesntMatch(words);
      if (console.json()) {
        console.printJson(Map.of("word", odd));
      } else {
        console.out().println(odd);
      }
    }
  }
}
