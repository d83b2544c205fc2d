package dev.firth.spark.ml;

import static dev.firth.spark.ml.LocalSpark.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.classify.ClassifierOptions;
import dev.firth.embeddings.classify.ClassifierTrainer;
import dev.firth.embeddings.classify.LabelledFormat;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages give in columns what Firth gives on one machine. */
class StagesTest {
  private static final List<String> GOOD = List.of("good", "fine", "great", "lovely");
  private static final List<String> BAD = List.of("bad", "dull", "poor", "awful");
  private static final List<String> PLAIN = List.of("the", "film", "was", "a", "story");
  private static final List<String> TEXTS =
      Arrays.asList("the film was good", null, "a dull story", "", "xyz", "great great film");

  @TempDir private static Path folder;
  private static SparkSession session;
  private static Path vectors;
  private static Path tokenizer;
  private static Path classifier;
  private static Dataset<Row> texts;

  @BeforeAll
  static void begin() throws IOException {
    session = LocalSpark.session();
    texts = LocalSpark.texts(session, TEXTS).cache();
    vectors = writeVectors(folder.resolve("words.firth"));
    tokenizer = writeTokenizer(folder.resolve("tokenizer.json"), true);
    classifier = writeClassifier(folder.resolve("films.bin"));
  }

  @AfterAll
  static void end() {
    session.stop();
  }

  private static List<String> words() {
    var words = new ArrayList<>(GOOD);
    words.addAll(BAD);
    words.addAll(PLAIN);
    return words;
  }

