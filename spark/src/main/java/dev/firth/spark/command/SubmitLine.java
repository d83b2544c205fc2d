package dev.firth.spark.command;

import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** The {@code spark-submit} command that runs the same job on a cluster. */
final class SubmitLine {
  private SubmitLine() {}

  static String of(ParseResult parsed) {
    File jar = ownJar();
    String jars =
        libraries(jar).stream().map(File::getPath).sorted().collect(Collectors.joining(","));
    String arguments =
        parsed.originalArgs().stream().map(SubmitLine::quoted).collect(Collectors.joining(" "));
    return "spark-submit --master URL --class dev.firth.cli.Firth --jars "
        + (jars.isEmpty() ? "LIB/*.jar" : quoted(jars))
        + " "
        + quoted(jar.getPath())
        + " spark "
        + parsed.commandSpec().name()
        + (arguments.isEmpty() ? "" : " " + arguments);
  }

  private static File ownJar() {
    try {
      return new File(SubmitLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What lies beside the jar: all but Spark. */
  private static List<File> libraries(File jar) {
    File[] files =
        new File(jar.getParentFile(), "lib").listFiles((_, name) -> name.endsWith(".jar"));
    return files == null ? List.of() : Arrays.asList(files);
  }

  private static String quoted(String argument) {
    boolean plain = Stream.of(argument).allMatch(a -> a.matches("[A-Za-z0-9_./:,=@%+-]+"));
    return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
