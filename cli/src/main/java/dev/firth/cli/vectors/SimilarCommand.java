package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.embeddings.Query;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors similar}: neighbours of words, or a prompt that asks for them. */
@Command(
    name = "similar",
    header = "Words with similar vectors; without a word, a prompt for questions.",
    footer = {
      "",
      "  firth vectors similar text.vec king",
      "  firth vectors similar text.vec king woman --minus man",
      "  firth vectors similar text.vec     # a prompt; from a pipe, a question a line"
    })
final class SimilarCommand extends FirthCommand {
  @Mixin ModelArgument model;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      description = "Similar to this word, or to the mean of these words.")
  List<String> words = List.of();

  @Option(
      names = "--minus",
      paramLabel = "WORD",
      description = "And unlike this word; may be repeated (default: none).")
  List<String> minus = List.of();

  @Mixin AnswerOptions answers;

  @Override
  protected void run(Console console) throws IOException {
    try (var vectors = model.open()) {
      if (words.isEmpty() && minus.isEmpty()) {
        new QueryAnswers(console, vectors, answers::applyTo).run();
      } else {
        Query query = answers.applyTo(Query.of(words, minus));
        new NeighbourOutput(console).print(vectors.mostSimilar(query));
      }
    }
  }
}
