package dev.firth.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The firth command. */
@Command(name = "firth", mixinStandardHelpOptions = true, version = "firth 0.1.0-SNAPSHOT")
public final class Firth implements Runnable {
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Starts the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    int code = new CommandLine(new Firth()).execute(args);
    out.flush();
    System.exit(code);
  }
}
