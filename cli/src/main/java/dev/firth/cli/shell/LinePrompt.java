package dev.firth.cli.shell;

import dev.firth.embeddings.UnknownWordException;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;

/**
 * Asks for lines and has them answered one by one: on a terminal a prompt with history and
 * completion, else the lines of standard input, so that it can be piped. A line that cannot be
 * answered is one line of error, and the next is asked for.
 */
public final class LinePrompt {
  private static final int COMPLETIONS = 50;

  private final Console console;
  private final String greeting;
  private final String history;

  /**
   * @param greeting what is said on a terminal at first
   * @param history name of the file that remembers lines
   */
  public LinePrompt(Console console, String greeting, String history) {
    this.console = console;
    this.greeting = greeting;
    this.history = history;
  }

  /** Asks until the input ends or, on a terminal, until the user leaves. */
  public void run(PromptAnswers answers) throws IOException {
    if (console.interactive()) {
      onTerminal(answers);
    } else {
      fromPipe(answers);
    }
  }

  private void fromPipe(PromptAnswers answers) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      answer(line, answers);
    }
  }

  private void onTerminal(PromptAnswers answers) throws IOException {
    console.err().println(greeting);
    // Words such as don't or #1 are words here, not the quotes and comments of a shell.
    var parser = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    try (var terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(parser)
              .completer(
                  (_, line, candidates) ->
                      answers
                          .completions(line.word())
                          .limit(COMPLETIONS)
                          .forEach(word -> candidates.add(new Candidate(word))))
              .variable(LineReader.HISTORY_FILE, historyFile())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (true) {
        answer(reader.readLine("firth> "), answers);
      }
    } catch (EndOfFileException | UserInterruptException e) {
      // Ctrl-D or Ctrl-C: the user leaves.
    }
  }

  private void answer(String line, PromptAnswers answers) throws IOException {
    if (line.isBlank()) {
      return;
    }
    try {
      answers.answer(line);
    } catch (UnknownWordException | UsageException | BadInputException e) {
      String why = Failures.oneLine(e.getMessage());
      if (console.json()) {
        console.printJson(answers.noAnswer(why));
      }
      console.err().println(why);
    }
    console.flush();
  }

  private Path historyFile() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return folder.resolve("firth").resolve(history);
  }
}
