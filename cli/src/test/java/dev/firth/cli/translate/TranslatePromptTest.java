package dev.firth.cli.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A prompt over a pipe, with a model that has hardly learned to turn letters round. */
@TestInstance(Lifecycle.PER_CLASS)
class TranslatePromptTest {
  @TempDir static Path folder;
  private Path model;

  @BeforeAll
  void train() throws IOException {
    model = ReversedText.hardlyTrained(folder);
  }

  private CommandRun prompt(String input, Object... options) {
    List<Object> command = new ArrayList<>(List.of("translate", "prompt", model));
    command.addAll(List.of(options));
    return CommandRun.withInput(input, command.toArray()).succeeded();
  }

  private List<String> lines(String input, Object... options) {
    return prompt(input, options).out().lines().toList();
  }

  @Test
  void linesAreTranslatedAsTranslateRunDoes() {
    String input = "a b\n\nc d e\n";
    String run = CommandRun.withInput("a b\nc d e\n", "translate", "run", model).succeeded().out();
    assertEquals(run, prompt(input).out());
    assertEquals(run, prompt(input.strip()).out());
    assertEquals("", prompt("").out());
    assertEquals("", prompt(input).err());
  }

  @Test
  void commandsChangeWhatIsShown() {
    CommandRun found = prompt(":beam 3\n:nbest 2\na b\n:nbest 1\na b\n");
    List<String> lines = found.out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).matches(" *-\\d+\\.\\d{4}  .*"), lines.get(0));
    assertTrue(lines.get(0).endsWith("  " + lines.get(2)), lines.toString());
    assertTrue(found.err().lines().toList().get(1).startsWith("beam 3, nbest 2,"), found.err());
  }

  @Test
  void alternativesAreThoseOfTheLastSentence() {
    List<String> lines = lines("a b\n:alternatives 8\n:alternatives\na b\n");
    assertEquals(15, lines.size());
    assertEquals(15 - 1, lines.lastIndexOf(lines.getFirst()));
    assertEquals(8, lines.subList(1, 9).stream().distinct().count());
  }

  @Test
  void aBeginningIsGoneOnFrom() {
    List<String> lines = lines("a b | h g\na b |\na b | h | g\na b\n", "--max-length", 6);
    assertTrue(lines.get(0).startsWith("h g"), lines.toString());
    assertEquals(lines.get(3), lines.get(1));
  }

  @Test
  void phrasesMustComeOrMustNotUntilTheyAreForgotten() throws IOException {
    List<String> answers =
        lines(":must h g f\na\n:must\na\n:avoid h\n:avoid g\n:avoid\na\n", "--json");
    assertEquals(8, answers.size());
    JsonNode constrained = new ObjectMapper().readTree(answers.get(1));
    assertTrue(constrained.get("constraintsMet").asBoolean());
    assertTrue(constrained.get("translation").asText().contains("h g f"), answers.get(1));
    assertEquals(answers.get(3), answers.get(7));
    assertEquals(
        List.of("h", "g"),
        new ObjectMapper()
            .convertValue(new ObjectMapper().readTree(answers.get(5)).get("avoid"), List.class));
  }

  @Test
  void aBadLineIsOneLineOfErrorAndThePromptGoesOn() throws IOException {
    String input = ":alternatives\n:bean 3\n:beam\n:beam x\n:beam 0\n:nbest 9\n| a\n: \na b\n";
    CommandRun found = prompt(input);
    assertEquals(1, found.out().lines().count());
    List<String> errors = found.err().lines().toList();
    assertEquals(8, errors.size(), found.err());
    assertTrue(errors.get(0).contains("write one first"));
    assertTrue(errors.get(1).contains(":bean; did you mean :beam?"), errors.get(1));
    assertTrue(errors.get(3).contains(":beam takes a number, not 'x'"), errors.get(3));
    assertTrue(errors.get(5).contains("n-best 9"), errors.get(5));
    List<String> json = lines(input, "--json");
    assertEquals(9, json.size());
    assertTrue(new ObjectMapper().readTree(json.get(1)).get("error").asText().contains(":bean"));
  }

  @Test
  void drawsFollowTheSeedAndTheirNumber() {
    List<String> drawn = lines(":nbest 3\na b\n:help\n:beam 5\na b\n", "--sample", "--seed", 3);
    assertEquals(6, drawn.size());
    assertEquals(drawn.subList(0, 3), lines(":nbest 3\na b\n", "--sample", "--seed", 3));
  }

  @Test
  void badUseIsSaid() {
    CommandRun.withInput("a\n", "translate", "prompt", folder.resolve("none"))
        .failed(3, "there is no directory");
    CommandRun.withInput("a\n", "translate", "prompt", model, "--sample", "--beam", 3)
        .failed(2, "--beam");
    CommandRun.withInput("a\n", "translate", "prompt").failed(2, "RUN");
  }
}
