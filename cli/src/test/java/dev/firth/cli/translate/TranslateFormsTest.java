package dev.firth.cli.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A model that sees words of Moses in lower case, and trainings that begin with it. */
@TestInstance(Lifecycle.PER_CLASS)
class TranslateFormsTest {
  private static final List<Object> SMALL =
      List.of(
          "--dim",
          32,
          "--layers",
          1,
          "--dropout",
          0,
          "--batch-tokens",
          256,
          "--warmup",
          100,
          "--lr",
          0.004,
          "--vocab-size",
          40,
          "--progress=none",
          "--json");

  private static final Object[] FORMS = {
    "--words", "moses", "--source-language", "en", "--target-language", "de", "--case", "lower"
  };

  @TempDir static Path folder;
  private Path run;
  private ReversedText text;

  @BeforeAll
  void train() throws IOException {
    run = folder.resolve("run");
    text = ReversedText.write(folder, 2_000, 60);
    for (Path file :
        List.of(text.trainSource(), text.trainTarget(), text.validSource(), text.validTarget())) {
      Files.write(
          file,
          Files.readAllLines(file).stream()
              .map(line -> line.toUpperCase(Locale.ROOT) + ".")
              .toList());
    }
    JsonNode trained = training(run, FORMS, "--epochs", 12, "--tags", "<bt>").succeeded().json();
    JsonNode validation = trained.get("validation");
    assertTrue(validation.get("bleu").asDouble() > 80, trained.toString());
    assertTrue(validation.get("signature").asText().contains("case:lc"), trained.toString());
  }

  private CommandRun training(Path out, Object[] forms, Object... more) {
    Object[] all = new Object[forms.length + more.length];
    System.arraycopy(forms, 0, all, 0, forms.length);
    System.arraycopy(more, 0, all, forms.length, more.length);
    return CommandRun.of(text.training(out, SMALL, all));
  }

  @Test
  void translationsAreTextOrWords() {
    String source = "A B C.\n";
    var plain = CommandRun.withInput(source, "translate", "run", run).succeeded();
    assertEquals("c b a.\n", plain.out());
    var words = CommandRun.withInput(source, "translate", "run", run, "--tokenized").succeeded();
    assertEquals("c b a .\n", words.out());
    var tagged = CommandRun.withInput("<bt> A B.\n", "translate", "run", run, "--json").succeeded();
    // The tag, two letters, and a period with the blank before it.
    assertEquals(5, tagged.json().get("sourceTokens").asInt(), tagged.out());
  }

  @Test
  void theTestTellsAllScoresWithTheirSettings() throws IOException {
    Path out = folder.resolve("out.txt");
    JsonNode json =
        CommandRun.of(
                "translate",
                "test",
                run,
                text.validSource(),
                text.validTarget(),
                "--counts",
                text.trainTarget(),
                "--out",
                out,
                "--json")
            .succeeded()
            .json();
    assertEquals(60, json.get("sentences").asInt());
    assertEquals(60, Files.readAllLines(out).size());
    JsonNode tokenized = json.get("scores").get(0);
    assertTrue(tokenized.get("signature").asText().contains("tok:none|form:moses-de-lower"));
    assertTrue(tokenized.get("score").asDouble() > 80, json.toString());
    assertTrue(json.get("scores").get(1).get("signature").asText().contains("case:lc"));
    assertTrue(json.get("scores").get(2).get("score").asDouble() < 50, "capitals are missing");
    assertEquals("chrF2", json.get("scores").get(3).get("name").asText());
    assertEquals(60, json.get("byLength").get(0).get("segments").asInt());
    JsonNode often = json.get("byFrequency").get(0);
    assertTrue(often.get("least").asInt() >= 100, json.toString());
    assertTrue(often.get("f1").asDouble() > 0.9, json.toString());
    String plain =
        CommandRun.of("translate", "test", run, text.validSource(), text.validTarget())
            .succeeded()
            .out();
    assertTrue(plain.startsWith("BLEU|nrefs:1|"), plain);
    assertFalse(plain.contains("words seen"), plain);
  }

  @Test
  void aTrainingBeginsWithAModel() {
    Path next = folder.resolve("next");
    JsonNode trained =
        training(next, new Object[0], "--from", run, "--max-steps", 1, "--lr", 1e-6)
            .succeeded()
            .json();
    assertTrue(trained.get("validation").get("bleu").asDouble() > 80, trained.toString());
    var other = training(folder.resolve("o"), new Object[0], "--from", run, "--hidden", 64);
    assertEquals(3, other.code(), other.err());
    assertTrue(other.err().contains("model.safetensors"), other.err());
    training(folder.resolve("p"), new Object[0], "--from", folder.resolve("none"))
        .failed(3, "none");
  }

