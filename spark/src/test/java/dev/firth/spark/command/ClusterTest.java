package dev.firth.spark.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.Firth;
import dev.firth.spark.SampleText;
import dev.firth.spark.StandaloneCluster;
import dev.firth.spark.ml.FirthTokenizer;
import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a cluster of real processes give the files of one machine, whatever dies. */
class ClusterTest {
  @TempDir static Path folder;

  private static StandaloneCluster cluster;
  private static String corpus;
  private static String vocabulary;

  @BeforeAll
  static void start() throws IOException {
    cluster = StandaloneCluster.start(Files.createDirectory(folder.resolve("spark")), 2);
    corpus = SampleText.folder(folder, 3000, Seeds.random(0)).toString();
    vocabulary = folder.resolve("words.txt").toString();
    spark("vocabulary", corpus, "--min-count", "2", "--out", vocabulary);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private record Said(int code, String out, String err) {}

  private static Said firth(List<String> command) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Firth.run(
            command.toArray(String[]::new),
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String one(String... command) {
    Said said = firth(List.of(command));
    assertEquals(0, said.code(), said.err());
    return said.out();
  }

  private static Said trySpark(String job, String... arguments) {
    List<String> command = new ArrayList<>(List.of("spark", job));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--master", cluster.url(), "--part-size", "9k", "--json"));
    settings().forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    return firth(command);
  }

  private static Map<String, String> settings() {
    return Map.of(
        "spark.driver.host", "127.0.0.1",
        "spark.driver.bindAddress", "127.0.0.1",
        "spark.executor.memory", "512m",
        "spark.sql.shuffle.partitions", "3",
        "spark.ui.enabled", "false",
        "spark.executor.extraClassPath", StandaloneCluster.classPath());
  }

  private static String spark(String job, String... arguments) {
    Said said = trySpark(job, arguments);
    assertEquals(0, said.code(), said.err());
    return said.out();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertSame(String one, String other) throws IOException {
    assertEquals(-1, Files.mismatch(Path.of(one), Path.of(other)));
  }

  @Test
  void duplicatesWhileAnExecutorIsKilled() throws Exception {
    one("corpus", "deduplicate", corpus, "--out", path("one.txt"));
    var killed = CompletableFuture.supplyAsync(ClusterTest::killOne);
    spark("deduplicate", corpus, "--out", path("different"));
    assertTrue(killed.get());
    one("spark", "join", path("different"), "--out", path("different.txt"));
    assertSame(path("one.txt"), path("different.txt"));
  }

  /** Waits for the first executor that has written something, and ends it. */
  private static boolean killOne() {
    try {
      for (int i = 0; i < 1000; i++) {
        if (hasParts(folder.resolve("different")) && !cluster.executors().isEmpty()) {
          return cluster.executors().getFirst().destroyForcibly();
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean hasParts(Path out) {
    String[] names = out.toFile().list((_, name) -> name.startsWith("part-"));
    return names != null && names.length > 0;
  }

  @Test
  void statistics() {
    String one = one("corpus", "stats", corpus, "--json").strip();
    String cluster = spark("stats", corpus);
    assertEquals(
        one.substring(0, one.length() - 1), cluster.substring(0, cluster.indexOf(",\"seconds\"")));
  }

  @Test
  void missingModel() {
    Said said = trySpark("encode", path("no.json"), corpus, "--out", path("encoded"));
    assertEquals(3, said.code(), said.err());
    assertTrue(said.err().contains("no.json"), said.err());
    assertFalse(Files.exists(folder.resolve("encoded")));
  }

  /** A path without a folder is one of the folder that an executor works in. */
  @Test
  @Timeout(120)
  void modelThatOneExecutorLacks() throws Exception {
    Path model = folder.resolve("words.json");
    one("tokenizer", "train", corpus, "--vocab-size", "300", "--out", model.toString());
    var conf = new SparkConf().setMaster(cluster.url()).setAppName("one lacks the model");
    settings().forEach(conf::set);
    try (var session =
        SparkSession.builder().config(conf.set("spark.task.maxFailures", "1")).getOrCreate()) {
      Files.copy(model, folderOf(session, "0").resolve("words.json"));
      var texts = session.range(0, 8, 1, 8).selectExpr("cast(id as string) as text");
      var stage = new FirthTokenizer().setInputCol("text").setModelPath("words.json");
      var tokens = stage.transform(texts);
      var error = assertThrows(Exception.class, tokens::collectAsList);
      assertTrue(error.getMessage().contains("on executor 1 of 127.0.0.1"), error.getMessage());
      assertTrue(error.getMessage().contains("words.json: no such file"), error.getMessage());
    }
  }

  /** Where an executor works, when both are there. */
  private static Path folderOf(SparkSession session, String executor) throws Exception {
    while (session.sparkContext().statusTracker().getExecutorInfos().length < 3) {
      Thread.sleep(50);
    }
    String id = session.sparkContext().applicationId();
    try (Stream<Path> found =
        Files.find(cluster.home(), 3, (path, _) -> path.endsWith(Path.of(id, executor)))) {
      return found.findFirst().orElseThrow();
    }
  }

  @Test
  void damagedFileAmongMany() throws IOException {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(bad.resolve("a.txt"), "good text\n".repeat(3000));
    byte[] packed = Files.readAllBytes(Path.of(corpus, "c.gz"));
    Files.write(bad.resolve("b.gz"), Arrays.copyOf(packed, packed.length / 2));
    Said said = trySpark("deduplicate", bad.toString(), "--out", path("none"));
    assertEquals(3, said.code(), said.err());
    assertEquals(1, said.err().strip().lines().count(), said.err());
    assertTrue(said.err().contains("b.gz"), said.err());
    assertFalse(Files.exists(folder.resolve("none/manifest.json")));
  }
}
