package dev.firth.transformer.bert.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextClassifierTest {
  private static final List<String> TOKENS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "cat", "sat", "on", "a", "mat");
  private static final List<EncodeInput> TEXTS =
      List.of(
          EncodeInput.of("the cat sat on the mat"),
          EncodeInput.of("a cat", "the mat"),
          EncodeInput.of("cat"));

  @TempDir private Path folder;
  private NDManager manager;
  private Tokenizer tokenizer;

  @BeforeEach
  void open() throws IOException {
    manager = Torch.manager().newSubManager();
    Path file = folder.resolve("tokens.txt");
    Files.writeString(file, String.join("\n", TOKENS) + "\n");
    tokenizer = VocabText.read(file, BertNormalizer.uncased());
    HuggingFaceWriter.write(folder, tokenizer);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static BertOptions options() {
    return new BertOptions.Builder(TOKENS.size())
        .size(2, 16, 2, 32)
        .positions(16, 0)
        .deviation(0.3)
        .build();
  }

  private BertForSequenceClassification model(int outputs) {
    var model = new BertForSequenceClassification(new Bert(options()), outputs);
    model.initialize(manager, 4);
    return model;
  }

  @Test
  void probabilitiesAreThoseOfTheLoss() throws IOException {
    BertForSequenceClassification model = model(3);
    HuggingFaceWriter.write(folder, model, List.of("bad", "so-so", "good"));
    try (var classifier = TextClassifier.load(folder);
        var task = new BertTask(model, 1)) {
      assertEquals(List.of("bad", "so-so", "good"), classifier.labels());
      List<ClassifiedText> answers = classifier.classifyInputs(TEXTS);
      var reader = new TextReader(tokenizer, options());
      for (int i = 0; i < TEXTS.size(); i++) {
        var input = reader.input(List.of(reader.encode(TEXTS.get(i))));
        for (int label = 0; label < 3; label++) {
          double loss = task.evaluate(TaskBatch.classes(input, label)).mean();
          assertEquals(Math.exp(-loss), answers.get(i).values()[label], 1e-5);
          assertTrue(
              answers.get(i).values()[label] <= answers.get(i).values()[answers.get(i).best()]);
        }
      }
    }
  }

  @Test
  void oneOutputIsANumber() throws IOException {
    BertForSequenceClassification model = model(1);
    HuggingFaceWriter.write(folder, model, List.of());
    try (var loaded = TextClassifier.load(folder);
        var inMemory = new TextClassifier(tokenizer, model, List.of("score"))) {
      assertEquals(List.of("LABEL_0"), loaded.labels());
      float number = loaded.classify(List.of("cat")).getFirst().values()[0];
      assertArrayEquals(
          new float[] {number}, inMemory.classify(List.of("cat")).getFirst().values(), 1e-6f);
      try (var task = new BertTask(model, 1)) {
        var reader = new TextReader(tokenizer, options());
        var input = reader.input(List.of(reader.encode(EncodeInput.of("cat"))));
        assertEquals(0, task.evaluate(TaskBatch.numbers(input, number)).mean(), 1e-9);
      }
    }
  }

  @Test
  void whatIsCutOfAPairIsCountedOnce() {
    String longer = "the cat sat on the mat ".repeat(5).strip();
    var texts =
        List.of(
            EncodeInput.of(longer),
            EncodeInput.of("a cat", longer),
            EncodeInput.of(longer, longer),
            EncodeInput.of("a cat", "the mat"));
    try (var classifier = new TextClassifier(tokenizer, model(2), List.of("no", "yes"))) {
      List<ClassifiedText> answers = classifier.classifyInputs(texts);
      assertEquals(List.of(16, 16, 16, 7), answers.stream().map(ClassifiedText::tokens).toList());
      // 16 positions, of which special tokens take 2 or 3.
      assertEquals(List.of(16, 19, 47, 0), answers.stream().map(ClassifiedText::cut).toList());
    }
  }

  @Test
  void otherFoldersAreRefused() throws IOException {
    var pretrained = new BertForPretraining(new Bert(options()), true);
    pretrained.initialize(manager, 4);
    HuggingFaceWriter.write(folder, pretrained, List.of());
    assertTrue(refusal().contains("it is no model that classifies texts"), refusal());
    HuggingFaceWriter.write(folder, model(3), List.of("no", "yes"));
    assertTrue(refusal().contains("2 labels") && refusal().contains("3 outputs"), refusal());
  }

  private String refusal() {
    return assertThrows(BadInputException.class, () -> TextClassifier.load(folder)).getMessage();
  }
}
