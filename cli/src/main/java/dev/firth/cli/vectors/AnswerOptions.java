package dev.firth.cli.vectors;

import dev.firth.embeddings.Query;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** How many answers, and how they are chosen. */
final class AnswerOptions {
  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many answers (default: ${DEFAULT-VALUE}; gensim).")
  int top;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "add",
      converter = MethodName.class,
      description =
          "add: 3CosAdd (Mikolov et al. 2013), or mul: 3CosMul (Levy and Goldberg 2014); default:"
              + " ${DEFAULT-VALUE}.")
  Query.Method method;

  Query applyTo(Query query) {
    if (top < 1) {
      throw new UsageException("--top takes a number above 0, not " + top);
    }
    return query.topN(top).method(method);
  }
}
