package dev.firth.cli.bert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertDistillCommandTest {
  @TempDir private static Path folder;
  private static Path text;
  private static Path teacher;

  @BeforeAll
  static void pretrain() {
    text = folder.resolve("almanac.txt");
    CommandRun.of("corpus", "almanac", text, "--form", "prose", "--tokens", "20000").succeeded();
    teacher = folder.resolve("teacher");
    run("pretrain", teacher, "--size", "2x32", "--vocab-size", "400").succeeded();
  }

  private static CommandRun run(String verb, Path out, Object... more) {
    var args = new ArrayList<Object>(List.of("bert", verb));
    if (verb.equals("distill")) {
      args.add(teacher);
    }
    args.addAll(List.of(text, "--out", out, "--max-length", "32", "--batch-tokens", "1024"));
    args.addAll(List.of("--valid-share", "0.1", "--valid-rows", "100", "--max-steps", "6"));
    args.addAll(List.of("--deterministic", "--progress", "none", "--json"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void aStudentIsAFolderLikeItsTeachers() throws IOException {
    Path out = folder.resolve("student");
    JsonNode json = run("distill", out, "--size", "1x32").succeeded().json();
    assertEquals(6, json.path("steps").asInt());
    assertTrue(json.at("/teacher/mlmLoss").asDouble() > 0, json.toString());
    assertTrue(json.at("/teacher/nspAccuracy").isNumber(), json.toString());
    assertTrue(json.path("mlmLoss").asDouble() > 0, json.toString());
    assertTrue(json.path("nspAccuracy").isNumber(), json.toString());
    assertTrue(json.at("/baselines/unigram/accuracy").asDouble() > 0, json.toString());
    assertArrayEquals(
        Files.readAllBytes(teacher.resolve("tokenizer.json")),
        Files.readAllBytes(out.resolve("tokenizer.json")));
    String options = Files.readString(out.resolve("options.json"));
    assertTrue(options.contains("\"teacher\"") && options.contains("\"corpus\""), options);
    CommandRun.of("bert", "fill-mask", out, "the [MASK] is old").succeeded();
  }

  @Test
  void aStudentWithoutPairsOfAnotherWidth() {
    JsonNode json =
        run("distill", folder.resolve("narrow"), "--size", "1x16", "--variant", "distilbert")
            .succeeded()
            .json();
    assertTrue(json.path("nspAccuracy").isNull(), json.toString());
    assertTrue(json.at("/teacher/nspAccuracy").isMissingNode(), json.toString());
  }

  @Test
  void whatAPlanPreparedIsGoneOnWith() throws IOException {
    Path once = folder.resolve("once");
    Path planned = folder.resolve("planned");
    run("distill", once, "--temperature", "3").succeeded();
    run("distill", planned, "--temperature", "3", "--plan").succeeded();
    run("distill", planned, "--temperature", "3", "--resume").succeeded();
    assertArrayEquals(
        Files.readAllBytes(once.resolve("model.safetensors")),
        Files.readAllBytes(planned.resolve("model.safetensors")));
    run("distill", planned, "--temperature", "2", "--resume").failed(2, "temperature was 3.0");
  }

  @Test
  void whatCannotBeIsOneLine() throws IOException {
    Path out = folder.resolve("bad");
    run("distill", out, "--size", "1x16", "--hidden-weight", "1").failed(2, "dim 16 and 32");
    run("distill", out, "--temperature", "0").failed(2, "temperature above 0");
    run("distill", out, "--size", "giant").failed(2, "--size takes tiny");
    Path reviews = SmallBert.reviews(folder.resolve("r.tsv"), 20, new SplittableRandom(2));
    Path tuned = folder.resolve("tuned");
    finetune(SmallBert.write(folder.resolve("small")), reviews, tuned).succeeded();
    CommandRun.of("bert", "distill", tuned, text, "--out", out)
        .failed(3, "has no head for masked tokens");
    Path single = folder.resolve("single");
    run("pretrain", single, "--size", "1x32", "--vocab-size", "400", "--variant", "roberta")
        .succeeded();
    CommandRun.of("bert", "distill", single, text, "--out", out, "--pairs", "nsp")
        .failed(2, "has no head for pairs of segments");
    CommandRun.of("bert", "distill", folder.resolve("none"), text, "--out", out)
        .failed(3, "config.json");
  }

  private static CommandRun finetune(Path begin, Path train, Path out, Object... more) {
    var args = new ArrayList<Object>(List.of("bert", "finetune", begin, "--task", "classify"));
    args.addAll(List.of("--train", train, "--valid", train, "--out", out, "--epochs", "1"));
    args.addAll(List.of("--progress", "none", "--json"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void tasksAreLearnedFromTeachersToo() throws IOException {
    Path begin = SmallBert.write(folder.resolve("begin"));
    Path reviews = SmallBert.reviews(folder.resolve("few.tsv"), 40, new SplittableRandom(2));
    Path known = folder.resolve("known");
    Path out = folder.resolve("out");
    finetune(begin, reviews, known).succeeded();
    JsonNode json =
        finetune(begin, reviews, out, "--teacher", known, "--temperature", "4").succeeded().json();
    assertTrue(json.at("/fineTuned/accuracy/mean").isNumber(), json.toString());
    Path bad = folder.resolve("bad-task");
    finetune(begin, reviews, bad, "--temperature", "4").failed(2, "go with --teacher FOLDER");
    finetune(begin, reviews, bad, "--teacher", begin).failed(3, "has no task.json");
    Path words = Files.writeString(folder.resolve("w.tsv"), "sentence\tlabel\ngood\tx\nbad\ty\n");
    finetune(begin, words, bad, "--teacher", known)
        .failed(2, "classify of 0, 1, wanted is one for classify of x, y");
    List<String> others = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "film", "good");
    Path foreign = SmallBert.write(folder.resolve("foreign"), others, 32);
    finetune(foreign, reviews, bad, "--teacher", known).failed(2, "different tokenizers");
    Path narrow = SmallBert.write(folder.resolve("narrow-begin"), SmallBert.TOKENS, 16);
    finetune(narrow, reviews, bad, "--teacher", known, "--hidden-weight", "1")
        .failed(2, "dim 16 and 32");
  }
}
