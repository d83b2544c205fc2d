package dev.firth.runs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Shows progress on a stream, as a rule standard error: on a terminal one line that is redrawn ten
 * times a second and cut to the terminal's width, elsewhere a line every five seconds. Each line
 * has the share done, the rate, the time left, the measures (loss, learning rate) and the memory.
 * When a task ends, one line says what it took; a task that was closed early says how far it came.
 *
 * <p>Of several tasks under way the one started last is shown on a terminal, all of them in plain
 * mode.
 */
public final class ProgressPrinter implements Progress, AutoCloseable {
  /** How to show progress. */
  public enum Mode {
    /** One redrawn line if the stream is a terminal, else plain. */
    AUTO,
    /** A line now and then. */
    PLAIN,
    /** Nothing. */
    NONE;

    /**
     * The mode of that name in lower case.
     *
     * @throws UsageException if there is none
     */
    public static Mode of(String name) {
      for (Mode mode : values()) {
        if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
          return mode;
        }
      }
      throw new UsageException("--progress takes auto, plain or none, not " + name);
    }
  }

  private static final long TERMINAL_PERIOD_MILLIS = 100;
  private static final long PLAIN_PERIOD_MILLIS = 5000;

  private final PrintStream out;
  private final boolean silent;
  private final boolean terminal;
  private final IntSupplier width;
  private final LongSupplier nanos;
  private final List<ProgressTask> tasks = new ArrayList<>();
  private Thread ticker;
  private boolean closed;
  private int drawn;

  /** Prints to {@code out}, which should be standard error if it is a terminal. */
  public ProgressPrinter(PrintStream out, Mode mode) {
    this(
        out,
        mode == Mode.NONE,
        mode == Mode.AUTO && Terminal.isStandardError(),
        new Terminal()::width,
        System::nanoTime);
  }

  ProgressPrinter(
      PrintStream out, boolean silent, boolean terminal, IntSupplier width, LongSupplier nanos) {
    this.out = out;
    this.silent = silent;
    this.terminal = terminal;
    this.width = width;
    this.nanos = nanos;
  }

  @Override
  public Task start(String name, String unit, long total) {
    if (silent) {
      return Progress.none().start(name, unit, total);
    }
    var task = new ProgressTask(name, unit, total, nanos.getAsLong(), this::finish);
    synchronized (this) {
      tasks.add(task);
      if (ticker == null && !closed) {
        ticker = Thread.ofPlatform().daemon().name("progress").start(this::run);
      }
    }
    return task;
  }

  /** Prints a line of its own without tearing the progress line. */
  public synchronized void println(String line) {
    erase();
    out.println(line);
    out.flush();
  }

  /** Stops printing. Tasks still open are forgotten. */
  @Override
  public void close() {
    Thread stopped;
    synchronized (this) {
      closed = true;
      erase();
      out.flush();
      tasks.clear();
      stopped = ticker;
      ticker = null;
    }
    if (stopped != null) {
      stopped.interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(terminal ? TERMINAL_PERIOD_MILLIS : PLAIN_PERIOD_MILLIS);
        tick();
      }
    } catch (InterruptedException e) {
      // Closed: nothing more to show.
    }
  }

  synchronized void tick() {
    if (closed || tasks.isEmpty()) {
      return;
    }
    long now = nanos.getAsLong();
    long memory = Hardware.residentBytes();
    tasks.forEach(task -> task.sample(now));
    if (terminal) {
      redraw(tasks.getLast().line(now, memory));
    } else {
      tasks.forEach(task -> out.println(task.line(now, memory)));
    }
    out.flush();
  }

  private synchronized void finish(ProgressTask task) {
    if (tasks.remove(task)) {
      println(task.summary(nanos.getAsLong(), Hardware.residentBytes()));
    }
  }

  private void redraw(String line) {
    // The last column stays free: many terminals wrap when it is filled.
    int room = Math.max(10, width.getAsInt() - 1);
    String shown = line.length() <= room ? line : line.substring(0, room - 1) + "…";
    out.print("\r" + shown + " ".repeat(Math.max(0, Math.min(drawn, room) - shown.length())));
    drawn = shown.length();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      drawn = 0;
    }
  }
}