  /** Good and bad words differ in their first value alone. */
  private static Path writeVectors(Path file) throws IOException {
    var random = Seeds.random(1);
    List<String> words = words();
    var rows = new float[words.size() * 5];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextFloat(-1, 1);
    }
    for (int word = 0; word < words.size(); word++) {
      String name = words.get(word);
      rows[word * 5] = GOOD.contains(name) ? 1 : BAD.contains(name) ? -1 : 0;
    }
    try (var made = WordVectors.of(words, rows, 5)) {
      VectorFiles.write(file, made, VectorFormat.FIRTH);
    }
    return file;
  }

  /** A tokenizer of whole words, which may know no unknown one. */
  private static Path writeTokenizer(Path file, boolean unknown) throws IOException {
    var ids = new LinkedHashMap<String, Integer>();
    if (unknown) {
      ids.put("<unk>", 0);
    }
    words().forEach(word -> ids.put(word, ids.size()));
    var model = new WordLevelModel(ids, "<unk>");
    TokenizerJson.write(Tokenizer.builder(model).preTokenizer(new Whitespace()).build(), file);
    return file;
  }

  private static Path writeClassifier(Path file) throws IOException {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      lines.add("__label__good the film was " + GOOD.get(i % 4) + " " + PLAIN.get(i % 5));
      lines.add("__label__bad the film was " + BAD.get(i % 4) + " " + PLAIN.get(i % 5));
    }
    Path text = Files.write(folder.resolve("labelled.txt"), lines);
    var options =
        ClassifierOptions.builder().dim(6).epochs(20).buckets(0).threads(1).seed(1).build();
    new ClassifierTrainer(options)
        .train(Corpus.of(text), LabelledFormat.FASTTEXT, Progress.none())
        .model()
        .write(file);
    return file;
  }

  private static <S extends FirthStage<S>> S on(S stage, Path model) {
    return columns(stage).setModelPath(model.toString());
  }

  private static <S extends FirthStage<S>> S columns(S stage) {
    return stage.setInputCol("text").setOutputCol("out").setErrorCol("error");
  }

  /** The same results after saving, loading and running again. */
  private static List<Row> run(Transformer stage, Dataset<Row> table, String... columns)
      throws IOException {
    List<Row> rows = column(stage.transform(table), columns);
    String saved = folder.resolve("saved-" + stage.uid()).toString();
    new Pipeline()
        .setStages(new PipelineStage[] {stage})
        .fit(table)
        .write()
        .overwrite()
        .save(saved);
    PipelineModel loaded = PipelineModel.load(saved);
    assertEquals(stage.uid(), loaded.stages()[0].uid());
    assertEquals(rows, column(loaded.transform(table), columns));
    return rows;
  }

  /** Null is told to be the only error. */
  private static void assertOnlyNullIsBad(List<Row> rows) {
    for (int i = 0; i < TEXTS.size(); i++) {
      assertEquals(TEXTS.get(i) == null ? "the input is null" : null, rows.get(i).getAs("error"));
      assertEquals(TEXTS.get(i) == null, rows.get(i).isNullAt(0));
    }
  }

  @Test
  void tokensAndIds() throws IOException {
    var stage = on(new FirthTokenizer(), tokenizer);
    List<Row> tokens = run(stage, texts, "out", "error");
    List<Row> ids = run(stage.copy(new ParamMap()).setIds(true), texts, "out", "error");
    assertOnlyNullIsBad(tokens);
    assertOnlyNullIsBad(ids);
    Tokenizer expected = TokenizerFiles.read(tokenizer);
    for (int i = 0; i < TEXTS.size(); i++) {
      if (TEXTS.get(i) != null) {
        var encoding = expected.encode(TEXTS.get(i), false);
        assertEquals(encoding.tokens(), tokens.get(i).getList(0));
        assertEquals(Arrays.stream(encoding.ids()).boxed().toList(), ids.get(i).getList(0));
      }
    }
  }

  @Test
  void textThatCannotBeEncodedIsAnErrorOfItsRow() throws IOException {
    var stage = on(new FirthTokenizer(), writeTokenizer(folder.resolve("closed.json"), false));
    List<Row> rows = run(stage, texts, "out", "error");
    assertNull(rows.get(4).get(0));
    assertNotNull(rows.get(4).getString(1));
    assertEquals(List.of("great", "great", "film"), rows.get(5).getList(0));
    assertNull(rows.get(5).get(1));
  }

  @Test
  void wordsByUnicodeRules() throws IOException {
    var table = LocalSpark.texts(session, List.of("Málaga, THE film!"));
    var stage =
        columns(new FirthTokenizer()).setTokenizer("standard").setLowercase(true).setFold(true);
    assertEquals(List.of("malaga", "the", "film"), run(stage, table, "out").getFirst().getList(0));
  }

  @Test
  void vectorsOfWords() throws IOException {
    List<Row> rows = run(on(new FirthWordVectors(), vectors), texts, "out", "error");
    assertOnlyNullIsBad(rows);
    try (var expected = WordVectors.open(vectors)) {
      List<Vector> great = rows.get(5).getList(0);
      assertEquals(3, great.size());
      assertArrayEquals(doubles(expected.vector("film")), great.get(2).toArray());
      assertNull(rows.get(4).getList(0).getFirst());
    }
  }

  private static double[] doubles(float[] values) {
    var doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  @Test
  void vectorsOfSentences() throws IOException {
    List<Row> rows = run(on(new FirthSentenceVectors(), vectors), texts, "out", "error");
    try (var opened = WordVectors.open(vectors)) {
      assertSentences(SentenceEncoder.mean(opened), rows);
    }
  }

  private static void assertSentences(SentenceEncoder expected, List<Row> rows) {
    for (int i = 0; i < TEXTS.size(); i++) {
      if (TEXTS.get(i) != null) {
        var vector = expected.encode(TEXTS.get(i), new WhitespaceWords());
        assertEquals(vector.isPresent() ? null : "no word has a vector", rows.get(i).getString(1));
        if (vector.isPresent()) {
          assertArrayEquals(doubles(vector.get()), rows.get(i).<Vector>getAs(0).toArray());
        } else {
          assertNull(rows.get(i).get(0));
        }
      }
    }
  }

  @Test
  void modelOfAnotherFileSystem() {
    var local = on(new FirthSentenceVectors(), vectors);
    var far = on(new FirthSentenceVectors(), vectors).setModelPath("far://" + vectors);
    assertEquals(
        column(local.transform(texts), "out", "error"),
        column(far.transform(texts), "out", "error"));
  }

  @Test
  void smoothInverseFrequency() throws IOException {
    List<String> sentences = List.of("the film was good", "the story was bad", "a film");
    Path text = Files.write(folder.resolve("sentences.txt"), sentences);
    var stage = on(new FirthSentenceVectors(), vectors).setWeights("sif").setSifA(0.01);
    // The vectors tell no counts.
    var failure = assertThrows(Exception.class, () -> column(stage.transform(texts), "out"));
    String message = LocalSpark.cause(failure, BadInputException.class).getMessage();
    assertTrue(message.contains("sifSentences"), message);
    List<Row> rows = run(stage.setSifSentences(text.toString()), texts, "out", "error");
    try (var opened = WordVectors.open(vectors)) {
      var words = sentences.stream().map(s -> List.of(s.split(" "))).toList();
      assertSentences(SentenceEncoder.sif(opened, 0.01, words), rows);
    }
  }

  @Test
  void labelsAndProbabilities() throws IOException {
    var stage = on(new FirthClassifier(), classifier).setProbabilitiesCol("p").setTop(2);
    List<Row> rows = run(stage, texts, "out", "error", "p");
    assertOnlyNullIsBad(rows);
    assertEquals("__label__good", rows.get(0).getString(0));
    assertEquals("__label__bad", rows.get(2).getString(0));
    try (var model = FastTextModel.open(classifier)) {
      var expected = new LinkedHashMap<String, Double>();
      model.predict(TEXTS.get(0), 2, 0).forEach(of -> expected.put(of.label(), of.probability()));
      Map<String, Double> actual = rows.getFirst().getJavaMap(2);
      assertEquals(expected, actual);
      assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
    }
  }

  @Test
  void pipelineWithSparksClassifier() throws IOException {
    var table = labelled(120).cache();
    var pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new FirthTokenizer()
                      .setInputCol("text")
                      .setOutputCol("tokens")
                      .setErrorCol("tokenError"),
                  new FirthSentenceVectors()
                      .setModelPath(vectors.toString())
                      .setInputCol("tokens")
                      .setOutputCol("features")
                      .setErrorCol("error"),
                  new SQLTransformer().setStatement("SELECT * FROM __THIS__ WHERE error IS NULL"),
                  new LogisticRegression().setMaxIter(5)
                });
    PipelineModel fitted = pipeline.fit(table);
    String saved = folder.resolve("pipeline").toString();
    fitted.write().overwrite().save(saved);
    String[] wanted = {"prediction", "probability", "label"};
    List<Row> before = column(fitted.transform(table), wanted);
    List<Row> after = column(PipelineModel.load(saved).transform(table), wanted);
    assertEquals(before, after);
    assertEquals(120, before.size(), "all but the text without a word");
    long right = before.stream().filter(row -> row.getDouble(0) == row.getDouble(2)).count();
    assertEquals(before.size(), right);
  }

  private static Dataset<Row> labelled(int count) {
    var random = Seeds.random(2);
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var words = new ArrayList<String>();
      for (int j = 0; j < 3; j++) {
        words.add(PLAIN.get(random.nextInt(PLAIN.size())));
        words.add((i % 2 == 0 ? GOOD : BAD).get(random.nextInt(4)));
      }
      lines.add(String.join(" ", words));
    }
    lines.add("nothing known");
    return LocalSpark.texts(session, lines).selectExpr("*", "double(1 - n % 2) as label");
  }

  private static void assertRefused(FirthStage<?> stage, String message) {
    var failure = assertThrows(UsageException.class, () -> stage.transform(texts));
    assertEquals(message, failure.getMessage());
  }

  @Test
  void whatMakesNoSenseIsRefusedBeforeAnythingRuns() {
    assertRefused(new FirthClassifier(), "FirthClassifier: inputCol is not set");
    assertRefused(columns(new FirthClassifier()), "FirthClassifier: modelPath is not set");
    assertRefused(
        on(new FirthClassifier(), classifier).setInputCol("txt"),
        "FirthClassifier: no column 'txt' among n, text");
    assertRefused(
        on(new FirthSentenceVectors(), vectors).setInputCol("n"),
        "FirthSentenceVectors: column 'n' is of type int, not text or array of text");
    assertRefused(
        on(new FirthClassifier(), classifier).setOutputCol("n"),
        "FirthClassifier: there is a column 'n' already");
    assertRefused(
        on(new FirthClassifier(), classifier).setErrorCol("out"),
        "FirthClassifier: there is a column 'out' already");
    assertRefused(
        on(new FirthTokenizer(), tokenizer).setTokenizer("standard"),
        "FirthTokenizer: modelPath and tokenizer exclude each other");
    assertRefused(
        columns(new FirthTokenizer()).setIds(true),
        "FirthTokenizer: ids and special need a modelPath");
    assertRefused(
        on(new FirthSentenceVectors(), vectors).setSifA(0.1),
        "FirthSentenceVectors: sifA and sifSentences need the weights sif");
    assertThrows(IllegalArgumentException.class, () -> new FirthClassifier().setTop(0));
  }

  @Test
  void missingModelEndsTheJobInOneLine() {
    Path missing = folder.resolve("gone.firth");
    var table = on(new FirthSentenceVectors(), missing).transform(texts);
    var failure = assertThrows(Exception.class, table::collectAsList);
    String message = LocalSpark.cause(failure, BadInputException.class).getMessage();
    assertTrue(message.startsWith("FirthSentenceVectors on executor driver of "), message);
    assertTrue(message.contains(missing + ": no such file or folder"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void columnsHaveNamesOfTheirStage() {
    var stage = new FirthTokenizer().setInputCol("text");
    assertArrayEquals(
        new String[] {"n", "text", stage.uid() + "__output", stage.uid() + "__error"},
        stage.transformSchema(texts.schema()).fieldNames());
    var given = new ParamMap().put(stage.outputCol(), "other");
    assertEquals("other", stage.copy(given).transformSchema(texts.schema()).fieldNames()[2]);
    assertTrue(stage.explainParams().contains("modelPath"), stage.explainParams());
  }
}
