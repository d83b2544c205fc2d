package dev.firth.seq2seq.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.SamplingOptions;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class TranslationModelTest {
  private static final List<ModelFamily<EncoderDecoder>> FAMILIES =
      List.of(RecurrentArchitecture.FAMILY);
  private static final int WORDS = 20;

  @TempDir static Path folder;
  private TranslationModel model;

  @BeforeAll
  void load() throws IOException {
    model = TranslationModel.load(TinyModel.write(folder.resolve("one"), WORDS, 1), FAMILIES);
  }

  @AfterAll
  void close() {
    model.close();
  }

  private static List<String> sentences(int count) {
    RandomGenerator random = Seeds.random(count);
    return IntStream.range(0, count).mapToObj(i -> sentence(random.nextInt(9), random)).toList();
  }

  private static String sentence(int length, RandomGenerator random) {
    return IntStream.range(0, length)
        .mapToObj(i -> "w" + random.nextInt(WORDS))
        .collect(Collectors.joining(" "));
  }

  @Test
  void batchesChangeNothing() {
    List<String> sentences = sentences(40);
    List<String> together = model.translate(sentences);
    assertEquals(
        sentences.stream().map(s -> model.translate(List.of(s)).getFirst()).toList(), together);
    var small = TranslationOptions.defaults().withSizes(1024, 16);
    assertEquals(together, texts(model.translate(sentences, small)));
    assertTrue(together.stream().distinct().count() > 2, together.toString());
  }

  @Test
  void blankSentencesBecomeEmptyOnes() {
    assertEquals(List.of("", ""), model.translate(List.of("", "  ")));
    assertEquals(List.of(), model.translate(List.of()));
    TranslatedSentence empty =
        model.translate(List.of(""), TranslationOptions.defaults()).getFirst();
    assertEquals(List.of(Translation.EMPTY), empty.translations());
    assertEquals(0, empty.sourceTokens());
  }

  @Test
  void severalThreadsGetWhatOneGets() throws Exception {
    List<String> sentences = sentences(20);
    List<String> expected = model.translate(sentences);
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        work.add(() -> model.translate(sentences));
      }
      for (var result : threads.invokeAll(work)) {
        assertEquals(expected, result.get());
      }
    }
  }

  @Test
  void threadsShareTheSentencesOfACall() {
    List<String> sentences = sentences(40);
    List<String> alone = model.translate(sentences);
    for (int threads : new int[] {2, 3, 50}) {
      var shared = TranslationOptions.defaults().withThreads(threads);
      assertEquals(alone, texts(model.translate(sentences, shared)), threads + " threads");
      assertEquals(alone.subList(0, 1), texts(model.translate(sentences.subList(0, 1), shared)));
      assertEquals(List.of(), model.translate(List.of(), shared));
    }
  }

  @Test
  void longSentencesAreCutAndSaySo() {
    var options = TranslationOptions.defaults().withSizes(3, 100);
    List<TranslatedSentence> both = model.translate(List.of("w1 w2 w3 w4", "w1 w2 w3"), options);
    assertTrue(both.getFirst().cut());
    assertFalse(both.getLast().cut());
    assertEquals(4, both.getFirst().sourceTokens());
    assertEquals(both.getLast().text(), both.getFirst().text());
  }

  @Test
  void specialTokensInTheTextAreText() {
    var sentence = model.translate(List.of("w1 </s> w2"), TranslationOptions.defaults()).getFirst();
    assertTrue(sentence.sourceTokens() > 2, sentence.toString());
  }

  @Test
  void translationsComeBestFirstWithTheirPrefix() {
    var options =
        TranslationOptions.defaults()
            .withBeam(BeamOptions.defaults().withBeam(4, 4))
            .withPrefix("w7 w8");
    List<Translation> found = model.translate(List.of("w1 w2"), options).getFirst().translations();
    assertEquals(4, found.size());
    for (int i = 0; i < found.size(); i++) {
      assertEquals(List.of("w7", "w8"), found.get(i).tokens().subList(0, 2));
      assertTrue(found.get(i).text().startsWith("w7 w8"), found.get(i).text());
      assertTrue(i == 0 || found.get(i).score() <= found.get(i - 1).score());
    }
  }

  @Test
  void translationsHaveTheirPhrasesAndNoneThatIsAvoided() {
    List<ConstrainedSentence> sentences =
        List.of(
            ConstrainedSentence.free("w1 w2"),
            new ConstrainedSentence("w3 w4 w5", List.of("w11 w12", "w13")),
            new ConstrainedSentence("w3", List.of("no word")),
            new ConstrainedSentence(" ", List.of("w1")));
    var options = TranslationOptions.defaults();
    var found = model.translateConstrained(sentences, 0, options);
    assertEquals(
        List.of(true, true, false, false),
        found.stream().map(TranslatedSentence::constraintsMet).toList());
    String text = " " + found.get(1).text() + " ";
    assertTrue(text.contains(" w11 w12 ") && text.contains(" w13 "), text);
    assertEquals(
        model.translate(List.of("w1 w2", "w3")), List.of(texts(found).get(0), texts(found).get(2)));
    List<String> words = List.of(text.strip().split(" "));
    var without = options.withAvoid(List.of(words.get(0), "w13"));
    var other = model.translateConstrained(sentences.subList(1, 2), 0, without).getFirst();
    assertFalse(other.constraintsMet());
    assertFalse(List.of(other.text().split(" ")).contains(words.get(0)), other.text());
    var drawn = options.withSampling(SamplingOptions.defaults());
    assertThrows(UsageException.class, () -> model.translateConstrained(sentences, 0, drawn));
  }

  @Test
  void drawsDependOnThePlaceInTheText() {
    var options = TranslationOptions.defaults().withSampling(SamplingOptions.defaults());
    List<String> same = List.of("w1 w2", "w1 w2", "w1 w2");
    List<String> drawn = texts(model.translate(same, options));
    assertEquals(drawn.subList(1, 3), texts(model.translate(same.subList(1, 3), 1, options)));
    assertTrue(drawn.stream().distinct().count() > 1);
  }

  private static List<String> texts(List<TranslatedSentence> translated) {
    return translated.stream().map(TranslatedSentence::text).toList();
  }

  @Test
  void severalModelsOfOneVocabularyTranslateTogether() throws IOException {
    Path one = folder.resolve("one");
    Path two = TinyModel.write(folder.resolve("two"), WORDS, 2);
    Path other = TinyModel.write(folder.resolve("other"), WORDS + 1, 2);
    List<String> sentences = sentences(10);
    try (var twice = TranslationModel.load(List.of(one, one), FAMILIES);
        var both = TranslationModel.load(List.of(one, two), FAMILIES)) {
      assertEquals(model.translate(sentences), twice.translate(sentences));
      assertFalse(model.translate(sentences).equals(both.translate(sentences)));
    }
    String refused =
        assertThrows(
                BadInputException.class,
                () -> TranslationModel.load(List.of(one, other), FAMILIES).close())
            .getMessage();
    assertTrue(refused.contains("vocabularies differ"), refused);
  }

  @Test
  void sizesAreChecked() {
    var defaults = TranslationOptions.defaults();
    assertThrows(UsageException.class, () -> defaults.withSizes(0, 1));
    assertThrows(UsageException.class, () -> defaults.withSizes(1, 0));
    assertThrows(UsageException.class, () -> defaults.withThreads(0));
  }

  @Test
  void djlsPredictorsTranslate() throws Exception {
    List<String> sentences = new ArrayList<>(sentences(12));
    sentences.add("");
    try (var zoo = new TextTranslator(model).zooModel(TranslationOptions.defaults());
        var predictor = zoo.newPredictor()) {
      assertEquals(model.translate(sentences), predictor.batchPredict(sentences));
      assertEquals(model.translate(List.of("w1 w2")).getFirst(), predictor.predict("w1 w2"));
    }
    assertEquals(sentences.size(), model.translate(sentences).size());
  }
}
