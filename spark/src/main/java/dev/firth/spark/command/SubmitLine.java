package dev.firth.spark.command;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** The {@code spark-submit} command that runs the same job on a cluster. */
final class SubmitLine {
  private static final String MASTER = "--master";

  private SubmitLine() {}

  static String of(ParseResult parsed) {
    return of(ownJar(), parsed.originalArgs());
  }

  static String of(File jar, List<String> arguments) {
    // Spark itself finds what the star stands for.
    String jars = new File(jar.getParentFile(), "lib/*.jar").getPath();
    return "spark-submit --master URL --class dev.firth.cli.Firth --jars "
        + quoted(jars)
        + " "
        + quoted(jar.getPath())
        + withoutMaster(arguments)
            .map(argument -> " " + quoted(argument))
            .collect(Collectors.joining());
  }

  /** What stands behind the jar would win over spark-submit's own. */
  private static Stream<String> withoutMaster(List<String> arguments) {
    return IntStream.range(0, arguments.size())
        .filter(i -> !arguments.get(i).startsWith(MASTER + "=") && !arguments.get(i).equals(MASTER))
        .filter(i -> i == 0 || !arguments.get(i - 1).equals(MASTER))
        .mapToObj(arguments::get);
  }

  private static File ownJar() {
    try {
      return new File(SubmitLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String argument) {
    boolean plain = argument.matches("[A-Za-z0-9_./:,=@%+-]+");
    return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
