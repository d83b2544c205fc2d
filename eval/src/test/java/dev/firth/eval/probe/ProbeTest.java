package dev.firth.eval.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.classify.LabelledFormat;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeTest {
  private static final List<String> GOOD = List.of("fine", "good", "lovely", "warm", "merry");
  private static final List<String> BAD = List.of("poor", "dull", "cold", "grim", "weak");
  private static final List<String> EITHER = List.of("a", "film", "the", "plot", "and", "of");

  /** Good words lie on one side of the first value, bad ones on the other. */
  private static final WordVectors VECTORS = vectors();

  @TempDir private Path folder;

  private static WordVectors vectors() {
    var words = new ArrayList<String>();
    var rows = new ArrayList<Float>();
    for (var list : List.of(GOOD, BAD, EITHER)) {
      for (String word : list) {
        rows.add(list.equals(GOOD) ? 1f : list.equals(BAD) ? -1f : .1f);
        rows.add(.3f * rows.size() % 1);
        rows.add(.5f);
        words.add(word);
      }
    }
    var values = new float[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i);
    }
    return WordVectors.of(words, values, 3);
  }

  private static LabelledTexts texts(int count, int seed) {
    var random = Seeds.random(seed);
    var labels = new ArrayList<String>();
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var words = random.nextInt(3) == 0 ? BAD : GOOD;
      var text = new StringBuilder();
      for (int j = 0; j < 6; j++) {
        var from = j % 3 == 0 ? words : EITHER;
        text.append(from.get(random.nextInt(from.size()))).append(' ');
      }
      labels.add(words.equals(GOOD) ? "good" : "bad");
      texts.add(text.toString());
    }
    return new LabelledTexts(labels, texts);
  }

  private static SentenceFeatures sentences(LabelledTexts training) {
    return SentenceFeatures.of(
        "mean", SentenceEncoder.mean(VECTORS), new WhitespaceWords(), training.texts());
  }

  @ParameterizedTest
  @EnumSource
  void classifiersLearnFromBothKindsOfFeatures(ProbeClassifier classifier) throws IOException {
    var training = texts(200, 0);
    var test = texts(100, 1);
    try (var tfIdf = TfIdfFeatures.of(training.texts(), DocumentAnalysis.of("whitespace"))) {
      for (ProbeFeatures features : List.of(tfIdf, sentences(training))) {
        if (!classifier.takes(features)) {
          assertThrows(
              UsageException.class,
              () -> Probe.train(features, classifier, training, ProbeOptions.defaults()));
          continue;
        }
        var probe = Probe.train(features, classifier, training, ProbeOptions.defaults());
        assertEquals(
            test.labels(), probe.predict(test.texts()), classifier + ", " + Seeds.describe(0));
        // Nothing known: the classifier says something, and does not fail.
        assertTrue(List.of("good", "bad").contains(probe.predict("zebra")), classifier.label());
        assertTrue(List.of("good", "bad").contains(probe.predict("")), classifier.label());
      }
    }
  }

  @Test
  void naiveBayesSmoothsWordsThatALabelNeverHas() throws IOException {
    // Each text has one word of weight 1: label a has 61, b two, of four different ones.
    var labels = new ArrayList<>(Collections.nCopies(61, "a"));
    var texts = new ArrayList<>(Collections.nCopies(60, "u"));
    labels.addAll(List.of("b", "b"));
    texts.addAll(List.of("v", "w", "x"));
    var training = new LabelledTexts(labels, texts);
    try (var tfIdf = TfIdfFeatures.of(training.texts(), DocumentAnalysis.of("whitespace"))) {
      var options = new ProbeOptions(1, 1, 5);
      var probe = Probe.train(tfIdf, ProbeClassifier.NAIVE_BAYES, training, options);
      assertEquals("a", probe.predict("u"));
      assertEquals("b", probe.predict("w"));
      // w is one of 65 for a (61 + 4) and two of 6 for b, which outweighs that u is 61 of 65.
      assertEquals("b", probe.predict("u u u u w"));
    }
  }

  @Test
  void ofEquallyManyVotesTheFirstLabelByNameCounts() throws IOException {
    var labels = List.of("delta", "alpha", "echo", "bravo", "charlie");
    for (int shift = 0; shift < labels.size(); shift++) {
      var turned = new ArrayList<>(labels);
      Collections.rotate(turned, shift);
      var training = new LabelledTexts(turned, List.of("u", "v", "w", "x", "y"));
      try (var tfIdf = TfIdfFeatures.of(training.texts(), DocumentAnalysis.of("whitespace"))) {
        var options = new ProbeOptions(1, 1, 5);
        var probe = Probe.train(tfIdf, ProbeClassifier.NEAREST_NEIGHBOURS, training, options);
        assertEquals("alpha", probe.predict("u v w x y"), "labels turned by " + shift);
      }
    }
  }

  @Test
  void sameTextsGiveTheSameProbe() throws IOException {
    var training = texts(60, 2);
    var test = texts(60, 3);
    for (ProbeClassifier classifier : ProbeClassifier.values()) {
      try (var tfIdf = TfIdfFeatures.of(training.texts(), DocumentAnalysis.of("whitespace"))) {
        var once = Probe.train(tfIdf, classifier, training, ProbeOptions.defaults());
        var again = Probe.train(tfIdf, classifier, training, ProbeOptions.defaults());
        assertEquals(once.predict(test.texts()), again.predict(test.texts()));
        assertTrue(
            once.signature().toString().startsWith(classifier.label() + "|settings:"),
            once.signature().toString());
      }
    }
  }

  @Test
  void sentencesAreScaledByTheTrainingTexts() {
    var training = new LabelledTexts(List.of("x", "y", "x"), List.of("good", "poor", "nothing"));
    var features = sentences(training);
    assertEquals(1, features.of("good good").values()[0], 1e-6);
    assertEquals(-1, features.of("poor").values()[0], 1e-6);
    // A value that never changes stays at its distance from the mean.
    assertEquals(0, features.of("poor").values()[2], 1e-6);
    assertEquals(0, features.of("nothing").size());
  }

  @Test
  void studyOfBothKinds() throws IOException {
    var training = texts(100, 4);
    var test = texts(80, 5);
    try (var tfIdf = TfIdfFeatures.of(training.texts(), DocumentAnalysis.of("whitespace"))) {
      var study =
          ProbeStudy.of(
              List.of(tfIdf, sentences(training)),
              List.of(ProbeClassifier.NAIVE_BAYES, ProbeClassifier.LINEAR_SVM),
              training,
              test,
              ProbeOptions.defaults(),
              new Bootstrap(50, 1),
              new ApproximateRandomization(50, 1),
              Progress.none());
      assertEquals(
          List.of("tfidf naive-bayes", "tfidf linear-svm", "mean linear-svm"),
          study.results().stream().map(r -> r.features() + " " + r.classifier().label()).toList());
      assertTrue(study.results().get(1).againstFirst().isEmpty());
      var second = study.results().get(2);
      assertEquals(1, second.accuracy());
      assertEquals(1, second.interval().lower());
      assertEquals(0, second.againstFirst().orElseThrow().difference());
      assertTrue(study.majority() > .5 && study.majority() < .9, "" + study.majority());
      assertEquals(List.of(0, 0), study.withoutFeatures());
    }
  }

  private LabelledTexts read(String text) throws IOException {
    try (var corpus = Corpus.of(Files.writeString(folder.resolve("labelled.txt"), text))) {
      return LabelledTexts.read(corpus, LabelledFormat.AUTO, "__label__");
    }
  }

  @Test
  void labelledTextsOfBothForms() throws IOException {
    var expected = new LabelledTexts(List.of("a", "b_c"), List.of("one two", "three"));
    assertEquals(expected, read("__label__a one  two\n\n__label__b_c three\n"));
    assertEquals(expected, read("label\ttext\na\tone two\nb c\tthree\n"));
    assertEquals(List.of(""), read("label\ttext\na\t\n").texts());
  }

  @Test
  void badInput() {
    for (String[] bad :
        new String[][] {
          {"__label__a __label__b two labels\n", "text number 1", "one a text"},
          {"__label__a x\nno label here\n", "text number 2", "no label"},
          {"label\ttext\n", "no labelled text"}
        }) {
      var e = assertThrows(BadInputException.class, () -> read(bad[0]));
      for (String part : List.of(bad).subList(1, bad.length)) {
        assertTrue(e.getMessage().contains(part), e.getMessage());
      }
    }
    var one = new LabelledTexts(List.of("a", "a"), List.of("x", "y"));
    assertThrows(
        BadInputException.class,
        () ->
            Probe.train(sentences(one), ProbeClassifier.LINEAR_SVM, one, ProbeOptions.defaults()));
    assertThrows(IllegalArgumentException.class, () -> new LabelledTexts(List.of("a"), List.of()));
    for (double cost : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(UsageException.class, () -> new ProbeOptions(cost, 1, 5));
      assertThrows(UsageException.class, () -> new ProbeOptions(1, cost, 5));
    }
    assertThrows(UsageException.class, () -> new ProbeOptions(1, 1, 0));
    assertThrows(UsageException.class, () -> ProbeClassifier.ofLabel("forest"));
  }
}
