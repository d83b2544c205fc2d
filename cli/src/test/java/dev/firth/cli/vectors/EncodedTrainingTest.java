package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTrainingTest {
  private static final String LINES =
      "the cat sat on the mat and the dog sat on the rug\nthe cat saw a bird once\n";

  @TempDir Path folder;
  private Path text;
  private Path words;
  private Path ids;
  private Path shards;

  @BeforeEach
  void encodeText() throws IOException {
    text = Files.writeString(folder.resolve("text.txt"), LINES.repeat(100) + "rare\n");
    words = folder.resolve("words.txt");
    ids = folder.resolve("text.ids");
    shards = Files.createDirectory(folder.resolve("shards"));
    CommandRun.of("vectors", "vocabulary", text, "--out", words, "--progress=none").succeeded();
    encode(text, ids).succeeded();
    Path first = Files.writeString(folder.resolve("first.txt"), LINES.repeat(30));
    Path second = Files.writeString(folder.resolve("second.txt"), LINES.repeat(70) + "rare\n");
    encode(first, shards.resolve("part-0.ids")).succeeded();
    encode(second, shards.resolve("part-1.ids")).succeeded();
  }

  private CommandRun encode(Path from, Path to, Object... more) {
    var args = new ArrayList<Object>(List.of("vectors", "encode", from, "--vocab", words));
    args.addAll(List.of("--out", to, "--progress=none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private byte[] train(String model, Object... input) throws IOException {
    Path out = folder.resolve("out.vec");
    var args = new ArrayList<Object>(List.of("vectors", "train", "--out", out, "--model", model));
    args.addAll(List.of("--dim=8", "--threads=1", "--epochs=2", "--progress=none"));
    if (!model.equals("glove")) {
      args.add("--deterministic");
    }
    if (model.equals("fasttext")) {
      args.addAll(List.of("--bucket=500", "--format=firth"));
    }
    args.addAll(List.of(input));
    CommandRun.of(args.toArray()).succeeded();
    return Files.readAllBytes(out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip-gram", "cbow", "fasttext", "glove"})
  void idsTrainWhatTheTextTrains(String model) throws IOException {
    Path saved = folder.resolve("saved.txt");
    byte[] expected = train(model, text, "--save-vocab", saved);
    assertArrayEquals(Files.readAllBytes(saved), Files.readAllBytes(words));
    assertArrayEquals(expected, train(model, "--ids", ids, "--vocab", words));
    assertArrayEquals(expected, train(model, "--ids", shards, "--vocab", words));
    assertArrayEquals(expected, train(model, text, "--vocab", words));
    try (var left = Files.list(folder)) {
      assertTrue(left.noneMatch(file -> file.getFileName().toString().endsWith(".tmp")));
    }
  }

  @Test
  void cooccurrencesAreThoseOfTraining() throws IOException {
    Path saved = folder.resolve("saved.bin");
    train("glove", text, "--window=3", "--save-cooccurrence", saved);
    Path pairs = folder.resolve("pairs.bin");
    for (Object input : List.of(ids, shards)) {
      var run =
          CommandRun.of(
              "vectors",
              "cooccurrence",
              "--ids",
              input,
              "--vocab",
              words,
              "--out",
              pairs,
              "--window=3",
              "--json",
              "--progress=none");
      assertEquals(Files.size(pairs), 16 * run.succeeded().json().get("pairs").asLong());
      assertArrayEquals(Files.readAllBytes(saved), Files.readAllBytes(pairs));
    }
    CommandRun.of("vectors", "cooccurrence", text, "--vocab", words, "--out", pairs, "--window=4")
        .succeeded();
    assertFalse(Arrays.equals(Files.readAllBytes(saved), Files.readAllBytes(pairs)));
  }

  @Test
  void theyTellWhatTheyDid() {
    var counted =
        CommandRun.of("vectors", "vocabulary", text, "--out", words, "--json", "--min-count=1")
            .succeeded()
            .json();
    assertEquals(13, counted.get("words").asInt());
    assertEquals(1901, counted.get("corpusTokens").asInt());
    assertEquals(201, counted.get("lines").asInt());
    var encoded = encode(text, ids, "--json").succeeded().json();
    assertEquals(1901, encoded.get("tokens").asInt());
    assertEquals(201, encoded.get("lines").asInt());
    String people = encode(text, ids).succeeded().out();
    assertTrue(people.startsWith("1,901 words of the vocabulary on 201 lines"), people);
    var plan =
        CommandRun.of(
            "vectors",
            "train",
            "--ids",
            ids,
            "--vocab",
            words,
            "--out",
            folder.resolve("m"),
            "--dim=8",
            "--plan",
            "--json",
            "--progress=none");
    assertEquals(13, plan.succeeded().json().get("vocabulary").asInt());
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "cat 3\nthe 2\n");
    refused(
        3, List.of("--ids", ids, "--vocab", other), "text.ids", "other vocabulary", "other.txt");
    refused(3, List.of("--ids", folder.resolve("no.ids"), "--vocab", words), "no.ids");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused(3, List.of("--ids", empty, "--vocab", words), "empty", ".ids");
    refused(3, List.of("--ids", text, "--vocab", words), "text.txt", "no id file");
    byte[] half = Arrays.copyOf(Files.readAllBytes(ids), 100);
    Files.write(shards.resolve("part-1.ids"), half);
    refused(3, List.of("--ids", shards, "--vocab", words), "part-1.ids", "cut off");
    refused(2, List.of("--ids", ids), "--vocab");
    refused(2, List.of(text, "--ids", ids, "--vocab", words), "CORPUS", "--ids");
    refused(2, List.of("--ids", ids, "--vocab", words, "--cooccurrence", ids), "--model glove");
  }

  private void refused(int code, List<Object> input, String... parts) {
    Path out = folder.resolve("refused.vec");
    var args = new ArrayList<Object>(List.of("vectors", "train", "--out", out, "--dim=8"));
    args.add("--progress=none");
    args.addAll(input);
    CommandRun.of(args.toArray()).failed(code, parts);
    assertFalse(Files.exists(out));
  }
}
