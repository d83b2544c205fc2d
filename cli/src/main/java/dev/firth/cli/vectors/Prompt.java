package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.Failures;
import dev.firth.embeddings.Query;
import dev.firth.embeddings.UnknownWordException;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;

/**
 * Asks for questions and answers them: on a terminal a prompt with history and completion of words,
 * else a question a line of standard input, so that it can be piped.
 */
final class Prompt {
  private static final int COMPLETIONS = 50;

  private final Console console;
  private final WordVectors vectors;
  private final UnaryOperator<Query> settings;

  Prompt(Console console, WordVectors vectors, UnaryOperator<Query> settings) {
    this.console = console;
    this.vectors = vectors;
    this.settings = settings;
  }

  void run() throws IOException {
    if (console.interactive()) {
      onTerminal();
    } else {
      fromPipe();
    }
  }

  private void fromPipe() throws IOException {
    var lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      answer(line);
    }
  }

  private void onTerminal() throws IOException {
    console.err().println("a word, a - b + c, or a : b :: c; Tab completes, Ctrl-D leaves");
    // Words such as don't or #1 are words here, not the quotes and comments of a shell.
    var parser = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    try (var terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(parser)
              .completer((_, line, candidates) -> complete(line, candidates))
              .variable(LineReader.HISTORY_FILE, historyFile())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (true) {
        answer(reader.readLine("firth> "));
      }
    } catch (EndOfFileException | UserInterruptException e) {
      // Ctrl-D or Ctrl-C: the user leaves.
    }
  }

  private void answer(String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      Query query = settings.apply(QueryLine.parse(line));
      new NeighbourOutput(console).print(vectors.mostSimilar(query));
    } catch (UnknownWordException | UsageException e) {
      if (console.json()) {
        console.printJson(List.of());
      }
      console.err().println(Failures.oneLine(e.getMessage()));
    }
    console.flush();
  }

  /** Frequent words come first in the model, so they come first here. */
  private void complete(ParsedLine line, List<Candidate> candidates) {
    String start = line.word();
    for (int id = 0; id < vectors.size() && candidates.size() < COMPLETIONS; id++) {
      String word = vectors.word(id);
      if (word.startsWith(start)) {
        candidates.add(new Candidate(word));
      }
    }
  }

  private static Path historyFile() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return folder.resolve("firth").resolve("vectors-history");
  }
}
