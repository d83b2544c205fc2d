package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalogyQuestionsTest {
  @TempDir private Path folder;

  private AnalogyQuestions read(String text) throws IOException {
    return AnalogyQuestions.read(write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("questions.txt"), bytes);
  }

  private String problem(byte[] bytes) throws IOException {
    Path file = write(bytes);
    var e = assertThrows(BadInputException.class, () -> AnalogyQuestions.read(file));
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    return e.getMessage().substring(file.toString().length());
  }

  @Test
  void readsSectionsInOrder() throws IOException {
    var questions =
        read(": capital cities\nAthens Greece  Oslo\tNorway\n\n: empty\n: last\na b c d\n");
    assertEquals("questions.txt", questions.name());
    assertEquals(
        List.of("capital cities", "empty", "last"),
        questions.sections().stream().map(AnalogyQuestions.Section::name).toList());
    assertEquals(
        List.of(new Question("Athens", "Greece", "Oslo", "Norway")),
        questions.sections().getFirst().questions());
    assertEquals(2, questions.total());
  }

  @Test
  void toleratesMarksCommentsAndWindowsLineEnds() throws IOException {
    var questions =
        read("\uFEFF// Copyright someone\r\n# a comment of words\r\n:x\r\n a b c d \r\n: : ( )");
    assertEquals(2, questions.sections().size());
    assertEquals("x", questions.sections().getFirst().name());
    assertEquals(
        new Question("a", "b", "c", "d"), questions.sections().getFirst().questions().getFirst());
    assertEquals(": ( )", questions.sections().get(1).name());
  }

  @Test
  void acceptsQuestionsBeforeTheFirstHeadingAsSectionZero() throws IOException {
    var questions = read("a b c d\n: one\na b c d\n");
    assertEquals(0, questions.sections().getFirst().number());
    assertEquals(1, questions.sections().get(1).number());
  }

  @Test
  void countsTheFirstFiveSectionsAsSemantic() throws IOException {
    var questions = read(": 1\n: 2\n: 3\n: 4\n: 5\n: 6\na b c d\n");
    assertTrue(questions.sections().get(4).semantic());
    assertFalse(questions.sections().get(5).semantic());
  }

  @ParameterizedTest
  @CsvSource({"3,a b c", "5,a b c d e", "1,word"})
  void namesTheLineThatIsNoQuestion(int words, String line) throws IOException {
    String problem = problem((": s\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
    assertTrue(problem.startsWith(":2: expected four words"), problem);
    assertTrue(problem.contains("found " + words + " word"), problem);
  }

  @Test
  void refusesHeadingsWithoutName() throws IOException {
    assertTrue(problem("a b c d\n:  \n".getBytes(StandardCharsets.UTF_8)).startsWith(":2: "));
  }

  @Test
  void refusesFilesWithoutQuestions() throws IOException {
    assertTrue(problem(new byte[0]).contains("no analogy questions"));
    assertTrue(
        problem(": only\n: headings\n".getBytes(StandardCharsets.UTF_8)).contains("no analogy"));
  }

  @Test
  void refusesBinaryFilesInOneShortPrintableLine() throws IOException {
    var bytes = new byte[100];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37 % 256 == '\n' ? 0 : i * 37);
    }
    String problem = problem(bytes);
    assertTrue(problem.length() < 200, problem);
    assertTrue(problem.chars().noneMatch(Character::isISOControl), problem);
  }

  @Test
  void refusesEndlessLines() throws IOException {
    assertTrue(
        problem("a ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8))
            .startsWith(":1: a line of more"));
  }

  @Test
  void refusesMissingFilesAndFolders() {
    var missing =
        assertThrows(BadInputException.class, () -> AnalogyQuestions.read(folder.resolve("no")));
    assertTrue(missing.getMessage().contains("does not exist"), missing.getMessage());
    var directory = assertThrows(BadInputException.class, () -> AnalogyQuestions.read(folder));
    assertTrue(directory.getMessage().contains("is not a file"), directory.getMessage());
  }
}
