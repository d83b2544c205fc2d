package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.files.VectorFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** fastText models as word vectors: what {@code fasttext nn} prints, and words it never saw. */
class FastTextNeighboursTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"skipgram", "cbow", "words-only"})
  void neighboursAreThoseOfFastText(String name) throws IOException {
    List<String> queries = Files.readAllLines(Golden.file("fasttext/nn.txt"));
    List<String> expected = Files.readAllLines(Golden.file("fasttext/" + name + ".nn.txt"));
    try (var vectors = WordVectors.open(Golden.file("fasttext/" + name + ".bin"))) {
      for (int q = 0; q < queries.size(); q++) {
        if (vectors.find(queries.get(q)).isEmpty()) {
          // fastText answers with words that are similar by 0 to a vector of zeros.
          assertThrows(UnknownWordException.class, () -> vectors.mostSimilar("unseenword", 5));
          continue;
        }
        List<Neighbour> found = vectors.mostSimilar(queries.get(q), 5);
        for (int i = 0; i < 5; i++) {
          String[] fields = expected.get(5 * q + i).split(" ");
          String what = queries.get(q) + ", answer " + (i + 1);
          assertEquals(fields[0], found.get(i).word(), what);
          assertEquals(Double.parseDouble(fields[1]), found.get(i).score(), 2e-6, what);
        }
      }
    }
  }

  @Test
  void unseenWordsHaveVectorsWhereTheModelHasSubwords() throws IOException {
    try (var vectors = WordVectors.open(Golden.file("fasttext/skipgram.bin"));
        var model = FastTextModel.open(Golden.file("fasttext/skipgram.bin"))) {
      assertTrue(vectors.knowsUnseen());
      assertFalse(vectors.contains("riverside"));
      assertArrayEquals(model.wordVector("riverside"), vectors.vector("riverside"));
      assertTrue(vectors.similarity("riverside", "river") > 0);
      assertEquals(
          vectors.similarity("riverside", "river"),
          vectors.similarity(List.of("riverside"), List.of("river")),
          1e-12);
      assertEquals(model.dictionary().count(0), vectors.count(0).orElseThrow());
    }
    try (var vectors = WordVectors.open(Golden.file("fasttext/words-only.bin"))) {
      assertFalse(vectors.knowsUnseen());
      assertTrue(vectors.find("riverside").isEmpty());
      assertThrows(UnknownWordException.class, () -> vectors.vector("riverside"));
    }
  }

  @Test
  void vectorsAreWrittenAsAModelWithoutSubwords() throws IOException {
    Path text = folder.resolve("words.vec");
    try (var model = WordVectors.open(Golden.file("fasttext/skipgram.bin"))) {
      VectorFiles.write(text, model, VectorFormat.WORD2VEC_TEXT);
    }
    Path file = folder.resolve("copy.bin");
    try (var vectors = WordVectors.open(text)) {
      VectorFiles.write(file, vectors, VectorFormat.FASTTEXT);
      try (var copy = WordVectors.open(file)) {
        assertEquals(vectors.words(), copy.words());
        for (int id = 0; id < vectors.size(); id++) {
          assertArrayEquals(vectors.vector(id), copy.vector(id));
        }
        assertFalse(copy.knowsUnseen());
      }
    }
  }

  @Test
  void aModelIsWrittenWithItsSubwords() throws IOException {
    Path file = folder.resolve("copy.bin");
    try (var vectors = WordVectors.open(Golden.file("fasttext/skipgram.bin"))) {
      VectorFiles.write(file, vectors, VectorFormat.FASTTEXT);
    }
    assertArrayEquals(
        Files.readAllBytes(Golden.file("fasttext/skipgram.bin")), Files.readAllBytes(file));
  }
}
