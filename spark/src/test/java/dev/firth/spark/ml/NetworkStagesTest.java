package dev.firth.spark.ml;

import static dev.firth.spark.ml.LocalSpark.column;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.SpecialNames;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.transformer.ModelFamilies;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.TextVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks give in columns what they give on one machine; they have learned nothing. */
class NetworkStagesTest {
  private static final List<String> SPECIAL = List.of("<pad>", "<s>", "</s>", "<unk>");
  private static final List<String> WORDS = List.of("the", "cat", "sat", "on", "a", "mat");
  private static final List<String> TEXTS =
      Arrays.asList(
          "the cat sat", null, "a mat", "", "on the mat a cat sat", "cat", "a dog", "the the the");

  @TempDir private static Path folder;
  private static SparkSession session;
  private static Dataset<Row> texts;

  @BeforeAll
  static void begin() {
    session = LocalSpark.session();
    texts = LocalSpark.texts(session, TEXTS).cache();
  }

  @AfterAll
  static void end() {
    session.stop();
  }

  private static Path bert() throws IOException {
    Path bert = Files.createDirectory(folder.resolve("bert"));
    String vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + String.join("\n", WORDS) + "\n";
    Path file = Files.writeString(folder.resolve("words.txt"), vocabulary);
    Tokenizer tokenizer = VocabText.read(file, BertNormalizer.uncased());
    var options =
        new BertOptions.Builder(tokenizer.size())
            .size(2, 16, 2, 32)
            .positions(12, 0)
            .deviation(0.3)
            .build();
    try (var manager = Torch.manager().newSubManager()) {
      var model = new BertForPretraining(new Bert(options), true);
      model.initialize(manager, 4);
      HuggingFaceWriter.write(bert, model, List.of());
      HuggingFaceWriter.write(bert, tokenizer);
    }
    return bert;
  }

  private static Path translation() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    var ids = new LinkedHashMap<String, Integer>();
    SPECIAL.forEach(word -> ids.put(word, ids.size()));
    WORDS.forEach(word -> ids.put(word, ids.size()));
    Tokenizer tokenizer =
        Tokenizer.builder(new WordLevelModel(ids, "<unk>"))
            .preTokenizer(new Whitespace())
            .addedTokens(SPECIAL.stream().map(AddedToken::special).toList())
            .build();
    TokenizerJson.write(tokenizer, run.resolve("tokenizer.json"));
    var side = ModelConfig.Side.of(tokenizer, SpecialIds.of(tokenizer, SpecialNames.USUAL, "test"));
    var architecture =
        new RecurrentArchitecture(
            new RecurrentOptions(
                CellKind.LSTM, 8, 8, 1, true, 1, AttentionKind.ADDITIVE, true, true, 0.1));
    var config = new ModelConfig<>(architecture, side, side);
    var model = config.build();
    try (var manager = Torch.manager().newSubManager()) {
      model.initialize(manager, 3);
      ModelDirectory.write(run, config, model);
    }
    return run;
  }

  private static <S extends BatchStage<S>> S on(S stage, Path model) {
    return stage
        .setInputCol("text")
        .setOutputCol("out")
        .setErrorCol("error")
        .setModelPath(model.toString())
        .setBatchSize(2);
  }

  /** Null is told to be the only error; the results of the other texts. */
  private static List<Row> good(List<Row> rows) {
    for (int i = 0; i < TEXTS.size(); i++) {
      assertEquals(TEXTS.get(i) == null ? "the input is null" : null, rows.get(i).getString(1));
      assertEquals(TEXTS.get(i) == null, rows.get(i).isNullAt(0));
    }
    return rows.stream().filter(row -> !row.isNullAt(0)).toList();
  }

  private static List<String> given() {
    return TEXTS.stream().filter(Objects::nonNull).toList();
  }

  @Test
  void vectorsOfBert() throws IOException {
    Path bert = bert();
    var stage = on(new FirthBertEmbedding(), bert).setPool("cls").setLayer(1);
    List<Row> rows = column(stage.transform(texts), "out", "error");
    stage.save(folder.resolve("embedding").toString());
    var loaded = FirthBertEmbedding.load(folder.resolve("embedding").toString());
    assertEquals(2, loaded.rowsTogether());
    assertEquals(rows, column(loaded.transform(texts), "out", "error"));
    List<Row> good = good(rows);
    try (var model = BertModel.load(bert)) {
      var expected = model.embed(given(), TextVector.FIRST, 1);
      for (int i = 0; i < good.size(); i++) {
        double[] actual = good.get(i).<Vector>getAs(0).toArray();
        for (int j = 0; j < actual.length; j++) {
          assertEquals(expected.get(i).vector()[j], actual[j], 1e-5);
        }
      }
    }
  }

  @Test
  void translations() throws IOException {
    Path run = translation();
    var stage = on(new FirthTranslation(), run).setBeam(2);
    List<Row> rows = column(stage.transform(texts), "out", "error");
    stage.save(folder.resolve("translation").toString());
    var loaded = FirthTranslation.load(folder.resolve("translation").toString());
    assertEquals(rows, column(loaded.transform(texts), "out", "error"));
    List<String> actual = good(rows).stream().map(row -> row.getString(0)).toList();
    assertEquals("", rows.get(3).getString(0));
    try (var model = TranslationModel.load(run, ModelFamilies.all())) {
      var options = TranslationOptions.defaults().withBeam(BeamOptions.defaults().withBeam(2, 1));
      var expected =
          model.translate(given(), options).stream().map(TranslatedSentence::text).toList();
      assertEquals(expected, actual);
    }
  }

  @Test
  void folderWithoutModelEndsTheJob() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (var stage :
        List.of(on(new FirthBertEmbedding(), empty), on(new FirthTranslation(), empty))) {
      var table = stage.transform(texts);
      var failure = assertThrows(Exception.class, table::collectAsList);
      String message = LocalSpark.cause(failure, BadInputException.class).getMessage();
      assertTrue(message.contains(" on executor driver of "), message);
      assertTrue(message.contains(empty.toString()), message);
    }
  }
}
