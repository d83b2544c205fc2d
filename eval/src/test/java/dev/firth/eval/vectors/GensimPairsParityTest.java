package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.WordVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Gensim's evaluate_word_pairs on the same vectors and pairs. */
class GensimPairsParityTest {
  private static Path resource(String name) throws Exception {
    return Path.of(GensimPairsParityTest.class.getResource("/parity/" + name).toURI());
  }

  @Test
  void agreesWithGensim() throws Exception {
    var pairs = SimilarityPairs.read(resource("gensim/pairs.tsv"));
    try (var vectors = WordVectors.open(resource("word2vec/vectors.bin"))) {
      var space = new DenseWordSpace(vectors);
      for (String line : Files.readAllLines(resource("gensim/expected.tsv"))) {
        String[] expected = line.split("\t");
        var options =
            SimilarityOptions.defaults()
                .withCaseFold(CaseFold.valueOf(expected[0].toUpperCase(Locale.ROOT)))
                .withRestrict(Integer.parseInt(expected[1]));
        var result = new SimilarityEvaluation(options).evaluate(space, pairs);
        assertEquals(Double.parseDouble(expected[2]), result.spearman(), 1e-12, line);
        assertEquals(Double.parseDouble(expected[3]), result.pearson(), 1e-7, line);
        assertEquals(Integer.parseInt(expected[4]), result.found(), line);
        assertEquals(Integer.parseInt(expected[5]), result.missed(), line);
      }
    }
  }
}