  @Test
  void theMeanOfTrainingsTranslates() {
    Path on = folder.resolve("on");
    training(on, new Object[0], "--from", run, "--epochs", 1, "--dropout", 0.1).succeeded();
    Path mean = folder.resolve("mean");
    Object[] average = {"translate", "average", run, on, "--out", mean, "--json"};
    JsonNode made = CommandRun.of(average).succeeded().json();
    assertEquals(mean.toString(), made.get("model").asText());
    assertEquals(2, made.get("of").size());
    var translated = CommandRun.withInput("A B C.\n", "translate", "run", mean).succeeded();
    assertEquals("c b a.\n", translated.out());
    CommandRun.of(average).failed(2, "holds a model");
    Path bad = folder.resolve("m");
    CommandRun.of("translate", "average", run, "--out", bad).failed(2, "RUN");
    CommandRun.of("translate", "average", run, bad, "--out", bad).failed(3, "model.safetensors");
    assertFalse(Files.exists(bad));
  }

  @Test
  void wordsAreCutInSeveralWays() {
    Object[] dropout = {"--bpe-dropout", 0.2, "--segmentations", 2};
    Path cut = folder.resolve("cut");
    JsonNode trained = training(cut, dropout, "--epochs", 2).succeeded().json();
    assertEquals(2000, trained.get("pairs").asInt());
    Object[] words = {"--bpe-dropout", 0.2, "--tokenizer", "word"};
    training(folder.resolve("w"), words).failed(2, "merges");
    training(folder.resolve("w"), new Object[] {"--bpe-dropout", 1}).failed(2, "below 1");
  }

  @Test
  void embeddingsBeginWithVectors() throws IOException {
    Path vectors = folder.resolve("vectors.txt");
    Files.writeString(
        vectors, "2 32\n\u2581A" + " 0.5".repeat(32) + "\nzz" + " 1".repeat(32) + "\n");
    Object[] start = {"--embeddings", vectors};
    CommandRun trained = training(folder.resolve("e"), start, "--max-steps", 1);
    assertTrue(trained.err().contains("begin with their vectors"), trained.err());
    Files.writeString(vectors, "1 8\n\u2581A" + " 0.5".repeat(8) + "\n");
    training(folder.resolve("f"), start, "--max-steps", 1).failed(2, "8 numbers");
  }

  @Test
  void pairsAreMadeOfTextInTheTargetsLanguage() throws IOException {
    // The text turned round is its own reverse: the model translates both ways.
    Path lines = folder.resolve("mono.txt");
    Files.writeString(lines, "a b c.\n\nd e.\n");
    Path out = folder.resolve("mixed");
    JsonNode counts =
        CommandRun.of(
                "translate",
                "back-translate",
                run,
                lines,
                "--source",
                text.validSource(),
                "--target",
                text.validTarget(),
                "--tag",
                "<bt>",
                "--copies",
                2,
                "--out",
                out,
                "--json",
                "--progress=none")
            .succeeded()
            .json();
    assertEquals(120, counts.get("original").asInt());
    assertEquals(2, counts.get("synthetic").asInt());
    assertEquals(1, counts.get("empty").asInt());
    List<String> sources = Files.readAllLines(folder.resolve("mixed.source"));
    List<String> targets = Files.readAllLines(folder.resolve("mixed.target"));
    assertEquals(122, targets.size());
    assertEquals(Files.readAllLines(text.validSource()), sources.subList(60, 120));
    assertEquals(List.of("<bt> c b a.", "<bt> e d."), sources.subList(120, 122));
    assertEquals(List.of("a b c.", "d e."), targets.subList(120, 122));
  }

  @Test
  void aTeacherWritesWhatAStudentLearns() throws IOException {
    CommandRun made = distill("--keep", 1);
    assertEquals(60, made.succeeded().json().get("synthetic").asInt());
    List<String> targets = Files.readAllLines(folder.resolve("taught.target"));
    assertEquals(120, targets.size());
    assertEquals(Files.readAllLines(text.validTarget()), targets.subList(0, 60));
    List<String> first = targets.subList(60, 120);
    distill("--closest", "--n-best", 5).succeeded();
    List<String> closest = Files.readAllLines(folder.resolve("taught.target"));
    assertTrue(hits(closest) >= hits(first), hits(closest) + " against " + hits(first));
    distill("--closest").failed(2, "--n-best");
    distill("--keep", -1).failed(2, "--keep");
    assertEquals(closest, Files.readAllLines(folder.resolve("taught.target")));
  }

  private CommandRun distill(Object... more) {
    Object[] command = {
      "translate",
      "distill",
      run,
      "--source",
      text.validSource(),
      "--target",
      text.validTarget(),
      "--out",
      folder.resolve("taught"),
      "--json",
      "--progress=none"
    };
    Object[] all = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return CommandRun.of(all);
  }

  private long hits(List<String> translations) throws IOException {
    List<String> right = Files.readAllLines(text.validTarget());
    return IntStream.range(0, right.size())
        .filter(i -> right.get(i).equalsIgnoreCase(translations.get(i)))
        .count();
  }

  @Test
  void formsThatMakeNoSenseAreRefused() {
    Path out = folder.resolve("bad");
    training(out, new Object[] {"--words", "moses"}).failed(2, "codes of both languages");
    training(out, new Object[] {"--words", "spacy"}).failed(2, "--words takes");
    training(out, new Object[] {"--case", "true"}).failed(2, "Moses");
    training(out, new Object[] {"--tags", "<a>,<a>"}).failed(2, "twice");
  }
}
