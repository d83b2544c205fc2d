package dev.firth.embeddings.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.fasttext.Prediction;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Firth writes, read by the program fastText; skipped where that is not installed. */
class FastTextProgramTest {

  @TempDir Path folder;

  @BeforeAll
  static void needsTheProgram() {
    boolean there =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, "fasttext")));
    assumeTrue(there, "no fasttext on the PATH: its reading of our files is not tested");
  }

  private List<String> run(Path input, String... command) throws IOException {
    Path out = folder.resolve("out.txt");
    var process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertEquals(0, process.waitFor(), String.join(" ", command));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return Files.readAllLines(out, UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void predictsTheSameWithOurClassifiers(FastTextLoss loss) throws IOException {
    var options =
        ClassifierOptions.builder()
            .dim(7)
            .epochs(10)
            .learningRate(0.5)
            .loss(loss)
            .wordNgrams(2)
            .characterNgrams(2, 4)
            .buckets(500)
            .threads(1)
            .build();
    var model =
        new ClassifierTrainer(options)
            .train(
                Corpus.of(ClassifierTrainerTest.parity("labelled.txt")),
                LabelledFormat.FASTTEXT,
                Progress.none())
            .model();
    Path file = folder.resolve("ours.bin");
    model.write(file);
    Path lines = ClassifierTrainerTest.parity("lines.txt");
    List<String> expected =
        run(lines, "fasttext", "predict-prob", file.toString(), lines.toString(), "3");
    List<String> texts = Files.readAllLines(lines);
    assertEquals(texts.size(), expected.size());
    for (int i = 0; i < texts.size(); i++) {
      String[] fields = expected.get(i).split(" ");
      List<Prediction> found = model.predict(texts.get(i), 3, 0);
      for (int p = 0; p < found.size(); p++) {
        assertEquals(fields[2 * p], found.get(p).label(), texts.get(i));
        double probability = Double.parseDouble(fields[2 * p + 1]);
        assertEquals(probability, found.get(p).probability(), 1e-5, texts.get(i));
      }
    }
  }

  @Test
  void printsTheSameVectorsOfOurFiles() throws IOException {
    Path file = folder.resolve("words.bin");
    Path words = ClassifierTrainerTest.parity("words.txt");
    try (var vectors = WordVectors.open(ClassifierTrainerTest.parity("skipgram.bin"))) {
      VectorFiles.write(file, vectors, VectorFormat.FASTTEXT);
    }
    List<String> rows = run(words, "fasttext", "print-word-vectors", file.toString());
    try (var model = FastTextModel.open(file)) {
      for (String row : rows) {
        String[] fields = row.split(" ");
        float[] vector = model.wordVector(fields[0]);
        for (int i = 0; i < vector.length; i++) {
          double printed = Double.parseDouble(fields[i + 1]);
          assertEquals(printed, vector[i], 6e-5 * Math.abs(printed), row);
        }
      }
    }
  }
}
