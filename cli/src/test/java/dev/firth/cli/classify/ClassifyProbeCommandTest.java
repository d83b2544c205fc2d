package dev.firth.cli.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyProbeCommandTest {
  @TempDir private Path folder;
  private Path train;
  private Path test;
  private Path vectors;

  @BeforeEach
  void write() throws IOException {
    train =
        Files.writeString(
            folder.resolve("train.tsv"),
            """
            sentence\tlabel
            a fine film\t1
            good and warm\t1
            a good fine plot\t1
            a poor film\t0
            dull and cold\t0
            a cold poor plot\t0
            good film\t1
            """);
    test =
        Files.writeString(
            folder.resolve("test.tsv"),
            "sentence\tlabel\ngood fine film\t1\npoor dull plot\t0\nfine and warm\t1\nzzz\t1\n");
    vectors =
        Files.writeString(
            folder.resolve("words.txt"),
            """
            8 3
            fine 1 0.2 0.1
            good 1.1 0.1 0.2
            warm 0.9 0.3 0.1
            poor -1 0.2 0.2
            dull -1.1 0.3 0.1
            cold -0.8 0.1 0.3
            film 0.1 1 0.2
            plot 0.1 0.9 0.4
            """);
  }

  private static CommandRun probe(Object... args) {
    var all = new ArrayList<Object>(List.of("classify", "probe", "--progress", "none"));
    all.addAll(List.of(args));
    return CommandRun.of(all.toArray());
  }

  @Test
  void tableOfProbes() {
    String out = probe(train, test, "--vectors", vectors, "--neighbours", 3).succeeded().out();
    for (String part :
        List.of(
            "accuracy on 4 texts after 7; the most frequent label has 0.7500",
            "  tfidf             mean              sif",
            "  logistic-regression   1.0000 ± 0.0000",
            "  naive-bayes",
            "- naive-bayes takes no negative features")) {
      assertTrue(out.contains(part), () -> part + " is not in\n" + out);
    }
    assertTrue(out.lines().allMatch(line -> line.length() <= 80), out);
  }

  @Test
  void json() {
    JsonNode result =
        CommandRun.of(
                "classify",
                "probe",
                train,
                test,
                "--classifiers",
                "linear-svm,knn",
                "--samples",
                20,
                "--trials",
                20,
                "--vectors",
                vectors,
                "--json")
            .succeeded()
            .json();
    assertEquals(7, result.get("training").asInt());
    assertEquals(1, result.get("withoutFeatures").get("tfidf").asInt());
    assertEquals(6, result.get("probes").size());
    JsonNode sif = result.get("probes").get(2);
    assertEquals("sif", sif.get("features").asText());
    assertEquals("linear-svm", sif.get("classifier").asText());
    assertEquals(20, sif.get("confidence").get("samples").asInt());
    assertTrue(sif.get("againstTfIdf").has("pValue"), sif.toString());
    assertTrue(sif.get("signature").asText().contains("cost-1.0|features:"), sif.toString());
  }

  @Test
  void tfIdfAlone() {
    JsonNode result = probe(train, test, "--json").succeeded().json();
    assertEquals(4, result.get("probes").size());
  }

  @Test
  void badInput() throws IOException {
    Path same = Files.writeString(folder.resolve("same.tsv"), "label\ttext\na\tone\na\ttwo\n");
    probe(same, test).failed(3, "all training texts", "'a'");
    probe(folder.resolve("none.tsv"), test).failed(3, "none.tsv");
    Path two = Files.writeString(folder.resolve("two.txt"), "__label__a __label__b text\n");
    probe(train, two).failed(3, "two.txt", "text number 1");
  }

  @Test
  void wrongUse() {
    probe(train, test, "--cost", 0).failed(2, "cost");
    probe(train, test, "--classifiers", "forest").failed(2, "forest");
    probe(train, test, "--neighbours", 0).failed(2, "neighbours");
    probe(train).failed(2, "TEST");
  }
}
