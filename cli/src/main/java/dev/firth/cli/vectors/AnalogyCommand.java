package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.embeddings.Query;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth vectors analogy}. */
@Command(
    name = "analogy",
    header = "Words that are to C as B is to A.",
    footer = {"", "  firth vectors analogy text.vec man king woman"})
final class AnalogyCommand extends FirthCommand {
  @Mixin ModelArgument model;

  @Parameters(index = "1", paramLabel = "A", description = "man, say, is to")
  String a;

  @Parameters(index = "2", paramLabel = "B", description = "king as")
  String b;

  @Parameters(index = "3", paramLabel = "C", description = "woman is to what?")
  String c;

  @Mixin AnswerOptions answers;

  @Override
  protected void run(Console console) throws IOException {
    try (var vectors = model.open()) {
      Query query = answers.applyTo(Query.analogy(a, b, c));
      new NeighbourOutput(console).print(vectors.mostSimilar(query));
    }
  }
}
