package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Runs the usual commands on a few words while Java notes which classes they need; the launcher
 * makes its class archive from that.
 */
@Command(name = "rehearse", hidden = true, header = "Run the usual commands once, for ./firth.")
final class RehearseCommand extends FirthCommand {
  @Override
  protected void run(Console console) throws IOException {
    Path folder = Files.createTempDirectory("firth-rehearsal");
    try {
      rehearse(folder);
    } finally {
      delete(folder);
    }
  }

  private static void rehearse(Path folder) throws IOException {
    String labelled = folder.resolve("labelled").toString();
    String classifier = folder.resolve("classifier").toString();
    Files.writeString(Path.of(labelled), "__label__a one two\n__label__b two three\n".repeat(200));
    String text = folder.resolve("text").toString();
    String model = folder.resolve("model").toString();
    List<List<String>> commands =
        List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("vectors", "train", "--help"),
            List.of("wrong", "--use"),
            List.of("doctor", "--json"),
            List.of("corpus", "almanac", text, "--tokens", "20000"),
            List.of("corpus", "stats", text),
            List.of("vectors", "train", text, "--out", model, "--progress", "plain", "--json"),
            List.of("vectors", "similar", model, "the"),
            List.of("vectors", "similar", model, "no-such-word"),
            List.of("vectors", "analogy", model, "the", "of", "and", "--json"),
            List.of("classify", "train", labelled, "--out", classifier, "--json"),
            List.of("classify", "test", classifier, labelled, "--json"));
    for (var command : commands) {
      Firth.run(command.toArray(String[]::new), nothing(), dropped(), dropped());
    }
  }

  private static ByteArrayInputStream nothing() {
    return new ByteArrayInputStream(new byte[0]);
  }

  private static PrintStream dropped() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
