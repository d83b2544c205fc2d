package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.FirthVersion;
import dev.firth.runs.Hardware;
import dev.firth.seq2seq.engine.EngineLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code firth doctor}. */
@Command(name = "doctor", header = "Say what Firth found on this machine, and what is wrong.")
final class DoctorCommand extends FirthCommand {
  /** Builds of Java 25 before this one can corrupt data under G1 (JDK-8377811). */
  private static final Runtime.Version SOUND_JAVA = Runtime.Version.parse("25.0.3");

  private static final long LITTLE_MEMORY = 2L << 30;

  @Override
  protected void run(Console console) {
    Hardware hardware = Hardware.current();
    var report = new LinkedHashMap<String, Object>();
    report.put("firth", FirthVersion.current());
    report.put("java", Runtime.version() + " (" + System.getProperty("java.home") + ")");
    report.put("simd", Kernels.description());
    report.put("cpu", hardware.cpu());
    report.put("cores", hardware.cores());
    report.put("memory", hardware.memoryBytes());
    report.put("heap", Runtime.getRuntime().maxMemory());
    report.put("system", hardware.system());
    report.put("engine", EngineLibrary.description().orElse("none"));
    List<String> problems = problems(hardware);
    report.put("problems", problems);
    if (console.json()) {
      console.printJson(report);
      return;
    }
    report.put("memory", megabytes(hardware.memoryBytes()));
    report.put("heap", "up to " + megabytes(Runtime.getRuntime().maxMemory()));
    report.remove("problems");
    report.forEach((key, value) -> console.out().printf("%-8s %s%n", key, value));
    console.out().println();
    problems.forEach(problem -> console.out().println("problem: " + problem));
    if (problems.isEmpty()) {
      console.out().println("No problems found.");
    }
  }

  private static List<String> problems(Hardware hardware) {
    var problems = new ArrayList<String>();
    if (Runtime.version().compareToIgnoreOptional(SOUND_JAVA) < 0) {
      problems.add(
          "Java " + Runtime.version() + " has a known defect; install " + SOUND_JAVA + " or newer");
    }
    if (!Kernels.best().name().startsWith("simd")) {
      problems.add(
          "training and search run without SIMD, several times slower: " + Kernels.description());
    }
    if (EngineLibrary.description().isEmpty()) {
      problems.add("translate cannot run: PyTorch for this machine is not among the jars");
    }
    if (hardware.memoryBytes() > 0 && hardware.memoryBytes() < LITTLE_MEMORY) {
      problems.add("little memory: " + megabytes(hardware.memoryBytes()));
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isWritable(temporary)) {
      problems.add("cannot write to the folder for temporary files, " + temporary);
    }
    return problems;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }
}
