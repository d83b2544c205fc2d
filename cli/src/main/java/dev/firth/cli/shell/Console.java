package dev.firth.cli.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.ProgressPrinter;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command reads from and writes to: standard input, output and error, whether people or
 * programs read the output, and how progress is shown.
 */
public final class Console {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Ansi ansi;
  private final boolean interactive;
  private final boolean json;
  private final String progress;

  /** Streams that belong to the caller, without progress. */
  public Console(InputStream in, PrintStream out, PrintStream err, Ansi ansi) {
    this(in, out, err, ansi, false, false, "none");
  }

  private Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Ansi ansi,
      boolean interactive,
      boolean json,
      String progress) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.ansi = ansi;
    this.interactive = interactive;
    this.json = json;
    this.progress = progress;
  }

  /** The process's own streams, in UTF-8 whatever the locale says: corpora are UTF-8. */
  public static Console ofProcess() {
    // Only the launcher can ask cheaply whether output goes to a terminal.
    boolean terminal = Boolean.getBoolean("firth.terminal");
    boolean colours =
        terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    var out = new BufferedOutputStream(new StandardOutput(), BUFFER_BYTES);
    var err = new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1024);
    return new Console(
        System.in,
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        colours ? Ansi.ON : Ansi.OFF,
        Boolean.getBoolean("firth.prompt"),
        false,
        "auto");
  }

  /** The same streams with the global options. */
  public Console with(boolean newJson, String newProgress) {
    return new Console(in, out, err, ansi, interactive, newJson, newProgress);
  }

  public InputStream in() {
    return in;
  }

  /** For results alone. */
  public PrintStream out() {
    return out;
  }

  /** For everything else. */
  public PrintStream err() {
    return err;
  }

  /** Whether the result is wanted as JSON. */
  public boolean json() {
    return json;
  }

  /** Whether colours are shown. */
  public Ansi ansi() {
    return ansi;
  }

  /** A printer for the progress of long work; to be closed by the caller. */
  public ProgressPrinter progress() {
    return new ProgressPrinter(err, ProgressPrinter.Mode.of(progress));
  }

  /** Whether somebody sits at a terminal and can be asked. */
  public boolean interactive() {
    return interactive && !json;
  }

  /** Text to stand out where colours are shown. */
  public String strong(String text) {
    return ansi.enabled() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  /** Prints one JSON value on a line of its own. Numbers that JSON does not have become null. */
  public void printJson(Object value) {
    try {
      out.println(new ObjectMapper().writeValueAsString(JsonValues.finite(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a JSON value: " + value, e);
    }
  }

  /** Flushes both streams. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
