package dev.firth.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program in a process of its own, with the class path of the test, to be killed or told to
 * end. What it writes to standard error is shown.
 */
public final class ChildProgram implements AutoCloseable {
  private final Process process;

  private ChildProgram(Process process) {
    this.process = process;
  }

  /**
   * Starts a program.
   *
   * @param main the class that begins
   * @param jvm options of the virtual machine
   * @param args of the program
   */
  public static ChildProgram start(Class<?> main, List<String> jvm, List<?> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    args.forEach(arg -> command.add(arg.toString()));
    return new ChildProgram(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Reads the program's lines up to one that begins so; the rest stays to be read. */
  public String awaitLine(String begin) throws IOException {
    BufferedReader lines = process.inputReader(UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new AssertionError("the program ended without '" + begin + "'");
    }
    return line;
  }

  /** Something that becomes true while the program works. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits for what the program does elsewhere, such as to files. */
  public void await(Condition condition) throws IOException, InterruptedException {
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new AssertionError("the program ended too early");
      }
      Thread.sleep(2);
    }
  }

  /** Kills it, which leaves it no time for anything; returns its exit code. */
  public int kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor();
  }

  /** Tells it to end (SIGTERM), reads what it still says, and returns its exit code. */
  public int tellToEnd() throws InterruptedException {
    process.toHandle().destroy(); // its output stays open, unlike after Process.destroy
    return awaitEnd();
  }

  /** Reads what it still says, and returns its exit code. */
  public int awaitEnd() throws InterruptedException {
    process.inputReader(UTF_8).lines().forEach(line -> {});
    return process.waitFor();
  }

  /** Leaves nothing running. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
