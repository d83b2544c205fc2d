package dev.firth.transformer.bert.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyExitModelTest {
  private static final int LAYERS = 3;
  private static final FilmReviews REVIEWS = new FilmReviews(new SplittableRandom(5));
  private static final FineTuningOptions QUICK =
      FineTuningOptions.defaults().withEpochs(12, 3e-3).withBatch(16);

  @TempDir private static Path folder;
  private static List<Example<TextInput, String>> judged;
  private static List<TextInput> texts;
  private static Path tuned;
  private static EarlyExitModel model;

  @BeforeAll
  static void train() throws IOException {
    judged = REVIEWS.next(60);
    texts = FilmReviews.texts(judged);
    tuned = finetune("tuned", LAYERS, 32, 1, 12);
    exits(tuned, 12).close();
    model = EarlyExitModel.load(tuned);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static Path finetune(String name, int layers, int dim, long seed, int epochs)
      throws IOException {
    PretrainedModel pretrained = TinyBert.write(folder.resolve(name + ".begin"), layers, dim);
    var training = REVIEWS.next(200);
    var tuning =
        new FineTuning<TextInput, String, LabelAnswer>(
            TextClassification.of(training),
            pretrained,
            training,
            judged,
            TinyBert.accuracy((right, said) -> right.equals(said.label())),
            32);
    Path out = folder.resolve(name);
    try (var run = TinyBert.run(folder.resolve(name + ".run"));
        var made =
            tuning
                .train(QUICK.withEpochs(epochs, 3e-3).withStart(false, seed), run, Progress.none())
                .model()) {
      made.write(out);
    }
    return out;
  }

  private static EarlyExitModel exits(Path of, int epochs) throws IOException {
    var options = EarlyExitTraining.defaults().withEpochs(epochs, 3e-3).withBatch(16);
    var learned = FilmReviews.texts(REVIEWS.next(200));
    try (var run = TinyBert.run(folder.resolve(of.getFileName() + ".exits"))) {
      var made = EarlyExitTraining.train(of, learned, options, run, Progress.none()).model();
      made.write(of);
      return made;
    }
  }

  @Test
  void withoutUncertaintyItSaysWhatThePlainModelSays() {
    List<LabelAnswer> plain = model.withAllLayers().predict(texts);
    List<ExitedLabel> all = model.predict(texts, 0);
    for (int i = 0; i < texts.size(); i++) {
      ExitedLabel answer = all.get(i);
      assertEquals(LAYERS, answer.layers());
      assertEquals(plain.get(i).label(), answer.answer().label());
      plain
          .get(i)
          .probabilities()
          .forEach((name, p) -> assertEquals(p, answer.answer().probabilities().get(name), 1e-6));
    }
  }

  @Test
  void greaterUncertaintyNeverTakesMoreLayers() {
    int[] layers = new int[texts.size()];
    Arrays.fill(layers, LAYERS);
    for (int hundredth = 0; hundredth <= 100; hundredth += 5) {
      List<ExitedLabel> answers = model.predict(texts, hundredth / 100.0);
      for (int i = 0; i < layers.length; i++) {
        int now = answers.get(i).layers();
        assertTrue(now >= 1 && now <= layers[i], texts.get(i) + " at " + hundredth);
        layers[i] = now;
      }
    }
  }

  @Test
  void layersAreSavedAndAccuracyIsKept() throws IOException {
    ExitCurve curve = ExitCurve.measure(model, judged);
    assertEquals(11, curve.byUncertainty().size());
    ExitSpeed all = curve.byUncertainty().get(0.0);
    assertEquals(curve.plain().accuracy(), all.accuracy());
    assertEquals(LAYERS, all.layers());
    assertTrue(all.accuracy() >= 0.95, curve.toString());
    ExitSpeed some = curve.byUncertainty().get(0.3);
    assertTrue(some.accuracy() >= 0.95 && some.layers() < LAYERS - 0.3, curve.toString());
    assertEquals(1, curve.byUncertainty().get(1.0).layers(), curve.toString());
    assertTrue(all.textsPerSecond() > 0, curve.toString());
  }

  @Test
  void anUnknownLabelIsNamedWithItsLine() {
    var other = List.of(new Example<>(TinyBert.line(7), TextInput.of("a film"), "neutral"));
    String message =
        assertThrows(BadInputException.class, () -> ExitCurve.measure(model, other)).getMessage();
    assertTrue(message.startsWith("made.txt:7: the label 'neutral'"), message);
  }

  @Test
  void oneSeedDecidesAllAndOnlyOneFileIsWritten() throws IOException {
    Path again = copy(tuned, "again");
    Files.delete(again.resolve(EarlyExitModel.FILE));
    var options = EarlyExitTraining.defaults().withEpochs(1, 3e-3).withBatch(16);
    List<TextInput> few = texts.subList(0, 32);
    for (String name : List.of("first", "second")) {
      try (var run = TinyBert.run(folder.resolve(name));
          var made = EarlyExitTraining.train(again, few, options, run, Progress.none()).model()) {
        made.write(again);
      }
      Files.move(
          again.resolve(EarlyExitModel.FILE), folder.resolve(name).resolve(EarlyExitModel.FILE));
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("first").resolve(EarlyExitModel.FILE)),
        Files.readAllBytes(folder.resolve("second").resolve(EarlyExitModel.FILE)));
    for (String file : List.of("model.safetensors", "config.json", "task.json")) {
      assertArrayEquals(
          Files.readAllBytes(tuned.resolve(file)), Files.readAllBytes(again.resolve(file)), file);
    }
  }

  private static Path copy(Path from, String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name));
    try (var files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  private static String refusal(Path of) {
    return assertThrows(BadInputException.class, () -> EarlyExitModel.load(of)).getMessage();
  }

  @Test
  void exitsOfOtherModelsAreRefused() throws IOException {
    Path file = copy(tuned, "other").resolve(EarlyExitModel.FILE);
    Path other = file.getParent();
    // Of other widths, of another depth, of other weights.
    exits(finetune("wide", LAYERS, 64, 1, 1), 1).close();
    replace(folder.resolve("wide"), file);
    assertTrue(refusal(other).contains("(32, 32)") && refusal(other).contains("(64, 64)"));
    exits(finetune("flat", 2, 32, 1, 1), 1).close();
    replace(folder.resolve("flat"), file);
    assertTrue(refusal(other).contains("has no tensor 'early.1."), refusal(other));
    exits(finetune("seed", LAYERS, 32, 2, 1), 1).close();
    replace(folder.resolve("seed"), file);
    assertTrue(refusal(other).contains("was trained for another model"), refusal(other));
  }

  private static void replace(Path from, Path file) throws IOException {
    Files.copy(from.resolve(EarlyExitModel.FILE), file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void damagedAndMissingFilesAreRefused() throws IOException {
    Path file = copy(tuned, "damaged").resolve(EarlyExitModel.FILE);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 3] ^= 1;
    Files.write(file, bytes);
    assertTrue(refusal(file.getParent()).contains("its checksum is wrong"));
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, '{'});
    assertTrue(refusal(file.getParent()).contains("no safetensors file"));
    Files.delete(file);
    assertTrue(refusal(file.getParent()).contains("has no early exits: 'firth bert exits'"));
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(UsageException.class, () -> model.predict(texts, wrong));
    }
    Path single = finetune("single", 1, 32, 1, 1);
    assertThrows(UsageException.class, () -> exits(single, 1));
    Path regression = folder.resolve("regression");
    PretrainedModel pretrained = PretrainedModel.open(folder.resolve("single.begin"));
    var numbers = List.of(new Example<>(TinyBert.line(1), TextInput.of("a film"), 1.0));
    var tuning =
        new FineTuning<TextInput, Double, NumberAnswer>(
            new TextRegression(),
            pretrained,
            numbers,
            numbers,
            TinyBert.accuracy((right, said) -> true),
            32);
    try (var run = TinyBert.run(folder.resolve("regression.run"));
        var made = tuning.train(QUICK.withEpochs(1, 1e-3), run, Progress.none()).model()) {
      made.write(regression);
    }
    String message =
        assertThrows(UsageException.class, () -> EarlyExitModel.load(regression)).getMessage();
    assertTrue(message.contains("the task regress"), message);
  }
}
