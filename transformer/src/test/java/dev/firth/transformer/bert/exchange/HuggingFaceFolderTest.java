package dev.firth.transformer.bert.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.files.SafetensorsReader;
import dev.firth.seq2seq.files.SafetensorsWriter;
import dev.firth.seq2seq.files.TensorData;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.BertSize;
import dev.firth.transformer.bert.heads.BertForMultipleChoice;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.heads.BertForQuestionAnswering;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.BertForTokenClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceFolderTest {
  private NDManager manager;
  @TempDir private Path folder;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static BertOptions options(String family) throws IOException {
    return ModelConfig.read(StoredModel.folder(family).resolve("config.json")).options();
  }

  private static List<BertWithHead> heads(BertOptions options) {
    return List.of(
        new BertForPretraining(new Bert(options), true),
        new BertForSequenceClassification(new Bert(options), 2),
        new BertForTokenClassification(new Bert(options), 4),
        new BertForQuestionAnswering(new Bert(options)),
        new BertForMultipleChoice(new Bert(options), 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "roberta", "albert", "distilbert"})
  void writtenAndReadBackIsEqualToTheBit(String family) throws IOException {
    List<BertWithHead> originals = heads(options(family));
    List<BertWithHead> copies = heads(options(family));
    for (int i = 0; i < originals.size(); i++) {
      BertWithHead original = originals.get(i);
      original.initialize(manager, 5);
      HuggingFaceWriter.write(folder, original, List.of("no", "yes"));
      try (var read = HuggingFaceFolder.open(folder)) {
        assertEquals(Family.named(family).orElseThrow(), read.config().family());
        assertEquals(options(family), read.config().options());
        assertEquals(List.of("no", "yes"), read.config().labels());
        assertEquals(List.of(), read.load(copies.get(i), manager));
      }
      assertSameWeights(original, copies.get(i));
    }
  }

  private static void assertSameWeights(ScriptBlock expected, ScriptBlock actual) {
    var others = actual.parameters();
    expected
        .parameters()
        .forEach(
            (path, weight) ->
                assertArrayEquals(
                    weight.getArray().toFloatArray(),
                    others.get(path).getArray().toFloatArray(),
                    0,
                    path));
    assertEquals(expected.parameters().keySet(), others.keySet());
  }

  /** The names that a model's published weights have, and no others. */
  @ParameterizedTest
  @ValueSource(strings = {"bert", "roberta", "albert", "distilbert"})
  void namesAreThoseOfTheReference(String family) throws IOException {
    boolean sentences = family.equals("bert") || family.equals("albert");
    var model = new BertForPretraining(new Bert(options(family)), sentences);
    try (var read = HuggingFaceFolder.open(StoredModel.folder(family))) {
      List<String> unused = read.load(model, manager);
      assertTrue(
          unused.stream().allMatch(name -> name.matches("(pre_)?classifier.*|qa_outputs.*")),
          unused::toString);
    }
    HuggingFaceWriter.write(folder, model, List.of());
    try (var written = SafetensorsReader.open(folder.resolve("model.safetensors"));
        var published =
            SafetensorsReader.open(StoredModel.folder(family).resolve("model.safetensors"))) {
      written
          .tensors()
          .forEach(
              (name, tensor) ->
                  assertEquals(tensor.shape(), published.tensors().get(name).shape()));
    }
  }

  /** Rewrites the stored BERT with other names; null leaves a tensor out. */
  private void rewrite(UnaryOperator<String> rename, TensorData... more) throws IOException {
    List<TensorData> tensors = new ArrayList<>(List.of(more));
    Path stored = StoredModel.folder("bert");
    try (var reader = SafetensorsReader.open(stored.resolve("model.safetensors"))) {
      for (String name : reader.tensors().keySet()) {
        if (rename.apply(name) != null) {
          NDArray array = reader.array(manager, name);
          tensors.add(TensorData.of(rename.apply(name), array));
        }
      }
    }
    Files.copy(stored.resolve("config.json"), folder.resolve("config.json"));
    SafetensorsWriter.write(folder.resolve("model.safetensors"), Map.of(), tensors);
  }

  private Bert stored() throws IOException {
    var bert = new Bert(options("bert"));
    try (var read = HuggingFaceFolder.open(StoredModel.folder("bert"))) {
      read.load(bert, manager);
    }
    return bert;
  }

  @Test
  void readsNamesWithoutBeginningAndThoseOfTensorFlow() throws IOException {
    rewrite(
        name ->
            name.startsWith("bert.")
                ? name.substring("bert.".length())
                    .replace("LayerNorm.weight", "LayerNorm.gamma")
                    .replace("LayerNorm.bias", "LayerNorm.beta")
                : null);
    var bert = new Bert(options("bert"));
    try (var read = HuggingFaceFolder.open(folder)) {
      assertFalse(read.hasMaskedLanguageHead());
      assertEquals(List.of(), read.load(bert, manager));
    }
    assertSameWeights(stored(), bert);
  }

  @Test
  void listsWhatHasNoPlaceButNotCopies() throws IOException {
    rewrite(
        name -> name.startsWith("bert.") ? name : null,
        TensorData.of("bert.embeddings.position_ids", 0L, 1L),
        TensorData.of("lstm.weight", new Shape(1), 1f),
        TensorData.of("adapter.bias", new Shape(1), 1f));
    try (var read = HuggingFaceFolder.open(folder)) {
      assertEquals(
          List.of("adapter.bias", "lstm.weight"), read.load(new Bert(options("bert")), manager));
    }
  }

  @Test
  void namesAllMissingTensorsWithTheirShapes() throws IOException {
    rewrite(name -> name.contains("layer.1.attention.self.key") ? null : name);
    var bert = new Bert(options("bert"));
    String message = refusal(bert);
    assertTrue(
        message.contains("bert.encoder.layer.1.attention.self.key.weight (16, 16)"), message);
    assertTrue(message.contains("bert.encoder.layer.1.attention.self.key.bias (16)"), message);
    assertTrue(bert.parameters().values().stream().noneMatch(p -> p.isInitialized()));
  }

  private String refusal(ScriptBlock model) throws IOException {
    try (var read = HuggingFaceFolder.open(folder)) {
      return assertThrows(BadInputException.class, () -> read.load(model, manager)).getMessage();
    }
  }

  @Test
  void namesBothShapes() throws IOException {
    String pooler = "bert.pooler.dense.weight";
    rewrite(
        name -> name.equals(pooler) ? null : name,
        TensorData.of(pooler, new Shape(2, 3), 1, 2, 3, 4, 5, 6));
    String message = refusal(new Bert(options("bert")));
    assertTrue(message.contains(pooler), message);
    assertTrue(message.contains("(2, 3)") && message.contains("(16, 16)"), message);
  }

  @Test
  void headsMayBeginAtRandomInFineTuningTheEncoderMayNot() throws IOException {
    rewrite(name -> name.startsWith("bert.") && !name.contains("pooler") ? name : null);
    var model = new BertForSequenceClassification(new Bert(options("bert")), 7);
    try (var read = HuggingFaceFolder.open(folder)) {
      LoadedWeights loaded = read.loadForTuning(model, manager, 3);
      assertEquals(
          List.of(
              "bert.pooler.dense.weight",
              "bert.pooler.dense.bias",
              "classifier.weight",
              "classifier.bias"),
          loaded.fresh());
      assertTrue(model.parameters().values().stream().allMatch(p -> p.isInitialized()));
    }
    assertTrue(
        refusal(new BertForSequenceClassification(new Bert(options("bert")), 7))
            .contains("classifier.weight (7, 16)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"hidden_size\":6,\"hidden_act\":\"quick_gelu\"}|hidden_act is quick_gelu; known here are"
            + " gelu, gelu_new and relu",
        "{\"position_embedding_type\":\"relative_key\"}|position_embedding_type is relative_key;"
            + " only absolute is known here",
        "{\"model_type\":\"deberta\"}|model_type is deberta; known are bert, roberta, albert,"
            + " distilbert",
        "{\"is_decoder\":true}|is_decoder is true; only encoders are known here",
        "{}|hidden_size is missing",
        "{\"hidden_size\":-4}|hidden_size is -4, not a whole number from 0",
        "{\"hidden_size\":10}|model is impossible: dim 10 does not divide by 3 heads"
      })
  void configsSayWhatIsWrong(String json, String expected) throws IOException {
    String more =
        "{\"vocab_size\":9,\"num_hidden_layers\":1,\"num_attention_heads\":3,\"intermediate_size\":4,";
    Path file = folder.resolve("config.json");
    Files.writeString(file, (more + json.substring(1)).replace(",}", "}"));
    String message =
        assertThrows(BadInputException.class, () -> ModelConfig.read(file)).getMessage();
    assertEquals(file + ": " + expected, message);
  }

  @Test
  void brokenFoldersAreNamed() throws IOException {
    assertTrue(refused().contains("there is no"));
    Files.writeString(folder.resolve("config.json"), "{\"vocab_size\": 9,");
    assertTrue(refused().contains("is no JSON"));
    Files.delete(folder.resolve("config.json"));
    Files.copy(StoredModel.folder("bert").resolve("config.json"), folder.resolve("config.json"));
    assertTrue(refused().contains("model.safetensors"));
    Files.createFile(folder.resolve("pytorch_model.bin"));
    assertTrue(refused().contains("pickle"));
  }

  private String refused() {
    return assertThrows(BadInputException.class, () -> HuggingFaceFolder.open(folder)).getMessage();
  }

  @Test
  void refusesToWriteWhatNoFamilyHas() {
    BertOptions mixed =
        BertOptions.of(BertSize.TINY, 50).toBuilder().positions(8, 3).size(1, 8, 2, 8).build();
    var model = new BertForPretraining(new Bert(mixed), true);
    model.initialize(manager, 1);
    assertThrows(UsageException.class, () -> HuggingFaceWriter.write(folder, model, List.of()));
    assertFalse(Files.exists(folder.resolve("config.json")));
  }
}
