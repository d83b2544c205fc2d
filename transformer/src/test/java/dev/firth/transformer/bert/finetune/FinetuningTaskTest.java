package dev.firth.transformer.bert.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.ConstantSchedule;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingLoop;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.inference.TextClassifier;
import dev.firth.transformer.bert.inference.TextReader;
import dev.firth.transformer.bert.train.Answers;
import dev.firth.transformer.bert.train.BertTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinetuningTaskTest {
  private static final BatchOptions BATCHES =
      BatchOptions.defaults().withMaxSentences(16).withMaxTokens(300);
  private static final int WORDS = 30;

  @TempDir private Path folder;
  private NDManager manager;
  private BertForSequenceClassification model;
  private TextReader reader;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
    BertOptions options =
        new BertOptions.Builder(WORDS + 3).size(1, 32, 2, 64).positions(12, 0).build();
    model = new BertForSequenceClassification(new Bert(options), 2);
    model.initialize(manager, 2);
    reader = new TextReader(tokenizer(), options);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static Tokenizer tokenizer() {
    Map<String, Integer> words = new LinkedHashMap<>();
    words.put("pad", 0);
    words.put("good", 1);
    words.put("bad", 2);
    IntStream.range(0, WORDS).forEach(i -> words.put("w" + i, i + 3));
    return Tokenizer.builder(new WordLevelModel(words, "pad"))
        .preTokenizer(new WhitespaceSplit())
        .build();
  }

  /** Random words, among which is a good one or a bad one, which the label says. */
  private LabelledTexts texts(int count, long seed) {
    var random = new SplittableRandom(seed);
    List<EncodeInput> texts = new ArrayList<>();
    long[] labels = new long[count];
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      int length = 3 + random.nextInt(6);
      IntStream.range(0, length).forEach(word -> words.add("w" + random.nextInt(WORDS)));
      labels[i] = random.nextInt(2);
      words.set(random.nextInt(length), labels[i] == 1 ? "good" : "bad");
      texts.add(EncodeInput.of(String.join(" ", words)));
    }
    return new LabelledTexts(reader, texts, new Answers.Classes(labels));
  }

  @Test
  void learnsWhatHeldOutTextsShow() throws IOException {
    try (var task = new BertTask(model, 1);
        var learning = new FinetuningTask(task, texts(400, 1), BATCHES)) {
      var validator = new TaskValidator(task, texts(100, 2), BATCHES);
      TrainingResult result = train(learning, validator);
      assertTrue(result.best().get("accuracy") >= 0.97, result.best()::toString);
      assertEquals(result.best().get("accuracy"), validator.validate().get(1), 1e-9);
    }
    try (var classifier = new TextClassifier(tokenizer(), model, List.of("bad", "good"))) {
      assertEquals(1, classifier.classify(List.of("w1 good w2")).getFirst().best());
      assertEquals(0, classifier.classify(List.of("bad w1 w2 w3")).getFirst().best());
    }
  }

  private TrainingResult train(FinetuningTask learning, TaskValidator validator)
      throws IOException {
    RunDirectory run =
        RunDirectory.create(
            folder.resolve("run"),
            EffectiveOptions.none(),
            Provenance.capture(1, "", List.of("test")));
    var adam = new Adam(0.9, 0.999, 1e-8, 0, false, false);
    var options = TrainingOptions.of(TrainingLimits.ofEpochs(8)).withValidation(0, "accuracy");
    try (var loop =
        new TrainingLoop(
            learning,
            adam,
            new ConstantSchedule(2e-3, 0),
            List.of(validator),
            options,
            run,
            Progress.none())) {
      return loop.run();
    }
  }

  @Test
  void everyExampleComesOnceAnEpochInAnotherOrder() throws IOException {
    try (var task = new BertTask(model, 1);
        var learning = new FinetuningTask(task, texts(50, 1), BATCHES)) {
      List<Integer> first = epoch(learning);
      List<Integer> second = epoch(learning);
      assertEquals(50, new TreeSet<>(first).size());
      assertEquals(50, first.size());
      assertEquals(new TreeSet<>(first), new TreeSet<>(second));
      assertFalse(first.equals(second));
    }
  }

  private static List<Integer> epoch(FinetuningTask learning) {
    List<Integer> examples = new ArrayList<>();
    FinetuningBatch batch;
    do {
      batch = learning.next();
      for (int example : batch.examples()) {
        examples.add(example);
      }
    } while (!batch.endsEpoch());
    return examples;
  }

  @Test
  void goesOnWhereItWas() throws IOException {
    try (var task = new BertTask(model, 1);
        var learning = new FinetuningTask(task, texts(50, 1), BATCHES);
        var other = new FinetuningTask(task, texts(50, 1), BATCHES);
        var more = new FinetuningTask(task, texts(51, 1), BATCHES)) {
      IntStream.range(0, 6).forEach(i -> learning.next());
      SamplerPosition position = learning.position();
      other.resumeAt(position);
      for (int i = 0; i < 5; i++) {
        FinetuningBatch expected = learning.next();
        FinetuningBatch actual = other.next();
        assertEquals(expected.toString(), actual.toString());
        assertArrayEquals(expected.examples(), actual.examples());
      }
      assertThrows(BadInputException.class, () -> more.resumeAt(position));
      var beyond = new SamplerPosition(0, 99, position.fingerprint());
      assertThrows(BadInputException.class, () -> other.resumeAt(beyond));
    }
  }

  @Test
  void whatCannotBeLearnedFromIsNamed() throws IOException {
    try (var task = new BertTask(model, 1)) {
      LabelledTexts none = texts(0, 1);
      assertThrows(BadInputException.class, () -> new FinetuningTask(task, none, BATCHES));
    }
    var one = List.of(EncodeInput.of("w1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledTexts(reader, one, new Answers.Classes(1, 0)));
    var longText = List.of(EncodeInput.of("w1 ".repeat(20)), one.getFirst());
    assertEquals(1, new LabelledTexts(reader, longText, new Answers.Numbers(1, 0)).cut());
  }
}
