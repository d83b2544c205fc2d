package dev.firth.spark.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printed line runs the same job on a cluster, pasted into a shell as it is. */
class SubmitLineTest {
  private static final String START =
      "spark-submit --master URL --class dev.firth.cli.Firth --jars '/my jars/lib/*.jar'"
          + " '/my jars/firth-spark.jar' ";

  private static String line(String... arguments) {
    return SubmitLine.of(new File("/my jars/firth-spark.jar"), List.of(arguments));
  }

  @Test
  void argumentsAreQuotedWhereTheShellWouldCutThem() {
    assertEquals(
        START + "spark count 'a b.txt' 'it'\\''s' '*.txt' --out hdfs://h:1/o-1",
        line("spark", "count", "a b.txt", "it's", "*.txt", "--out", "hdfs://h:1/o-1"));
  }

  /** The URL is for the reader to fill in; one behind the jar would win over it. */
  @Test
  void theMasterOfThisRunIsLeftOut() {
    assertEquals(
        START + "spark stats a.txt --json",
        line("spark", "stats", "--master", "local[2]", "a.txt", "--json"));
    assertEquals(START + "spark stats a.txt", line("spark", "stats", "--master=local[2]", "a.txt"));
  }
}
