package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.train.SkipGramTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is the code that runs here. */
class ReadmeExampleTest {
  private static final Path ROOT = root();

  @Test
  void exampleRuns(@TempDir Path folder) throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "the king rules the land and the queen rules the king\n".repeat(50));
    // <example>
    try (var corpus = Corpus.of(text);
        var vectors = SkipGramTrainer.withDefaults().train(corpus)) {
      System.out.println(vectors.mostSimilar("king", 10));
      // </example>
      assertEquals(5, vectors.mostSimilar("king", 10).size());
    }
  }

  @Test
  void readmeShowsThatCode() throws IOException {
    List<String> source =
        Files.readAllLines(ROOT.resolve("cli/src/test/java/dev/firth/cli/ReadmeExampleTest.java"));
    int from = indexOf(source, "// <example>");
    var example =
        source.subList(from + 1, indexOf(source, "// </example>")).stream()
            .map(line -> line.substring(4))
            .toList();
    List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
    int start = indexOf(readme, "```java");
    assertEquals(example, readme.subList(start + 1, start + 1 + example.size()));
    assertEquals(
        List.of("}", "```"),
        readme.subList(start + 1 + example.size(), start + 3 + example.size()));
  }

  private static int indexOf(List<String> lines, String line) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(line)) {
        return i;
      }
    }
    throw new AssertionError("no line " + line);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
