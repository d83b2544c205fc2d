package dev.firth.cli.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands from fine-tuning to prediction, on made tasks and a model of two layers. */
class BertFinetuneCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(5);
  private Path pretrained;

  @BeforeEach
  void write() throws IOException {
    pretrained = SmallBert.write(folder.resolve("bert"));
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private Path reviews(String name, int count) throws IOException {
    return SmallBert.reviews(folder.resolve(name), count, random);
  }

  private CommandRun finetune(String task, Path train, Path valid, Path out, Object... more) {
    var args = new ArrayList<Object>(List.of("--valid", valid));
    args.addAll(List.of(more));
    return finetune(task, train, out, args.toArray());
  }

  private CommandRun finetune(String task, Path train, Path out, Object[] more) {
    var args = new ArrayList<Object>(List.of("bert", "finetune", pretrained, "--task", task));
    args.addAll(List.of("--train", train, "--out", out));
    args.addAll(List.of("--lr", "3e-3", "--batch", "16", "--progress", "none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private static List<JsonNode> objects(CommandRun run) throws IOException {
    var objects = new ArrayList<JsonNode>();
    for (String line : run.out().lines().toList()) {
      objects.add(JSON.readTree(line));
    }
    return objects;
  }

  @Test
  void classifiesWithSeveralSeedsBesideBaselines() throws IOException {
    Path valid = reviews("valid.tsv", 50);
    Path out = folder.resolve("reviews");
    JsonNode json =
        finetune(
                "classify",
                reviews("train.tsv", 200),
                valid,
                out,
                "--epochs",
                "8",
                "--dropout",
                "0.05",
                "--seeds",
                "2",
                "--from-scratch",
                "--tf-idf",
                "--test",
                reviews("test.tsv", 60),
                "--json")
            .succeeded()
            .json();
    assertEquals(2, json.at("/fineTuned/runs").size());
    double first = json.at("/fineTuned/runs/0/accuracy").asDouble();
    double second = json.at("/fineTuned/runs/1/accuracy").asDouble();
    assertEquals((first + second) / 2, json.at("/fineTuned/accuracy/mean").asDouble(), 1e-9);
    assertTrue(Math.max(first, second) >= 0.95, json.toString());
    assertEquals(2, json.at("/fromScratch/runs").size());
    assertTrue(json.at("/tfIdf/accuracy").asDouble() < 0.95, json.toString());
    assertTrue(json.at("/tfIdf/testAccuracy").asDouble() > 0.2, json.toString());
    double tested = json.at("/fineTuned/testAccuracy/mean").asDouble();
    assertEquals(
        tested,
        (json.at("/fineTuned/runs/0/testAccuracy").asDouble()
                + json.at("/fineTuned/runs/1/testAccuracy").asDouble())
            / 2,
        1e-9);
    assertTrue(tested > 0.9, json.toString());
    assertTrue(json.at("/fromScratch/testMatthews/mean").isNumber(), json.toString());
    predictsWhatItValidated(out, valid, Math.max(first, second));
  }

  private static void predictsWhatItValidated(Path out, Path valid, double accuracy)
      throws IOException {
    var run =
        CommandRun.of("bert", "predict", out, valid, "--text-column", "sentence", "--json")
            .succeeded();
    List<String> lines = Files.readAllLines(valid).stream().skip(1).toList();
    List<JsonNode> answers = objects(run);
    double hits = 0;
    for (int i = 0; i < lines.size(); i++) {
      hits += lines.get(i).endsWith("\t" + answers.get(i).path("label").asText()) ? 1 : 0;
      assertEquals(2, answers.get(i).path("probabilities").size());
    }
    assertEquals(accuracy, hits / lines.size(), 1e-9);
    String text = lines.getFirst().split("\t")[0];
    var piped = CommandRun.withInput(text + "\n\n" + text + "\n", "bert", "predict", out);
    List<String> printed = piped.succeeded().out().lines().toList();
    assertEquals(3, printed.size());
    assertEquals(printed.getFirst(), printed.getLast());
  }

  @Test
  void tagsWords() throws IOException {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      lines.addAll(List.of(any("anna", "ben") + "\tB-PER", "lives\tO", "in\tO"));
      lines.addAll(List.of(any("paris", "rome") + "\tB-LOC", ""));
    }
    Path file = Files.write(folder.resolve("tags.conll"), lines);
    Path out = folder.resolve("tags");
    JsonNode json = finetune("tag", file, file, out, "--epochs", "6", "--json").succeeded().json();
    assertTrue(json.at("/fineTuned/f1/mean").asDouble() >= 0.95, json.toString());
    var run = CommandRun.withInput("ben lives in rome\n", "bert", "predict", out).succeeded();
    assertEquals("ben\tB-PER\nlives\tO\nin\tO\nrome\tB-LOC\n\n", run.out());
  }

  @Test
  void answersQuestions() throws IOException {
    var questions = JSON.createArrayNode();
    for (int i = 0; i < 200; i++) {
      String who = any("anna", "ben");
      String where = any("paris", "rome");
      String context =
          random.nextBoolean() ? who + " lives in " + where : "in " + where + " lives " + who;
      var paragraph = questions.addObject().put("context", context);
      var question = paragraph.putArray("qas").addObject();
      question.put("id", "q" + i).put("question", "where ?");
      var right = question.putArray("answers").addObject();
      right.put("text", where).put("answer_start", context.indexOf(where));
    }
    var root = JSON.createObjectNode();
    root.putArray("data").addObject().set("paragraphs", questions);
    Path file = Files.writeString(folder.resolve("qa.json"), root.toString());
    Path out = folder.resolve("qa");
    JsonNode json = finetune("qa", file, file, out, "--epochs", "8", "--json").succeeded().json();
    assertTrue(json.at("/fineTuned/exactMatch/mean").asDouble() >= 90, json.toString());
    List<JsonNode> answers =
        objects(CommandRun.of("bert", "predict", out, file, "--json").succeeded());
    assertEquals(200, answers.size());
    assertEquals("q0", answers.getFirst().path("id").asText());
    assertTrue(answers.getFirst().path("nBest").size() > 1);
  }

  @Test
  void crossValidates() throws IOException {
    Path out = folder.resolve("folds");
    Object[] more = {"--folds", "3", "--epochs", "2", "--from-scratch", "--tf-idf", "--json"};
    JsonNode json = finetune("classify", reviews("all.tsv", 100), out, more).succeeded().json();
    assertEquals(3, json.path("folds").asInt());
    assertEquals(100, json.path("validation").asInt());
    assertEquals(3, json.at("/fineTuned/runs/2/fold").asInt());
    assertEquals(3, json.at("/fromScratch/runs").size());
    double mean = 0;
    for (JsonNode run : json.at("/fineTuned/runs")) {
      mean += run.path("accuracy").asDouble() / 3;
    }
    assertEquals(mean, json.at("/fineTuned/accuracy/mean").asDouble(), 1e-9);
    assertTrue(json.at("/tfIdf/accuracy").asDouble() > 0.2, json.toString());
    assertTrue(Files.exists(out.resolve("runs/fold-3/metrics.jsonl")));
    assertFalse(Files.exists(out.resolve("config.json")), "the model of a fold is kept");
  }

  @Test
  void choosesAmongChoices() throws IOException {
    var lines = new ArrayList<>(List.of("text\tchoice1\tchoice2\tlabel"));
    for (int i = 0; i < 120; i++) {
      String name = any("anna", "ben");
      lines.add(name + " lives in rome\tanna\tben\t" + (name.equals("anna") ? 0 : 1));
    }
    Path file = Files.write(folder.resolve("choices.tsv"), lines);
    Path out = folder.resolve("choice");
    JsonNode json =
        finetune("choice", file, file, out, "--epochs", "12", "--json").succeeded().json();
    assertTrue(json.at("/fineTuned/accuracy/mean").asDouble() >= 0.95, json.toString());
    List<JsonNode> answers =
        objects(CommandRun.of("bert", "predict", out, file, "--json").succeeded());
    assertEquals(120, answers.size());
    assertEquals(
        lines.get(1).startsWith("anna") ? 0 : 1, answers.getFirst().path("choice").asInt());
    Path three = folder.resolve("three.tsv");
    Files.writeString(three, "text\tchoice1\tchoice2\tchoice3\tlabel\nanna\ta\tb\tc\t0\n");
    finetune("choice", file, three, folder.resolve("o"))
        .failed(3, "three.tsv:2: 3 choices, where the model learns 2");
    CommandRun.of("bert", "predict", out, three).failed(2, "3 choices, where the model learns 2");
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    Path train = reviews("train.tsv", 20);
    Path other = Files.writeString(folder.resolve("o.tsv"), "sentence\tlabel\ngood\t1\nbad\t7\n");
    Path out = folder.resolve("out");
    finetune("classify", train, other, out).failed(3, "o.tsv:3: the label '7'", "0, 1");
    finetune("guess", train, train, out)
        .failed(2, "--task takes classify, regress, tag, qa or choice");
    finetune("classify", train, out, new Object[0]).failed(2, "--valid FILE", "--folds K");
    finetune("classify", train, train, out, "--folds", "3").failed(2, "--valid FILE", "--folds K");
    finetune("classify", train, out, new Object[] {"--folds", "21"}).failed(2, "21 folds of 20");
    finetune("classify", train, out, new Object[] {"--folds", "2", "--test", train})
        .failed(2, "--test goes with --valid");
    finetune("classify", train, out, new Object[] {"--folds", "2", "--seeds", "2"})
        .failed(2, "--folds goes with one seed");
    finetune("classify", train, train, out, "--metric", "bleu")
        .failed(2, "--metric takes accuracy");
    finetune("classify", train, train, pretrained).failed(2, "is not empty");
    finetune("classify", train, train, out, "--max-length", "99").failed(2, "max-length is 99");
    finetune("classify", train, train, out, "--freeze", "3").failed(2, "the model has 2 layers");
    assertFalse(Files.exists(out.resolve("config.json")));
    CommandRun.of("bert", "predict", pretrained, train).failed(3, "has no task.json");
  }

  @Test
  void saysWhatIsTooLong() throws IOException {
    Path train = reviews("train.tsv", 20);
    Files.writeString(train, Files.readString(train) + "good film ".repeat(30).strip() + "\t1\n");
    var run = finetune("classify", train, train, folder.resolve("out"), "--epochs", "1");
    assertTrue(
        run.succeeded().err().contains("1 of 21 training texts are longer than 32 tokens"),
        run.err());
  }

  @Test
  void fillsMasksAndMakesVectors() throws IOException {
    JsonNode masks =
        CommandRun.of("bert", "fill-mask", pretrained, "the [MASK] is good", "--top", "3", "--json")
            .succeeded()
            .json();
    assertEquals(3, masks.at("/masks/0").size());
    CommandRun.of("bert", "fill-mask", pretrained, "good").failed(2, "no [MASK] in the text");
    Path texts = folder.resolve("texts.txt");
    Files.writeString(texts, "the old film\nthe new film\n\nanna lives in rome\nthe old film\n");
    Path vectors = folder.resolve("texts.firth");
    JsonNode json =
        CommandRun.of(
                "bert", "embed", pretrained, texts, "--out", vectors, "--layers", "1,2", "--json")
            .succeeded()
            .json();
    assertEquals(3, json.path("texts").asInt());
    var similar = CommandRun.of("vectors", "similar", vectors, "the old film", "--top", "1");
    assertTrue(similar.succeeded().out().contains("the new film"), similar.out());
  }
}
