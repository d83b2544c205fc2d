package dev.firth.cli.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Phrases at the command, with a model that has hardly learned to turn letters round. */
@TestInstance(Lifecycle.PER_CLASS)
class TranslatePhrasesTest {
  @TempDir static Path folder;
  private Path model;

  @BeforeAll
  void train() throws IOException {
    model = ReversedText.hardlyTrained(folder);
  }

  private CommandRun run(String input, Object... options) {
    List<Object> command = new ArrayList<>(List.of("translate", "run", model));
    command.addAll(List.of(options));
    return CommandRun.withInput(input, command.toArray());
  }

  @Test
  void translationsHaveTheirPhrases() {
    String input = "a b\nc d\th g f\te\n\n";
    CommandRun found = run(input, "--constraints").succeeded();
    List<String> lines = found.out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).contains("h g f") && lines.get(1).contains("e"), found.out());
    assertEquals("", lines.get(2));
    assertEquals(run("a b\n").succeeded().out().strip(), lines.get(0));
    assertEquals("", found.err());
  }

  @Test
  void whatIsNotMetIsSaidAndCounted() throws IOException {
    CommandRun found =
        run("a b\tc d e f\na b\ta\na b\n", "--constraints", "--max-length", 2, "--json")
            .succeeded();
    List<Boolean> met = new ArrayList<>();
    for (String line : found.out().lines().toList()) {
      met.add(new ObjectMapper().readTree(line).get("constraintsMet").asBoolean());
    }
    assertEquals(List.of(false, true, true), met);
    assertTrue(found.err().contains("1 translations do not have all phrases"), found.err());
    JsonNode plain = new ObjectMapper().readTree(run("a b\n", "--json").succeeded().out());
    assertFalse(plain.has("constraintsMet"), plain.toString());
  }

  /** Token by token: the same letters can come within other tokens. */
  @Test
  void translationsAvoidPhrases() throws IOException {
    String free = run("a b c\n").succeeded().out().strip();
    String token = "\u2581" + free.charAt(0);
    assertTrue(tokens(run("a b c\n", "--json")).contains(token));
    Path avoid = Files.writeString(folder.resolve("avoid.txt"), free.charAt(0) + "\n\n");
    assertFalse(tokens(run("a b c\n", "--json", "--avoid", avoid)).contains(token));
    String lines = "a b c\n".repeat(20);
    assertTrue(tokens(run(lines, "--json", "--sample")).contains(token));
    assertFalse(tokens(run(lines, "--json", "--sample", "--avoid", avoid)).contains(token));
  }

  private static List<String> tokens(CommandRun run) throws IOException {
    List<String> tokens = new ArrayList<>();
    for (String line : run.succeeded().out().lines().toList()) {
      new ObjectMapper().readTree(line).get("tokens").forEach(of -> tokens.add(of.asText()));
    }
    return tokens;
  }

  @Test
  void badInputIsSaid() throws IOException {
    run("a\tb\na\t\tb\n", "--constraints").failed(3, "line 2", "empty phrase");
    run("a\t \n", "--constraints").failed(3, "line 1", "empty phrase");
    run("a\tb\n", "--constraints", "--sample").failed(2, "--constraints", "--sample");
    run("a\n", "--avoid", folder.resolve("none.txt")).failed(3, "none.txt");
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \n");
    run("a\n", "--avoid", empty).failed(3, "empty.txt", "no phrase");
    Path broken = Files.write(folder.resolve("broken.txt"), new byte[] {'a', (byte) 0xff, '\n'});
    run("a\n", "--avoid", broken, "--strict").failed(3, "broken.txt, line 1");
  }
}
