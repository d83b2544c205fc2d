package dev.firth.cli.translate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.cli.CommandRun;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with text, options or a model is said in one line, and harms nothing finished. */
@TestInstance(Lifecycle.PER_CLASS)
class TranslateBadInputTest {
  private static final List<Object> TINY =
      List.of(
          "--dim",
          16,
          "--layers",
          1,
          "--max-steps",
          3,
          "--valid-beam",
          0,
          "--measure",
          "loss",
          "--vocab-size",
          30,
          "--progress=none");

  @TempDir static Path folder;
  private ReversedText text;
  private Path model;

  @BeforeAll
  void trainOne() throws IOException {
    text = ReversedText.write(folder.resolve("good"), 200, 20);
    model = folder.resolve("model");
    train(text, model).succeeded();
  }

  private static CommandRun train(ReversedText text, Path out, Object... more) {
    return CommandRun.of(text.training(out, TINY, more));
  }

  private ReversedText copy(String name) throws IOException {
    return ReversedText.write(folder.resolve(name), 200, 20);
  }

  @Test
  void unequalNumbersOfLines() throws IOException {
    ReversedText one = copy("unequal");
    Files.writeString(one.trainTarget(), "a b\n".repeat(199));
    train(one, folder.resolve("unequal.run")).failed(3, "train.a", "train.b", "199");
    assertFalse(Files.exists(folder.resolve("unequal.run/config.json")));
  }

  @Test
  void anEmptyFile() throws IOException {
    ReversedText one = copy("empty");
    Files.writeString(one.validTarget(), "");
    train(one, folder.resolve("empty.run")).failed(3, "valid.b");
  }

  @Test
  void aMissingFile() throws IOException {
    ReversedText one = copy("missing");
    Files.delete(one.trainSource());
    train(one, folder.resolve("missing.run")).failed(3, "train.a");
  }

  @Test
  void oneSideInAnotherEncoding() throws IOException {
    ReversedText one = copy("encoding");
    Files.write(one.trainTarget(), "ä b\n".repeat(200).getBytes(StandardCharsets.UTF_16));
    train(one, folder.resolve("utf16.run")).failed(3, "train.b", "UTF-8");
    Files.write(one.trainTarget(), "ä b\n".repeat(200).getBytes(StandardCharsets.ISO_8859_1));
    train(one, folder.resolve("latin.run")).failed(3, "train.b", "is not UTF-8");
    byte[] some = ("\u00e4 b\n" + "a b\n".repeat(199)).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(one.trainTarget(), some);
    train(one, folder.resolve("latin.run"), "--strict").failed(3, "train.b");
    CommandRun replaced = train(one, folder.resolve("latin.run")).succeeded();
    assertTrue(replaced.err().contains("1 bytes were no UTF-8"), replaced.err());
  }

  @Test
  void tooLongSentencesAreCountedAndReported() throws IOException {
    ReversedText one = copy("long");
    List<String> lines = new ArrayList<>(Files.readAllLines(one.trainSource()));
    lines.set(7, "a ".repeat(50));
    lines.set(9, "");
    Files.write(one.trainSource(), lines);
    CommandRun run =
        train(one, folder.resolve("long.run"), "--max-length", "20", "--json").succeeded();
    assertTrue(
        run.err()
            .contains(
                "2 of 200 pairs for training are left out: 1 longer than --max-length 20, 1 with an"
                    + " empty side"),
        run.err());
    JsonNode counts = run.json().get("text").get("train");
    assertEquals(1, counts.get("tooLong").asInt());
    assertEquals(1, counts.get("empty").asInt());
    assertEquals(198, run.json().get("pairs").asInt());
  }

  @Test
  void sentencesThatFitIntoNoBatchAreReported() throws IOException {
    CommandRun run =
        train(copy("batch"), folder.resolve("batch.run"), "--batch-tokens", "5").succeeded();
    assertTrue(run.err().contains("longer than a batch of --batch-tokens 5"), run.err());
  }

  @Test
  void halfACheckpoint() throws IOException {
    Path run = folder.resolve("half.run");
    train(text, run).succeeded();
    Path checkpoint = run.resolve("checkpoints/training.safetensors");
    cutInHalf(checkpoint);
    byte[] finished = Files.readAllBytes(run.resolve("model.safetensors"));
    train(text, run, "--resume").failed(3, "training.safetensors", "cut off");
    assertArrayEquals(finished, Files.readAllBytes(run.resolve("model.safetensors")));
  }

  @Test
  void halfAModel() throws IOException {
    Path half = copyOfModel("half");
    cutInHalf(half.resolve("model.safetensors"));
    translate(half).failed(3, "model.safetensors", "cut off");
  }

  private static void cutInHalf(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Damage.truncated(whole, whole.length / 2).writeTo(file);
  }

  private static CommandRun translate(Path directory) {
    return CommandRun.withInput("a b\n", "translate", "run", directory);
  }

