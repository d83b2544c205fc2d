package dev.firth.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsCheckCommandTest {
  @TempDir Path folder;
  private Path german;
  private Path english;

  @BeforeEach
  void writePairs() throws IOException {
    german = Files.writeString(folder.resolve("a.de"), "guten Tag\nja\n\nguten Tag\nOK\n");
    english = Files.writeString(folder.resolve("a.en"), "good day\nyes\nempty\ngood day\nOK\n");
  }

  private CommandRun check(Object... more) {
    var args = new ArrayList<Object>(List.of("corpus", "pairs-check", german, english));
    args.addAll(List.of(more));
    args.add("--progress=none");
    return CommandRun.of(args.toArray());
  }

  @Test
  void countsAsJson() {
    var json = check("--json").succeeded().json();
    assertEquals(5, json.get("pairs").asInt());
    assertEquals(2, json.get("kept").asInt());
    assertEquals(1, json.get("emptyPairs").asInt());
    assertEquals(1, json.get("duplicates").asInt());
    assertTrue(json.get("duplicatesExact").asBoolean());
    assertEquals(1, json.get("identical").asInt());
    assertEquals(100, json.get("maxLength").asInt());
    assertEquals(9, json.get("maxRatio").asInt());
    assertEquals(6, json.get("source").get("words").asInt());
    assertEquals(english.toString(), json.get("target").get("file").asText());
    assertTrue(json.get("outSource").isNull());
  }

  @Test
  void countsForPeopleAndWritesCleanPairs() throws IOException {
    Path source = folder.resolve("clean.de");
    Path target = folder.resolve("clean.en");
    var out = check("--out-source", source, "--out-target", target).succeeded().out();
    assertTrue(out.contains("a.de: 6 words, 22 characters, 1 empty lines"), out);
    assertTrue(out.lines().anyMatch(line -> line.matches("duplicates +1")), out);
    assertTrue(out.lines().anyMatch(line -> line.matches("fit +2, written to .*")), out);
    assertEquals("guten Tag\nja\n", Files.readString(source));
    assertEquals("good day\nyes\n", Files.readString(target));
  }

  @Test
  void limitsAreOptions() {
    assertEquals(2, check("--max-length=1", "--json").json().get("tooLong").asInt());
    var json = check("--unit=characters", "--max-ratio=1.4", "--json").json();
    assertEquals(1, json.get("uneven").asInt());
    assertEquals(1000, json.get("maxLength").asInt());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    check("--unit=tokens").failed(2, "--unit", "'tokens'");
    check("--max-ratio=0").failed(2, "max-ratio");
    check("--out-source", folder.resolve("x")).failed(2, "--out-target");
    check("--out-source", folder.resolve("x"), "--out-target", folder.resolve("x"))
        .failed(2, "two");
    check("--out-source", folder.resolve("no/x"), "--out-target", folder.resolve("y"))
        .failed(1, "no folder");
    Files.writeString(english, "one\n");
    check().failed(3, "a.de has 5 lines", "a.en has 1");
    Files.write(english, "Tür\nfür\n\nä\nö\n".getBytes(StandardCharsets.ISO_8859_1));
    check().failed(3, "a.en is not UTF-8", "iconv");
    Files.write(english, "Tür\nfür\n\nä\nö\u00ff\n".getBytes(StandardCharsets.UTF_8));
    check().succeeded();
    Files.delete(english);
    check().failed(3, "a.en");
    Files.writeString(english, "");
    Files.writeString(german, "");
    check().failed(3, "a.de is empty");
  }

  @Test
  void strictRefusesBrokenBytes() throws IOException {
    Files.writeString(german, "ä\n".repeat(500));
    byte[] bytes = "ö\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    bytes[3] = 'x';
    Files.write(english, bytes);
    assertEquals(1, check("--json").succeeded().json().get("target").get("brokenBytes").asInt());
    check("--strict").failed(3, "a.en", "byte", "UTF-8");
  }
}
