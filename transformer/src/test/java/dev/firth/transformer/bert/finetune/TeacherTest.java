package dev.firth.transformer.bert.finetune;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.train.DistillationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fine-tuning with what a larger model says. */
class TeacherTest {
  private static final FineTuningOptions QUICK =
      FineTuningOptions.defaults().withEpochs(12, 3e-3).withBatch(16);
  private static final DistillationOptions ANSWERS_ALONE = new DistillationOptions(2, 1, 0, 0);

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(3);
  private final FilmReviews reviews = new FilmReviews(random);
  private final List<Example<TextInput, String>> judged = reviews.next(100);

  private FineTuning<TextInput, String, LabelAnswer> tuning(
      List<Example<TextInput, String>> training, PretrainedModel begin) throws IOException {
    return new FineTuning<>(
        TextClassification.of(training),
        begin,
        training,
        judged,
        TinyBert.accuracy((right, said) -> right.equals(said.label())),
        32);
  }

  private TuningResult<TextInput, LabelAnswer> train(
      FineTuning<TextInput, String, LabelAnswer> tuning, String name) throws IOException {
    try (var run = TinyBert.run(folder.resolve(name))) {
      return tuning.train(QUICK, run, Progress.none());
    }
  }

  private PretrainedModel begin(int layers, int dim) throws IOException {
    return TinyBert.write(folder.resolve(layers + "x" + dim), layers, dim);
  }

  /** The labels are drawn by lot, so that only the teacher can have taught. */
  @Test
  void studentsLearnWhatTheTeacherSays() throws IOException {
    List<Example<TextInput, String>> meaningless =
        reviews.next(200).stream()
            .map(e -> new Example<>(e.origin(), e.input(), random.nextBoolean() ? "pos" : "neg"))
            .toList();
    PretrainedModel small = begin(1, 32);
    try (var teacher = train(tuning(reviews.next(200), begin(2, 64)), "teacher").model()) {
      teacher.write(folder.resolve("taught"));
    }
    try (var teacher =
        FineTunedModel.load(folder.resolve("taught"), TextClassification.of(meaningless))) {
      var tuning = tuning(meaningless, small);
      var result = train(tuning.distilling(teacher, ANSWERS_ALONE), "student");
      result.model().close();
      assertTrue(result.training().best().get("accuracy") >= 0.9, result.toString());
      String message =
          assertThrows(
                  UsageException.class,
                  () -> train(tuning.distilling(teacher, DistillationOptions.defaults()), "hidden"))
              .getMessage();
      assertTrue(message.contains("dim 32 and 64"), message);
    }
  }

  @Test
  void teachersOfOtherTasksLabelsAndTokensAreRefused() throws IOException {
    PretrainedModel begin = begin(1, 32);
    var training = reviews.next(20);
    Path taught = folder.resolve("taught");
    try (var teacher = train(tuning(training, begin), "teacher").model()) {
      teacher.write(taught);
      var three = new TextClassification(List.of("neg", "neutral", "pos"));
      String labels =
          assertThrows(UsageException.class, () -> FineTunedModel.load(taught, three)).getMessage();
      assertTrue(labels.contains("of neg, pos, wanted") && labels.contains("neutral"), labels);
      String task =
          assertThrows(
                  UsageException.class, () -> FineTunedModel.load(taught, new TextRegression()))
              .getMessage();
      assertTrue(task.contains("classify of neg, pos, wanted is one for regress"), task);
      var other = ReadyModels.classifier(TinyBert.otherTokenizer(), begin.options());
      try (other) {
        var refused =
            assertThrows(
                UsageException.class, () -> labelled(begin).distilling(other, ANSWERS_ALONE));
        assertTrue(refused.getMessage().contains("different tokenizers"), refused.getMessage());
      }
    }
  }

  /** For the labels of {@link ReadyModels}. */
  private FineTuning<TextInput, String, LabelAnswer> labelled(PretrainedModel begin)
      throws IOException {
    var few =
        List.of(
            new Example<>(TinyBert.line(1), TextInput.of("a film"), "no"),
            new Example<>(TinyBert.line(2), TextInput.of("the film"), "yes"));
    return new FineTuning<>(
        TextClassification.of(few),
        begin,
        few,
        few,
        TinyBert.accuracy((right, said) -> right.equals(said.label())),
        32);
  }
}