  private Path copyOfModel(String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name + ".model"));
    for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(model.resolve(file), copy.resolve(file));
    }
    return copy;
  }

  @Test
  void vocabularyAndWeightsThatDoNotMatch() throws IOException {
    Path other = folder.resolve("other.run");
    train(text, other, "--tokenizer", "bytebpe", "--vocab-size", 300).succeeded();
    Path mixed = copyOfModel("mixed");
    replace(other, mixed, "tokenizer.json");
    translate(mixed).failed(3, "tokenizer", "tokens", "the model was made for");
    replace(other, mixed, "config.json");
    translate(mixed).failed(3, "model.safetensors", "has the shape", "the model's has");
  }

  private static void replace(Path from, Path to, String file) throws IOException {
    Files.write(to.resolve(file), Files.readAllBytes(from.resolve(file)));
  }

  @Test
  void otherWeightsThanTheModelHas() throws IOException {
    Path deep = folder.resolve("deep.run");
    train(text, deep, "--decoder-layers", 2).succeeded();
    Path mixed = copyOfModel("deep");
    replace(deep, mixed, "model.safetensors");
    translate(mixed).failed(3, "decoder.layers.1", "none of the model's");
    Path lacking = copyOfModel("lacking");
    replace(deep, lacking, "config.json");
    translate(lacking).failed(3, "has no tensor 'decoder.layers.1");
  }

  @Test
  void anUnknownKeyOfTheModelsConfiguration() throws IOException {
    Path copy = copyOfModel("key");
    Path config = copy.resolve("config.json");
    String json = Files.readString(config);
    Files.writeString(config, json.replace("\"preNorm\"", "\"prenorm\""));
    translate(copy).failed(3, "config.json", "'options.preNorm' is missing");
    Files.writeString(config, json.replace("\"heads\"", "\"head\" : 3, \"heads\""));
    translate(copy).failed(3, "unknown key 'options.head'", "did you mean heads?");
    Files.writeString(config, json.replace("\"transformer\"", "\"transfromer\""));
    translate(copy).failed(3, "'transfromer'", "did you mean transformer?");
    Files.writeString(config, json.substring(0, 100));
    translate(copy).failed(3, "config.json", "line");
  }

  @Test
  void noModelAtAll() throws IOException {
    translate(folder.resolve("nowhere")).failed(3, "there is no directory");
    translate(Files.createDirectories(folder.resolve("nothing"))).failed(3, "config.json");
  }

  @Test
  void anUnknownOptionInAFile() throws IOException {
    Path config = Files.writeString(folder.resolve("my.conf"), "# mine\ndim = 32\nwarmpu = 3\n");
    train(text, folder.resolve("config.run"), "--config", config)
        .failed(2, "my.conf:3", "'warmpu'", "did you mean warmup?");
    Files.writeString(config, "heads = many\n");
    train(text, folder.resolve("config.run"), "--config", config).failed(2, "my.conf", "heads");
    Files.writeString(config, "dim 32\n");
    train(text, folder.resolve("config.run"), "--config", config).failed(2, "my.conf:1");
  }

  @Test
  void optionsThatMakeNoSense() {
    Path out = folder.resolve("none.run");
    train(text, out, "--model", "gru", "--positions", "rotary").failed(2, "--positions", "gru");
    train(text, out, "--bridge", "false").failed(2, "--bridge", "transformer");
    train(text, out, "--heads", "3").failed(2, "heads");
    train(text, out, "--layers", "0").failed(2, "layers is 0");
    train(text, out, "--decoder-layers", "0").failed(2, "decoder-layers is 0");
    train(text, out, "--model", "gru", "--decoder-layers", "0").failed(2, "decoder-layers");
    train(text, out, "--dim", "0").failed(2, "dim is 0");
    train(text, out, "--hidden", "-1").failed(2, "hidden is -1");
    train(text, out, "--optimizer", "adamm").failed(2, "adamm", "adamw");
    train(text, out, "--schedule", "cosine", "--warmup", "3").failed(2, "--warmup");
    train(text, out, "--measure", "bleu").failed(2, "--valid-beam");
    train(text, out, "--separate-vocab", "--tying", "three-way").failed(2, "--tying");
    train(text, out, "--model", "gru", "--hidden", "9", "--tying", "target")
        .failed(2, "one matrix");
    CommandRun.of("translate", "train", "--out", out).failed(2, "--source", "--valid-target");
    CommandRun.of("translate", "run", model, "--sample", "--beam", "3").failed(2, "--beam");
    CommandRun.of("translate", "run", model, "--top-k", "3").failed(2, "--top-k", "--sample");
    CommandRun.withInput("a\n", "translate", "run", model, "--coverage", "0.2")
        .failed(2, "coverage penalty", "one attention");
    assertFalse(Files.exists(out));
  }

  @Test
  void alignmentsNeedALayerAndFilesThatMatch() throws IOException {
    CommandRun.withInput("a\n", "translate", "run", model, "--alignments", "--attention-layer=2")
        .failed(2, "attention layer 2", "the model has 1");
    Path blind = folder.resolve("blind.run");
    train(text, blind, "--model", "gru", "--attention", "none").succeeded();
    CommandRun.withInput("a\n", "translate", "run", blind, "--alignments")
        .failed(2, "no attention to the source");
    CommandRun.withInput(
            "a\n", "translate", "run", model, "--unknown-dictionary", folder.resolve("no.tsv"))
        .failed(3, "no.tsv");
    Path bad = Files.writeString(folder.resolve("bad.tsv"), "a\tb\n<b>\n");
    CommandRun.withInput("a\n", "translate", "run", model, "--unknown-dictionary", bad)
        .failed(3, "bad.tsv:2");
    Path two = Files.writeString(folder.resolve("two.links"), "0-0\n0-0\n");
    Path one = Files.writeString(folder.resolve("one.links"), "0-0\n");
    Path none = Files.writeString(folder.resolve("none.links"), "\n");
    CommandRun.of("score", "alignments", two, "--gold", one).failed(3, "two.links", "2", "1");
    CommandRun.of("score", "alignments", none, "--gold", none).failed(3, "nothing to compare");
    CommandRun.of("score", "alignments", two, "--gold", folder.resolve("gone")).failed(3, "gone");
    CommandRun.of("score", "alignments", two).failed(2, "--gold");
  }

  @Test
  void picturesNeedASentenceAndAPlace() {
    Path out = folder.resolve("map.svg");
    attention(folder.resolve("nowhere"), "a", out).failed(3, "there is no directory");
    attention(model, " ", out).failed(2, "--source");
    attention(model, "a\nb", out).failed(2, "--source");
    attention(model, "a ".repeat(400), out, "--target", "b").failed(2, "too long", "300");
    attention(model, "a", folder.resolve("map.png")).failed(2, "map.png", ".svg or .html");
    attention(model, "a", out, "--heads").failed(2, "--heads", ".html");
    attention(model, "a", out, "--attention-layer", "7").failed(2, "layer 7", "has 1");
    attention(model, "a", folder.resolve("no/map.svg")).failed(1, "no/map.svg", "no folder");
    assertFalse(Files.exists(out));
  }

  private static CommandRun attention(Path run, String source, Path out, Object... more) {
    List<Object> command = new ArrayList<>(List.of("translate", "attention", run));
    command.addAll(List.of("--source", source, "--out", out));
    command.addAll(List.of(more));
    return CommandRun.of(command.toArray());
  }

  @Test
  void reportsNeedARunAndItsText() throws IOException {
    Path out = folder.resolve("report.html");
    report(folder.resolve("nowhere"), out).failed(3, "there is no directory");
    report(Files.createDirectories(folder.resolve("blank")), out).failed(3, "metrics.jsonl");
    report(model, folder.resolve("report.txt")).failed(2, "report.txt", ".html");
    report(model, folder.resolve("no/report.html")).failed(1, "no folder");
    report(model, out, "--samples", "-1").failed(2, "--samples");
    report(model, out, "--source", text.validSource()).failed(2, "--target");
    Path two = Files.writeString(folder.resolve("two.txt"), "a\nb\n");
    report(model, out, "--source", text.validSource(), "--target", two).failed(3, "two.txt");
    ReversedText moved = copy("moved");
    Path run = folder.resolve("moved.run");
    train(moved, run).succeeded();
    Files.delete(moved.validSource());
    report(run, out).failed(3, "valid.a", "--samples 0");
    assertFalse(Files.exists(out));
    report(run, out, "--samples", "0").succeeded();
    Files.writeString(run.resolve("metrics.jsonl"), "<b>\n");
    report(run, out).failed(3, "metrics.jsonl:1");
  }

  private static CommandRun report(Path run, Path out, Object... more) {
    List<Object> command = new ArrayList<>(List.of("translate", "report", run, "--out", out));
    command.addAll(List.of(more));
    return CommandRun.of(command.toArray());
  }

  @Test
  void anEnsembleNeedsOneVocabulary() {
    Path other = folder.resolve("vocabulary.run");
    train(text, other, "--vocab-size", "12").succeeded();
    CommandRun.withInput("a\n", "translate", "run", model, "--ensemble", other)
        .failed(3, "vocabularies differ");
  }

  @Test
  void aPrintedConfigurationMakesTheSameRun() throws IOException {
    Object[] printing = text.training(folder.resolve("first.run"), TINY, "--print-config");
    String config = CommandRun.of(printing).succeeded().out();
    assertTrue(config.contains("dim = 16\n"), config);
    assertTrue(config.contains("# max-steps") || config.contains("max-steps = 3"), config);
    assertTrue(config.lines().allMatch(line -> line.length() <= 120), config);
    assertFalse(config.contains("${"), config);
    Path file = Files.writeString(folder.resolve("printed.conf"), config);
    Path second = folder.resolve("second.run");
    train(text, folder.resolve("first.run")).succeeded();
    CommandRun.of("translate", "train", "--config", file, "--out", second, "--progress=none")
        .succeeded();
    assertEquals(
        -1,
        Files.mismatch(
            folder.resolve("first.run/model.safetensors"), second.resolve("model.safetensors")));
    String options = Files.readString(second.resolve("options.json"));
    assertTrue(
        options.replaceAll("\\s+", "").contains("\"dim\":{\"value\":16,\"origin\":\"file\"}"),
        options);
  }
}
