package dev.firth.transformer.bert.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.finetune.data.ChoiceInput;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextAnswer;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small made tasks that a model of two layers learns in seconds. */
class FineTuningTest {
  private static final String[] NAMES = {"anna", "ben", "carl", "dora"};
  private static final String[] PLACES = {"paris", "rome", "oslo", "bonn"};
  private static final FineTuningOptions QUICK =
      FineTuningOptions.defaults().withEpochs(12, 3e-3).withBatch(16);

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(11);
  private PretrainedModel pretrained;

  @BeforeEach
  void write() throws IOException {
    pretrained = TinyBert.write(folder.resolve("pretrained"));
  }

  private <X, Y, A> TuningResult<X, A> train(
      FineTuning<X, Y, A> tuning, FineTuningOptions options, String name) throws IOException {
    try (var run = TinyBert.run(folder.resolve(name))) {
      return tuning.train(options, run, Progress.none());
    }
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private List<Example<TextInput, String>> reviews(int count) {
    return new FilmReviews(random).next(count);
  }

  private FineTuning<TextInput, String, LabelAnswer> classification(
      List<Example<TextInput, String>> training, List<Example<TextInput, String>> validation)
      throws BadInputException {
    return new FineTuning<>(
        TextClassification.of(training),
        pretrained,
        training,
        validation,
        TinyBert.accuracy((right, said) -> right.equals(said.label())),
        32);
  }

  @Test
  void learnsToTellTextsApartAndPredictsWhatItValidated() throws IOException {
    var validation = reviews(100);
    try (var model = train(classification(reviews(200), validation), QUICK, "run").model()) {
      model.write(folder.resolve("tuned"));
    }
    try (var loaded = FineTunedModel.load(folder.resolve("tuned"), TextClassification.class)) {
      var answers = loaded.predict(validation.stream().map(Example::input).toList());
      double accuracy =
          TinyBert.<TextInput, String, LabelAnswer>accuracy((y, a) -> y.equals(a.label()))
              .score(validation, answers)
              .getFirst();
      assertTrue(accuracy >= 0.95, "accuracy " + accuracy);
      for (var answer : answers) {
        double sum = answer.probabilities().values().stream().mapToDouble(p -> p).sum();
        assertEquals(1, sum, 1e-6);
        assertEquals(List.of("neg", "pos"), List.copyOf(answer.probabilities().keySet()));
      }
    }
  }

  @Test
  void whatIsWrittenSaysWhatTheBestValidationSaid() throws IOException {
    var validation = reviews(60);
    var result = train(classification(reviews(60), validation), QUICK.withEpochs(3, 2e-3), "run");
    double best = result.training().best().get("accuracy");
    try (var model = result.model()) {
      model.write(folder.resolve("tuned"));
    }
    try (var loaded = FineTunedModel.load(folder.resolve("tuned"), TextClassification.class)) {
      var answers = loaded.predict(validation.stream().map(Example::input).toList());
      assertEquals(
          best,
          TinyBert.<TextInput, String, LabelAnswer>accuracy((y, a) -> y.equals(a.label()))
              .score(validation, answers)
              .getFirst());
    }
    assertThrows(
        UsageException.class,
        () -> FineTunedModel.load(folder.resolve("tuned"), TokenClassification.class));
  }

  @Test
  void learnsAHandfulByHeart() throws IOException {
    var few = new ArrayList<Example<TextInput, String>>();
    String[] animals = {"cat", "dog", "bird", "fish"};
    for (int i = 0; i < 8; i++) {
      String text = "the %s sees a %s".formatted(animals[i % 4], animals[i / 4]);
      few.add(new Example<>(TinyBert.line(i + 1), TextInput.of(text), i % 3 == 0 ? "x" : "y"));
    }
    var options = QUICK.withEpochs(60, 3e-3).withBatch(4);
    var result = train(classification(few, few), options, "run");
    result.model().close();
    assertTrue(result.training().best().get("accuracy") >= 0.98, result.toString());
  }

  @Test
  void learnsPairsAndNumbers() throws IOException {
    var examples = new ArrayList<Example<TextInput, Double>>();
    for (int i = 0; i < 300; i++) {
      String first = any(NAMES);
      String second = any(NAMES);
      examples.add(
          new Example<>(
              TinyBert.line(i + 1),
              TextInput.of(first + " likes the cat", second + " sees a dog"),
              first.equals("anna") ? (second.equals("ben") ? 3.0 : 2.0) : 0.0));
    }
    AnswerScore<TextInput, Double, NumberAnswer> close =
        TinyBert.accuracy((right, said) -> Math.abs(right - said.value()) < 0.5);
    var tuning =
        new FineTuning<>(
            new TextRegression(),
            pretrained,
            examples.subList(0, 240),
            examples.subList(240, 300),
            close,
            32);
    var result = train(tuning, QUICK, "run");
    result.model().close();
    assertTrue(result.training().best().get("accuracy") >= 0.95, result.toString());
  }

  private List<Example<List<String>, List<String>>> tagged(int count) {
    var sentences = new ArrayList<Example<List<String>, List<String>>>();
    for (int i = 0; i < count; i++) {
      var words =
          List.of(any(NAMES), any("lives", "works"), "near", any("old", "red"), any(PLACES));
      var tags =
          List.of(
              "B-PER",
              "O",
              "O",
              words.get(3).equals("old") ? "B-LOC" : "O",
              words.get(3).equals("old") ? "I-LOC" : "B-LOC");
      sentences.add(new Example<>(TinyBert.line(6 * i + 1), words, tags));
    }
    return sentences;
  }

  @Test
  void learnsTagsAndReadsLongSentencesInWindows() throws IOException {
    var training = tagged(120);
    AnswerScore<List<String>, List<String>, TagsAnswer> whole =
        TinyBert.accuracy((right, said) -> right.equals(said.tags()));
    var tuning =
        new FineTuning<>(
            TokenClassification.of(training), pretrained, training, tagged(40), whole, 12);
    var result = train(tuning, QUICK, "run");
    assertTrue(result.training().best().get("accuracy") >= 0.95, result.toString());
    try (var model = result.model()) {
      var longer = new ArrayList<String>();
      for (int i = 0; i < 8; i++) {
        longer.addAll(List.of("anna", "lives", "near", "red", "oslo"));
      }
      List<String> tags = model.predict(List.of(longer)).getFirst().tags();
      assertEquals(40, tags.size());
      assertEquals(8, tags.stream().filter("B-PER"::equals).count());
    }
  }

  @Test
  void learnsToAnswerQuestions() throws IOException {
    var examples = new ArrayList<Example<Passage, List<TextAnswer>>>();
    for (int i = 0; i < 400; i++) {
      String who = any(NAMES);
      String where = any(PLACES);
      String context = "the " + any("old", "red") + " cat sees " + who + " near " + where + " .";
      String answer = random.nextBoolean() ? who : where;
      String question = answer.equals(who) ? "who is it ?" : "where is it ?";
      examples.add(
          new Example<>(
              TinyBert.line(i + 1),
              new Passage("q" + i, question, context),
              List.of(new TextAnswer(answer, context.indexOf(answer)))));
    }
    AnswerScore<Passage, List<TextAnswer>, SpanAnswer> exact =
        TinyBert.accuracy(
            (right, said) ->
                right.getFirst().text().equals(said.best().text())
                    && right.getFirst().start() == said.best().start());
    var training = examples.subList(0, 340);
    var tuning =
        new FineTuning<>(
            QuestionAnswering.of(training, 4),
            pretrained,
            training,
            examples.subList(340, 400),
            exact,
            14);
    var result = train(tuning, QUICK, "run");
    result.model().close();
    assertTrue(result.training().best().get("accuracy") >= 0.9, result.toString());
  }

  /** Which of three animals is the one of the text; a choice alone does not tell. */
  private List<Example<ChoiceInput, Integer>> choices(int count) {
    String[] animals = {"cat", "dog", "bird", "fish"};
    var examples = new ArrayList<Example<ChoiceInput, Integer>>();
    for (int i = 0; i < count; i++) {
      int first = random.nextInt(animals.length);
      var said =
          IntStream.range(0, 3)
              .mapToObj(choice -> "a " + animals[(first + choice) % animals.length])
              .toList();
      int right = random.nextInt(3);
      String text =
          any(NAMES) + " sees " + said.get(right) + " " + any("in", "near") + " the house";
      examples.add(new Example<>(TinyBert.line(i + 1), new ChoiceInput(text, said), right));
    }
    return examples;
  }

  @Test
  void learnsToChooseAndPredictsWhatItValidated() throws IOException {
    var training = choices(500);
    var validation = choices(60);
    AnswerScore<ChoiceInput, Integer, ChoiceAnswer> right =
        TinyBert.accuracy((number, said) -> number == said.choice());
    var tuning =
        new FineTuning<>(MultipleChoice.of(training), pretrained, training, validation, right, 24);
    var result = train(tuning, QUICK.withBatch(8), "run");
    double best = result.training().best().get("accuracy");
    try (var model = result.model()) {
      model.write(folder.resolve("tuned"));
    }
    assertTrue(best >= 0.9, result.toString());
    try (var loaded = FineTunedModel.load(folder.resolve("tuned"), MultipleChoice.class)) {
      var answers = loaded.predict(validation.stream().map(Example::input).toList());
      assertEquals(best, right.score(validation, answers).getFirst());
      var one = loaded.predict(List.of(validation.getFirst().input())).getFirst();
      assertEquals(1, one.probabilities().stream().mapToDouble(p -> p).sum(), 1e-6);
      assertEquals(answers.getFirst().choice(), one.choice());
      var two = new ChoiceInput("the cat", List.of("a", "the"));
      assertThrows(UsageException.class, () -> loaded.predict(List.of(two)));
    }
  }

  @Test
  void namesTheLineWithMoreChoices() {
    var examples = new ArrayList<>(choices(3));
    examples.add(
        new Example<>(TinyBert.line(4), new ChoiceInput("the", List.of("a", "b", "c", "d")), 0));
    String message =
        assertThrows(BadInputException.class, () -> MultipleChoice.of(examples)).getMessage();
    assertEquals("made.txt:4: 4 choices, where the model learns 3", message);
  }

  @Test
  void namesTheLabelThatTrainingNeverSawAndItsLine() {
    var validation = List.of(new Example<>(TinyBert.line(12), TextInput.of("a film"), "neutral"));
    String message =
        assertThrows(BadInputException.class, () -> classification(reviews(20), validation))
            .getMessage();
    assertTrue(message.startsWith("made.txt:12: the label 'neutral'"), message);
    assertTrue(message.contains("neg, pos"), message);
  }

  @Test
  void countsWhatIsTooLong() throws IOException {
    var training = new ArrayList<>(reviews(10));
    String text = "the film is good . ".repeat(10).strip();
    training.add(new Example<>(TinyBert.line(11), TextInput.of(text), "pos"));
    training.add(new Example<>(TinyBert.line(12), TextInput.of("good", text), "pos"));
    var counts = classification(training, reviews(5)).truncation();
    assertEquals(new TruncationCounts(12, 2, 50 - 30 + 50 - 28), counts);
  }

  @Test
  void frozenLayersStayAndLowerOnesMoveLess() throws IOException {
    var options = QUICK.withEpochs(1, 1e-3);
    var tuning = classification(reviews(64), reviews(8));
    try (var before = train(tuning, options.withEpochs(1, 1e-12), "none").model();
        var frozen = train(tuning, options.withLayers(1, 1), "frozen").model();
        var decayed = train(tuning, options.withLayers(0.1, -1), "decayed").model()) {
      assertEquals(0, moved(before, frozen, "bert.layers.0.attention.query.weight"), 1e-9);
      assertEquals(0, moved(before, frozen, "bert.embeddings.tokens.weight"), 1e-9);
      double top = moved(before, decayed, "bert.layers.1.attention.query.weight");
      double bottom = moved(before, decayed, "bert.layers.0.attention.query.weight");
      assertTrue(bottom > 0 && bottom < 0.3 * top, bottom + " and " + top);
      assertTrue(moved(before, frozen, "bert.layers.1.attention.query.weight") > top);
    }
  }

  private static double moved(
      FineTunedModel<?, ?> before, FineTunedModel<?, ?> after, String path) {
    float[] from = before.weight(path);
    float[] to = after.weight(path);
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += Math.abs(to[i] - from[i]);
    }
    return sum / from.length;
  }

  @Test
  void oneSeedDecidesAll() throws IOException {
    var tuning = classification(reviews(40), reviews(20));
    var options = QUICK.withEpochs(2, 1e-3);
    try (var first = train(tuning, options, "a").model();
        var second = train(tuning, options, "b").model();
        var other = train(tuning, options.withStart(false, 2), "c").model()) {
      String head = "classifier.output.weight";
      assertArrayEquals(first.weight(head), second.weight(head), 1e-4f);
      assertTrue(moved(first, other, head) > 1e-3);
    }
  }
}
