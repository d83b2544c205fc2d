package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.files.VectorFormat;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files written by word2vec.c, gensim and GloVe hold for Firth what they hold for gensim. */
class VectorFilesParityTest {

  @ParameterizedTest
  @CsvSource({
    "word2vec/plain.bin, word2vec/plain.bin.json, WORD2VEC_BINARY",
    "word2vec/latin1.bin, word2vec/latin1.bin.json, WORD2VEC_BINARY",
    "word2vec/plain.txt, word2vec/plain.txt.json, WORD2VEC_TEXT",
    "glove/vectors.txt, glove/vectors.txt.json, GLOVE_TEXT",
    "glove/headed.txt, glove/headed.txt.json, WORD2VEC_TEXT",
    "gensim/space.bin, gensim/space.json, WORD2VEC_BINARY",
    "gensim/space.txt, gensim/space.json, WORD2VEC_TEXT",
  })
  void holdsTheSameBits(String name, String expected, VectorFormat format) throws IOException {
    var golden = Golden.json(expected);
    assertEquals(format, VectorFiles.recognise(Golden.file(name)));
    try (var vectors = WordVectors.open(Golden.file(name))) {
      List<String> words = Golden.strings(golden.get("words"));
      assertEquals(words, vectors.words().subList(0, words.size()));
      for (int id = 0; id < words.size(); id++) {
        float[] vector = vectors.vector(id);
        for (int i = 0; i < vector.length; i++) {
          assertEquals(
              golden.get("bits").get(id).get(i).asInt(),
              Float.floatToRawIntBits(vector[i]),
              words.get(id) + "[" + i + "]");
        }
      }
    }
  }

  /** GloVe's header leaves its last row out, and gensim never reads it. */
  @Test
  void glovesUncountedRowIsKept() throws IOException {
    try (var vectors = WordVectors.open(Golden.file("glove/headed.txt"));
        var plain = WordVectors.open(Golden.file("glove/vectors.txt"))) {
      assertEquals(plain.words(), vectors.words());
      assertEquals("<unk>", vectors.words().getLast());
    }
  }

  @Test
  void brokenWordsAreNoted() throws IOException {
    try (var vectors = WordVectors.open(Golden.file("word2vec/latin1.bin"))) {
      assertEquals(List.of("3 words are no UTF-8: broken bytes became U+FFFD"), vectors.notes());
    }
  }
}
