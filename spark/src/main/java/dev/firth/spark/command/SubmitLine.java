package dev.firth.spark.command;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** The {@code spark-submit} command that runs the same job on a cluster. */
final class SubmitLine {
  private SubmitLine() {}

  static String of(ParseResult parsed) {
    File jar = ownJar();
    String arguments =
        parsed.originalArgs().stream().map(SubmitLine::quoted).collect(Collectors.joining(" "));
    // Spark itself finds what the star stands for.
    String jars = new File(jar.getParentFile(), "lib/*.jar").getPath();
    return "spark-submit --master URL --class dev.firth.cli.Firth --jars "
        + quoted(jars)
        + " "
        + quoted(jar.getPath())
        + " "
        + arguments;
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
