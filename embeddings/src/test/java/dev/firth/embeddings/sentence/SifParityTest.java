package dev.firth.embeddings.sentence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.embeddings.WordVectors;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vectors of sentences beside those of the program of SIF's authors. */
class SifParityTest {
  @Test
  void vectorsOfTheAuthorsProgram() throws IOException {
    var sentences = sentences();
    var probabilities = WordProbabilities.ofCounts(counts());
    try (var vectors = WordVectors.open(file("vectors.txt"))) {
      JsonNode cases = new ObjectMapper().readTree(file("expected.json").toFile());
      assertEquals(6, cases.size());
      for (JsonNode expected : cases) {
        double a = expected.get("a").asDouble();
        int removed = expected.get("removed").asInt();
        var encoder =
            SentenceEncoder.weighted(vectors, new SifWeights(probabilities, a))
                .removing(removed, sentences);
        for (int i = 0; i < sentences.size(); i++) {
          assertArrayEquals(
              floats(expected.get("vectors").get(i)),
              encoder.encode(sentences.get(i)).orElseThrow(),
              2e-6f,
              "a " + a + ", removed " + removed + ", sentence " + i);
        }
      }
    }
  }

  private static List<List<String>> sentences() throws IOException {
    return Files.readAllLines(file("sentences.txt")).stream()
        .map(line -> List.of(line.split(" ")))
        .toList();
  }

  private static Map<String, Long> counts() throws IOException {
    var counts = new HashMap<String, Long>();
    for (String line : Files.readAllLines(file("counts.txt"))) {
      String[] fields = line.split(" ");
      counts.put(fields[0], Long.valueOf(fields[1]));
    }
    return counts;
  }

  private static float[] floats(JsonNode values) {
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }

  private static Path file(String name) {
    try {
      return Path.of(SifParityTest.class.getResource("/parity/sif/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
