package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.LinePrompt;
import dev.firth.cli.shell.PromptAnswers;
import dev.firth.embeddings.Query;
import dev.firth.embeddings.WordVectors;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers questions for neighbours, typed at a prompt. */
final class QueryAnswers implements PromptAnswers {
  private final Console console;
  private final WordVectors vectors;
  private final UnaryOperator<Query> settings;

  QueryAnswers(Console console, WordVectors vectors, UnaryOperator<Query> settings) {
    this.console = console;
    this.vectors = vectors;
    this.settings = settings;
  }

  /** Asks for questions until there are no more. */
  void run() throws IOException {
    String greeting = "a word, a - b + c, or a : b :: c; Tab completes, Ctrl-D leaves";
    new LinePrompt(console, greeting, "vectors-history").run(this);
  }

  @Override
  public void answer(String line) {
    Query query = settings.apply(QueryLine.parse(line));
    new NeighbourOutput(console).print(vectors.mostSimilar(query));
  }

  @Override
  public Object noAnswer(String why) {
    return List.of();
  }

  /** Frequent words come first in the model, so they come first here. */
  @Override
  public Stream<String> completions(String begun) {
    return IntStream.range(0, vectors.size())
        .mapToObj(vectors::word)
        .filter(word -> word.startsWith(begun));
  }
}
