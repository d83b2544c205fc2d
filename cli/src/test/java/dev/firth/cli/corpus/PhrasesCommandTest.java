package dev.firth.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhrasesCommandTest {
  @TempDir Path folder;
  private Path text;
  private Path out;

  @BeforeEach
  void writeText() throws IOException {
    text = folder.resolve("text.txt");
    out = folder.resolve("joined.txt");
    var lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      lines.append("in new york w").append(i % 7).append(" and w").append(i % 5).append('\n');
    }
    Files.writeString(text, lines);
  }

  private CommandRun phrases(Object... more) {
    var args = new ArrayList<Object>(List.of("corpus", "phrases", text, "--progress=none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void learnsJoinsAndKeepsTheModel() throws IOException {
    Path model = folder.resolve("text.phrases");
    var json =
        phrases("--out", out, "--save-model", model, "--threshold=4,3", "--json")
            .succeeded()
            .json();
    assertEquals(2, json.get("phrases").size());
    assertEquals(1200, json.get("tokens").asInt());
    assertEquals("in_new_york w0 and w0", Files.readString(out).lines().findFirst().orElseThrow());
    String joined = Files.readString(out);
    phrases("--out", out, "--model", model).succeeded();
    assertEquals(joined, Files.readString(out));
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void joinsOtherTextWithAModel() throws IOException {
    Path model = folder.resolve("text.phrases");
    phrases("--save-model", model, "--scorer=npmi", "--passes=1").succeeded();
    Path other = Files.writeString(folder.resolve("other.txt"), "a new york\n");
    CommandRun.of("corpus", "phrases", other, "--model", model, "--out", out).succeeded();
    assertEquals("a new_york\n", Files.readString(out));
  }

  @Test
  void saysWhatIsWrong() {
    phrases().failed(2, "nothing to write");
    phrases("--out", out, "--scorer=pmi").failed(2, "word2phrase or npmi, not pmi");
    phrases("--out", out, "--threshold=5,4", "--passes=3").failed(2, "--passes 3 does not fit");
    phrases("--out", out, "--min-count=0").failed(2, "--min-count must be 1 or more");
    phrases("--out", out, "--model", text).failed(3, "this is no phrase model");
  }
}
