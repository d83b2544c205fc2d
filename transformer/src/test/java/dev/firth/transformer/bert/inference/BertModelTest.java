package dev.firth.transformer.bert.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertModelTest {
  private static final List<String> TOKENS =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "cat", "sat", "on", "a", "mat", ".");
  private static final int POSITIONS = 12;
  private static final List<String> TEXTS =
      List.of("the cat sat on a mat .", "cat", "a mat sat", "the cat", "on the mat . a cat");

  @TempDir private Path folder;
  private NDManager manager;
  private BertForPretraining original;

  @BeforeEach
  void write() throws IOException {
    manager = Torch.manager().newSubManager();
    original = new BertForPretraining(new Bert(options(TOKENS.size())), true);
    original.initialize(manager, 4);
    HuggingFaceWriter.write(folder, original, List.of());
    HuggingFaceWriter.write(folder, tokenizer());
  }

  private static BertOptions options(int vocabulary) {
    return new BertOptions.Builder(vocabulary)
        .size(3, 16, 2, 32)
        .positions(POSITIONS, 0)
        .deviation(0.3)
        .build();
  }

  private Tokenizer tokenizer() throws IOException {
    Path file = folder.resolve("tokens.txt");
    Files.writeString(file, String.join("\n", TOKENS) + "\n");
    return VocabText.read(file, BertNormalizer.uncased());
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void loadedGivesWhatTheModelInMemoryGives() throws IOException {
    try (var loaded = BertModel.load(folder);
        var inMemory = new BertModel(tokenizer(), original)) {
      assertSame(inMemory.embed(TEXTS, TextVector.MEAN), loaded.embed(TEXTS, TextVector.MEAN));
      assertEquals(inMemory.fillMask("a [MASK] sat", 3), loaded.fillMask("a [MASK] sat", 3));
    }
  }

  private static void assertSame(List<EmbeddedText> expected, List<EmbeddedText> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).vector(), actual.get(i).vector(), 1e-5f);
    }
  }

  @Test
  void textsHaveTheirVectorsInAnyCompany() throws IOException {
    try (var model = BertModel.load(folder)) {
      for (TextVector kind : TextVector.values()) {
        List<EmbeddedText> alone =
            TEXTS.stream().map(text -> model.embed(List.of(text), kind).getFirst()).toList();
        assertSame(alone, model.embed(TEXTS, kind));
      }
      assertEquals(List.of(), model.embed(List.of(), TextVector.MEAN));
    }
  }

  @Test
  void firstAndMeanAreThoseOfTheTokens() throws IOException {
    try (var model = BertModel.load(folder)) {
      for (int layer = 0; layer <= model.options().layers(); layer++) {
        List<TokenVectors> tokens = model.tokens(TEXTS, layer);
        List<EmbeddedText> first = model.embed(TEXTS, TextVector.FIRST, layer);
        List<EmbeddedText> means = model.embed(TEXTS, TextVector.MEAN, layer);
        for (int i = 0; i < TEXTS.size(); i++) {
          float[][] vectors = tokens.get(i).vectors();
          assertEquals(tokens.get(i).encoding().size(), vectors.length);
          assertArrayEquals(vectors[0], first.get(i).vector(), 1e-6f);
          assertArrayEquals(mean(vectors), means.get(i).vector(), 1e-5f);
        }
      }
    }
  }

  private static float[] mean(float[][] vectors) {
    float[] sum = new float[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i] / vectors.length;
      }
    }
    return sum;
  }

  @Test
  void whatIsCutIsSaid() throws IOException {
    String text = "the cat sat on a mat . ".repeat(2);
    try (var model = BertModel.load(folder)) {
      EmbeddedText embedded = model.embed(List.of(text, "cat"), TextVector.MEAN).getFirst();
      assertEquals(POSITIONS, embedded.tokens());
      assertEquals(14 + 2 - POSITIONS, embedded.cut());
      assertEquals(0, model.embed(List.of("cat"), TextVector.MEAN).getFirst().cut());
    }
  }

  @Test
  void masksAreFilledBestFirst() throws IOException {
    try (var model = BertModel.load(folder)) {
      List<List<FilledMask>> filled = model.fillMask("the [MASK] sat on [MASK] .", TOKENS.size());
      assertEquals(2, filled.size());
      for (List<FilledMask> mask : filled) {
        assertEquals(1, mask.stream().mapToDouble(FilledMask::probability).sum(), 1e-5);
        for (int i = 1; i < mask.size(); i++) {
          assertTrue(mask.get(i).probability() <= mask.get(i - 1).probability());
        }
        mask.forEach(token -> assertEquals(TOKENS.get(token.id()), token.token()));
      }
      assertEquals(
          filled.get(1).subList(0, 2), model.fillMask("the [MASK] sat on [MASK] .", 2).get(1));
      assertTrue(
          assertThrows(UsageException.class, () -> model.fillMask("the cat", 2))
              .getMessage()
              .contains("[MASK]"));
    }
  }

  @Test
  void manyThreadsUseOneModel() throws IOException {
    try (var model = BertModel.load(folder)) {
      List<EmbeddedText> expected = model.embed(TEXTS, TextVector.MEAN);
      IntStream.range(0, 32)
          .parallel()
          .forEach(i -> assertSame(expected, model.embed(TEXTS, TextVector.MEAN)));
    }
  }

  @Test
  void modelsWithoutHeadOrPoolerGiveVectors() throws IOException {
    var options = options(TOKENS.size());
    var classifier = new BertForSequenceClassification(new Bert(options), 2);
    classifier.initialize(manager, 4);
    HuggingFaceWriter.write(folder, classifier, List.of());
    try (var model = BertModel.load(folder)) {
      assertEquals(options.dim(), model.embed(TEXTS, TextVector.FIRST).get(2).vector().length);
      assertThrows(UsageException.class, () -> model.fillMask("a [MASK]", 1));
      assertThrows(UsageException.class, () -> model.embed(TEXTS, TextVector.FIRST, 4));
    }
  }

  @Test
  void tokenizersOfAnotherModelAreRefused() throws IOException {
    var small = new BertForPretraining(new Bert(options(TOKENS.size() - 1)), false);
    small.initialize(manager, 4);
    HuggingFaceWriter.write(folder, small, List.of());
    String message =
        assertThrows(BadInputException.class, () -> BertModel.load(folder)).getMessage();
    assertTrue(message.contains("12 tokens") && message.contains("vocabulary 11"), message);
  }
}
