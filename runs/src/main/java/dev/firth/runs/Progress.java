package dev.firth.runs;

/**
 * Listens to the progress of long work. A job starts a task, tells it now and then how far it is,
 * and closes it; {@link ProgressPrinter} shows that to people, {@link #none()} drops it.
 *
 * <pre>{@code
 * try (var task = progress.start("training", "words", total)) {
 *   …
 *   task.done(words);
 *   task.measure("loss", loss);
 * }
 * }</pre>
 */
public interface Progress {
  /**
   * Starts a task.
   *
   * @param name what is done, such as {@code "counting words"}
   * @param unit what is counted, in the plural, such as {@code "words"}; {@code "bytes"} are shown
   *     as KB, MB, GB
   * @param total how many units there are to do; negative if unknown
   */
  Task start(String name, String unit, long total);

  /** One piece of work under way. All methods may be called from any thread and are cheap. */
  interface Task extends AutoCloseable {
    /** How many units are done since the start; a lower value than one given before is ignored. */
    void done(long units);

    /** A value that is worth watching, such as {@code loss} or {@code lr}. */
    void measure(String key, double value);

    /** Ends the task, finished or not. */
    @Override
    void close();
  }

  /** A progress that nobody sees. */
  static Progress none() {
    return NoProgress.INSTANCE;
  }
}
