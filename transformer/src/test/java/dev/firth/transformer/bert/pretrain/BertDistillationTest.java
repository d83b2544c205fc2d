package dev.firth.transformer.bert.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.train.DistillationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertDistillationTest {
  private static final int TOPICS = 4;
  private static final int PLACES = 4;
  private static final int WORDS = 6;
  private static final int TEACHER_STEPS = 250;
  private static final int STUDENT_STEPS = 60;

  @TempDir Path folder;

  private NDManager manager;
  private PreparedDocuments documents;

  @BeforeEach
  void open() throws IOException {
    manager = Torch.manager().newSubManager();
    Path data = Files.createDirectories(folder.resolve("data"));
    Path text = Files.writeString(data.resolve("text.txt"), text(600));
    documents = AlmanacRun.prepare(data, text, 300, 0.1);
  }

  /**
   * Documents with one of four topics. Each place in a sentence has six words for each topic, drawn
   * by lot: what may stand there a single answer does not tell, a teacher's does.
   */
  private static String text(int documents) {
    var random = new SplittableRandom(9);
    var text = new StringBuilder();
    for (int document = 0; document < documents; document++) {
      int topic = random.nextInt(TOPICS);
      for (int sentence = 0; sentence < 6; sentence++) {
        for (int place = 0; place < PLACES; place++) {
          text.append(word((topic * PLACES + place) * WORDS + random.nextInt(WORDS))).append(' ');
        }
        text.append(".\n");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String word(int number) {
    return ""
        + "bdfgklmnprst".charAt(number / 12)
        + "aeio".charAt(number % 4)
        + "vwxyz".charAt(number / 4 % 3)
        + "u";
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static PretrainingOptions options(long steps) {
    PretrainingOptions usual = AlmanacRun.options(steps).withRate(3e-3, 0.1);
    return usual.withData(usual.examples().withMaxLength(32), usual.masking(), 1024);
  }

  private BertForPretraining model(BertOptions.Builder shape, long seed) {
    return AlmanacRun.model(options(1).withSeed(seed), shape.deviation(0.08), manager);
  }

  private PretrainingResult train(BertForPretraining model, long steps, String run)
      throws IOException {
    try (var pretraining = new BertPretraining(documents, options(steps));
        var directory = AlmanacRun.directory(folder.resolve(run))) {
      return pretraining.train(model, directory, false, Progress.none());
    }
  }

  private PretrainingResult distill(
      BertForPretraining student, BertForPretraining teacher, DistillationOptions weights)
      throws IOException {
    try (var pretraining = new BertPretraining(documents, options(STUDENT_STEPS));
        var directory = AlmanacRun.directory(folder.resolve("student"))) {
      return pretraining.distill(student, teacher, weights, directory, false, Progress.none());
    }
  }

  @Test
  void aStudentLosesLessThanOneThatLearnsAlone() throws IOException {
    BertForPretraining teacher = model(AlmanacRun.sized(documents, 2), 1);
    double taught = train(teacher, TEACHER_STEPS, "teacher").heldOut().get("mlmLoss");
    var student = AlmanacRun.sized(documents, 1);
    PretrainingResult alone = train(model(student, 2), STUDENT_STEPS, "alone");
    PretrainingResult distilled =
        distill(model(student, 2), teacher, DistillationOptions.defaults());
    assertEquals(taught, distilled.teacher().get("mlmLoss"), 1e-6);
    double with = distilled.heldOut().get("mlmLoss");
    double without = alone.heldOut().get("mlmLoss");
    String what = "teacher %f, with %f, without %f".formatted(taught, with, without);
    assertTrue(taught < with && with < without - 0.1, what);
    String metrics = Files.readString(folder.resolve("student").resolve("metrics.jsonl"));
    assertTrue(metrics.contains("teacherAgreement"), metrics);
  }

  @Test
  void modelsThatDoNotGoTogetherAreRefused() {
    var student = model(AlmanacRun.sized(documents, 1), 1);
    var wide = model(AlmanacRun.sized(documents, 1).size(1, 32, 2, 64), 1);
    refused(student, wide, "hidden states of dim 64 and 32 cannot be compared");
    var other = model(new BertOptions.Builder(250).size(1, 64, 2, 64).positions(64, 0), 1);
    refused(student, other, "vocabulary of 250");
    var brief = model(AlmanacRun.sized(documents, 1).positions(16, 0), 1);
    refused(student, brief, "the model's 16 positions");
    PretrainingOptions usual = options(1);
    var single =
        AlmanacRun.model(
            usual.withData(
                usual.examples().withTask(SentenceTask.NONE), usual.masking(), usual.batchTokens()),
            AlmanacRun.sized(documents, 1),
            manager);
    refused(student, single, "the model has no question about them");
  }

  private void refused(BertForPretraining student, BertForPretraining teacher, String part) {
    var refused =
        assertThrows(
            UsageException.class, () -> distill(student, teacher, DistillationOptions.defaults()));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
