package dev.firth.transformer.bert.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import ai.djl.translate.TranslateException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.WordPieces;
import dev.firth.transformer.bert.finetune.ReadyModels;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.TextVector;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DJL's predictors say what the models themselves say. */
class BertTranslatorTest {
  private static final Tokenizer TOKENIZER = WordPieces.of("the", "old", "cat", "sees", "a", "dog");
  private static final BertOptions OPTIONS =
      new BertOptions.Builder(TOKENIZER.size())
          .size(1, 16, 2, 32)
          .positions(16, 0)
          .deviation(0.3)
          .build();

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void masksAreFilledAndTextsEmbedded() throws TranslateException {
    var pretrained = new BertForPretraining(new Bert(OPTIONS), true);
    pretrained.initialize(manager, 5);
    List<String> texts = List.of("the [MASK] sees a [MASK]", "[MASK]", "the old [MASK]");
    try (var model = new BertModel(TOKENIZER, pretrained);
        var fill = BertTranslator.fillMask(model, 3).zooModel();
        var filler = fill.newPredictor();
        var embed = BertTranslator.embed(model, TextVector.MEAN).zooModel();
        var embedder = embed.newPredictor()) {
      var filled = filler.batchPredict(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertEquals(model.fillMask(texts.get(i), 3), filled.get(i));
      }
      var vectors = embedder.batchPredict(texts);
      var expected = model.embed(texts, TextVector.MEAN);
      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(expected.get(i).vector(), vectors.get(i).vector());
      }
      var refused = assertThrows(TranslateException.class, () -> filler.predict("no mask"));
      assertEquals(UsageException.class, refused.getCause().getClass());
    }
  }

  @Test
  void fineTunedModelsAnswer() throws IOException, TranslateException {
    var inputs = List.of(TextInput.of("the cat"), TextInput.of("the old dog sees", "a cat"));
    try (var model = ReadyModels.classifier(TOKENIZER, OPTIONS);
        var zoo = BertTranslator.of(model).zooModel();
        var predictor = zoo.newPredictor()) {
      assertEquals(model.predict(inputs), predictor.batchPredict(inputs));
      assertEquals(
          model.predict(inputs.subList(0, 1)).getFirst().label(),
          predictor.predict(inputs.getFirst()).label());
    }
    var sentences = List.of(List.of("the", "old", "cat"), List.of("a"));
    try (var model = ReadyModels.tagger(TOKENIZER, OPTIONS);
        var zoo = BertTranslator.of(model).zooModel();
        var predictor = zoo.newPredictor()) {
      assertEquals(model.predict(sentences), predictor.batchPredict(sentences));
    }
    var passages = List.of(new Passage("1", "a cat", "the old dog sees the cat"));
    try (var model = ReadyModels.answerer(TOKENIZER, OPTIONS);
        var zoo = BertTranslator.of(model).zooModel();
        var predictor = zoo.newPredictor()) {
      assertEquals(model.predict(passages), predictor.batchPredict(passages));
    }
  }
}
