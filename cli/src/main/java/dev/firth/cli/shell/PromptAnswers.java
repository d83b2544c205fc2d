package dev.firth.cli.shell;

import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.stream.Stream;

/** What a {@link LinePrompt} does with lines. */
public interface PromptAnswers {
  /**
   * Answers a line that is not blank.
   *
   * @throws UsageException or one of the library's exceptions on bad input, if it cannot be
   *     answered; the prompt says why and goes on
   */
  void answer(String line) throws IOException;

  /** What stands on standard output for a line that cannot be answered, if JSON is wanted. */
  Object noAnswer(String why);

  /** Words that may complete one that has begun, the best first. */
  Stream<String> completions(String begun);
}
