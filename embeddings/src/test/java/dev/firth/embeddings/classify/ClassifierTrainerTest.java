package dev.firth.embeddings.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.fasttext.DictionaryLearner;
import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.embeddings.fasttext.RowMatrix;
import dev.firth.embeddings.fasttext.Subwords;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifierTrainerTest {

  @TempDir Path folder;

  static Path parity(String name) {
    try {
      return Path.of(ClassifierTrainerTest.class.getResource("/parity/fasttext/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static ClassifierOptions.Builder small() {
    return ClassifierOptions.builder().dim(8).epochs(30).learningRate(0.5).threads(1).buckets(300);
  }

  private static ClassifierTraining train(ClassifierOptions options, Path... texts)
      throws IOException {
    return new ClassifierTrainer(options)
        .train(Corpus.of(texts), LabelledFormat.AUTO, Progress.none());
  }

  @ParameterizedTest
  @EnumSource
  void learnsWhichWordsMakeALabel(FastTextLoss loss) throws IOException {
    var options = small().loss(loss).wordNgrams(2).characterNgrams(2, 3).build();
    var model = train(options, parity("labelled.txt")).model();
    var gold = Corpus.of(parity("gold.txt"));
    var result = ClassifierEvaluation.run(model, gold, LabelledFormat.FASTTEXT, "__label__", 1, 0);
    assertEquals(60, result.metrics().examples());
    assertEquals(3, result.skipped());
    double precision = result.metrics().total().precision();
    assertTrue(precision > 0.9, loss + ": " + precision);
  }

  @Test
  void oneThreadGivesTheSameBytes() throws IOException {
    var options = small().wordNgrams(2).build();
    Path first = folder.resolve("first.bin");
    Path second = folder.resolve("second.bin");
    train(options, parity("labelled.txt")).model().write(first);
    train(options, parity("labelled.txt")).model().write(second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void twoThreadsLearnTheSame() throws IOException {
    var one = train(small().build(), parity("labelled.txt"));
    var two = train(small().threads(2).build(), parity("labelled.txt"));
    assertEquals(one.examples(), two.examples());
    assertEquals(one.loss(), two.loss(), 0.05);
  }

  /** Softmax training again, in double and one number at a time. */
  @Test
  void lossIsThatOfAPlainRecomputation() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      text.append("__label__" + i % 3 + " w" + i % 7 + " w" + i % 11 + " w" + i % 3 + "\n");
    }
    Path file = Files.writeString(folder.resolve("text.txt"), text.toString());
    var options = small().dim(5).epochs(3).wordNgrams(2).build();
    LabelledText read =
        LabelledText.read(Corpus.of(file), LabelledFormat.AUTO, "__label__", Progress.none());
    var dictionary = read.learner().learn(1, 0);
    var subwords = new Subwords(0, 0, options.buckets());
    var examples = Examples.of(read.tokens(), read.learner(), dictionary, subwords, 2);
    var run = new ClassifierRun(options, dictionary, examples, read.words());
    double[][] inputs = copy(run.model().input());
    double expected = recompute(options, examples, inputs, new double[3][5]);
    run.train(Progress.none());
    assertEquals(expected, run.loss(), 1e-5);
    double[][] trained = copy(run.model().input());
    for (int row = 0; row < inputs.length; row++) {
      assertArrayEquals(inputs[row], trained[row], 1e-5);
    }
  }

  private static double[][] copy(RowMatrix matrix) {
    var rows = new double[(int) matrix.rows()][matrix.dim()];
    var row = new float[matrix.dim()];
    for (int r = 0; r < rows.length; r++) {
      matrix.copyRow(r, row, 0);
      for (int i = 0; i < row.length; i++) {
        rows[r][i] = row[i];
      }
    }
    return rows;
  }

  private static double recompute(
      ClassifierOptions options, Examples examples, double[][] inputs, double[][] outputs) {
    double lossSum = 0;
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      lossSum = 0;
      for (int example = 0; example < examples.size(); example++) {
        double done = (epoch + (double) example / examples.size()) / options.epochs();
        int[] rows =
            new IntArrayList(
                    examples.rows(),
                    examples.rowStart(example),
                    examples.rowEnd(example) - examples.rowStart(example))
                .toIntArray();
        int label = examples.labels()[examples.labelStart(example)];
        lossSum += plainStep(rows, label, options.learningRate() * (1 - done), inputs, outputs);
      }
    }
    return lossSum / examples.size();
  }

  private static double plainStep(
      int[] rows, int label, double rate, double[][] inputs, double[][] outputs) {
    int dim = inputs[0].length;
    var mean = new double[dim];
    var gradient = new double[dim];
    for (int row : rows) {
      for (int i = 0; i < dim; i++) {
        mean[i] += inputs[row][i] / rows.length;
      }
    }
    var exps = new double[outputs.length];
    double sum = 0;
    for (int output = 0; output < outputs.length; output++) {
      double score = 0;
      for (int i = 0; i < dim; i++) {
        score += outputs[output][i] * mean[i];
      }
      exps[output] = Math.exp(score);
      sum += exps[output];
    }
    for (int output = 0; output < outputs.length; output++) {
      double alpha = rate * ((output == label ? 1 : 0) - exps[output] / sum);
      for (int i = 0; i < dim; i++) {
        gradient[i] += alpha * outputs[output][i];
        outputs[output][i] += alpha * mean[i];
      }
    }
    for (int row : rows) {
      for (int i = 0; i < dim; i++) {
        inputs[row][i] += gradient[i] / rows.length;
      }
    }
    return -Math.log(exps[label] / sum);
  }

  @Test
  void columnsAndLabelsInTheTextAreTheSame() throws IOException {
    String tagged = "__label__a one two\n__label__b three\n__label__a two\n";
    String columns = "a\tone two\nb\tthree\na\ttwo\n";
    String named = "sentence\tLabel\none two\ta\nthree\tb\ntwo\ta\n";
    String fine = "label\tfine\tquestion\na\ta:x\tone two\nb\tb:x\tthree\na\ta:y\ttwo\n";
    var options = small().build();
    byte[] expected = null;
    for (String content : List.of(tagged, columns, named, fine)) {
      Path file = Files.writeString(folder.resolve("text"), content);
      Path model = folder.resolve("model.bin");
      train(options, file).model().write(model);
      byte[] bytes = Files.readAllBytes(model);
      assertArrayEquals(expected == null ? bytes : expected, bytes, content);
      expected = bytes;
    }
  }

  @Test
  void textThatCannotBeTrainedOnIsNamed() throws IOException {
    for (String[] pair :
        new String[][] {
          {"no label at all\n", "line 1 has neither"},
          {"__label__a\tx\n", "no line with both"},
          {"", "has no labels"},
          {"a\tx\nb\n", "line 2 has fewer columns than 2"}
        }) {
      Path file = Files.writeString(folder.resolve("text"), pair[0]);
      var options = small().minCount(pair[1].contains("both") ? 5 : 1).build();
      var e = assertThrows(BadInputException.class, () -> train(options, file), pair[0]);
      assertTrue(e.getMessage().contains(pair[1]), e.getMessage());
    }
    assertThrows(UsageException.class, () -> small().epochs(0).build());
    assertThrows(UsageException.class, () -> small().characterNgrams(3, 2).build());
  }

  @Test
  void pretrainedWordsBeginWithTheirVectorsAndStay() throws IOException {
    Path vectors = Files.writeString(folder.resolve("v.vec"), "2 3\nowl 1 2 3\nneverseen 4 5 6\n");
    var options = small().dim(3).minCount(1000).learningRate(1e-9).build();
    var model =
        new ClassifierTrainer(options, Optional.of(vectors))
            .train(Corpus.of(parity("labelled.txt")), LabelledFormat.AUTO, Progress.none())
            .model();
    assertEquals(2, model.dictionary().words());
    assertArrayEquals(new float[] {1, 2, 3}, model.wordVector("owl"), 1e-4f);
    assertArrayEquals(new float[] {4, 5, 6}, model.wordVector("neverseen"), 1e-4f);
    var wrong = new ClassifierTrainer(small().dim(4).build(), Optional.of(vectors));
    assertThrows(
        UsageException.class,
        () -> wrong.train(Corpus.of(parity("labelled.txt")), LabelledFormat.AUTO, Progress.none()));
  }

  @Test
  void theDictionaryIsSortedByCountThenByFirstOccurrence() {
    var learner = new DictionaryLearner("#");
    for (String token : List.of("b", "#y", "a", "c", "a", "#x", "rare", "c", "b", "#x")) {
      byte[] utf8 = token.getBytes(UTF_8);
      learner.add(utf8, 0, utf8.length);
    }
    var dictionary = learner.learn(2, 0);
    assertEquals(3, dictionary.words());
    assertEquals(
        List.of("b", "a", "c"),
        List.of(dictionary.word(0), dictionary.word(1), dictionary.word(2)));
    assertEquals(List.of("#x", "#y"), List.of(dictionary.label(0), dictionary.label(1)));
    assertEquals(10, dictionary.tokens());
    assertEquals(-1, dictionary.wordId("rare"));
  }
}
