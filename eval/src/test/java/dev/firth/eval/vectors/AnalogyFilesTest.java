package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link MsrQuestions}, {@link BatsQuestions}, and how a folder of sets is recognised. */
class AnalogyFilesTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void fails(String message, ThrowingRead read) {
    var e = assertThrows(BadInputException.class, read::run);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private interface ThrowingRead {
    void run() throws IOException;
  }

  @Test
  void msrQuestionsAndAnswersLieBesideEachOther() throws IOException {
    Path file =
        write("word_relationship.questions", "good better rough\nyear years law\nbig bigger old\n");
    write("word_relationship.answers", "JJ_JJR rougher\nNN_NNS laws\nJJ_JJR older\n");
    var questions = MsrQuestions.read(file);
    assertEquals(
        List.of(
            new Section(
                1,
                "JJ_JJR",
                false,
                List.of(
                    new Question("good", "better", "rough", "rougher"),
                    new Question("big", "bigger", "old", "older"))),
            new Section(2, "NN_NNS", false, List.of(new Question("year", "years", "law", "laws")))),
        questions.sections());
    assertEquals(questions.sections(), EvaluationSets.analogies(file).sections());
  }

  @Test
  void msrQuestionsMayBeOneFile() throws IOException {
    Path file = write("msr.txt", "good better rough JJ_JJR rougher\nyear years law NN_NNS laws\n");
    assertEquals(2, EvaluationSets.analogies(file).total());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a b c\na b c'|'JJ_JJR d'|x.questions:2: no answer",
        "'a b c'|'JJ_JJR d\nJJ_JJR d'|x.answers:2: an answer more",
        "'a b'|'JJ_JJR d'|x.questions:1: expected three words",
        "'a b c'|'d'|x.answers:1: expected a relation and a word",
        "'a b c'|'one d'|x.questions:1: expected three words, a relation",
        "''|''|has no analogy questions"
      })
  void msrQuestionsNameTheLineThatIsWrong(String questions, String answers, String message)
      throws IOException {
    Path file = write("x.questions", questions);
    write("x.answers", answers);
    fails(message, () -> MsrQuestions.read(file));
  }

  @Test
  void msrAnswersMustBeThere() throws IOException {
    Path file = write("x.questions", "a b c\n");
    fails("x.answers does not exist", () -> MsrQuestions.read(file));
  }

  private Path bats() throws IOException {
    write(
        "bats/3_Encyclopedic/E01 [country - capital].txt",
        "france\tparis\nnorway\toslo\nperu\tlima\n");
    write(
        "bats/4_Lexicographic/L01 [hypernyms - animals].txt",
        "dog\tcanine/animal\ncat\tfeline/animal\n");
    write("bats/metadata.json", "{}");
    return folder.resolve("bats");
  }

  @Test
  void batsAsksEveryOrderedPairOfLines() throws IOException {
    var questions = BatsQuestions.read(bats());
    assertEquals("bats", questions.name());
    assertEquals(2, questions.sections().size());
    var capitals = questions.sections().getFirst();
    assertEquals("E01 [country - capital]", capitals.name());
    assertTrue(capitals.semantic());
    assertEquals(3 * 2, capitals.questions().size());
    assertEquals(
        new Question("france", "paris", "norway", "oslo"), capitals.questions().getFirst());
    assertEquals(
        List.of(
            new Question("dog", "canine", "cat", List.of("feline", "animal")),
            new Question("cat", "feline", "dog", List.of("canine", "animal"))),
        questions.sections().getLast().questions());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'france'|:1: expected a word, a tab and related words",
        "'france\tparis\nfrance\tlyon'|:2: 'france' is in the list twice",
        "'france\t/ /'|:1: no related word"
      })
  void batsNamesTheLineThatIsWrong(String list, String message) throws IOException {
    write("b/I01 [x].txt", list);
    fails(message, () -> BatsQuestions.read(folder.resolve("b")));
  }

  @Test
  void batsIsAFolderOfLists() throws IOException {
    write("other/readme.txt", "nothing");
    fails("no lists named like", () -> BatsQuestions.read(folder.resolve("other")));
    fails("is not a folder", () -> BatsQuestions.read(folder.resolve("none")));
  }

  @Test
  void setsOfAFolderAreRecognised() throws IOException {
    bats();
    write("questions.txt", ": capitals\nfrance paris norway oslo\n");
    write("bare.txt", "france paris norway oslo\nperu lima france paris\nperu lima norway oslo\n");
    write("x.questions", "good better rough\n");
    write("x.answers", "JJ_JJR rougher\n");
    write("msr.txt", "good better rough JJ_JJR rougher\n");
    write("ws.tsv", "word1\tword2\tscore\ndog\tcat\t7.5\ncup\tmug\t9\n");
    write("simlex.txt", "word1\tword2\tPOS\tSimLex999\nold\tnew\tA\t1.58\nhard\teasy\tA\t0.95\n");
    write("ap.txt", "dog\tanimal\ncat\tanimal\noak\tplant\nelm\tplant\n");
    write("README", "These are the sets we use.\nEach has its own form.\n");
    write("note", "Four words are here.\n");
    write("readme.md", "# Sets\n\nSome text.\n");
    write(".hidden", "dog\tcat\t7\n");
    write("empty.txt", "");
    var found = EvaluationSets.in(folder);
    assertEquals(
        List.of(
            "ap.txt",
            "bare.txt",
            "bats",
            "msr.txt",
            "questions.txt",
            "simlex.txt",
            "ws.tsv",
            "x.questions"),
        found.sets().stream().map(EvaluationSet::name).toList());
    assertEquals(
        List.of("README", "empty.txt", "note", "readme.md"),
        found.unknown().stream().map(p -> p.getFileName().toString()).toList());
    assertTrue(found.sets().getFirst() instanceof WordCategories);
    assertTrue(found.sets().get(5) instanceof SimilarityPairs);
  }

  @Test
  void batsItselfMayBeTheFolder() throws IOException {
    var found = EvaluationSets.in(bats());
    assertEquals(1, found.sets().size());
    assertEquals(2, ((AnalogyQuestions) found.sets().getFirst()).sections().size());
  }

  @Test
  void damagedSetIsAnErrorAndNoSetToo() throws IOException {
    write(
        "a/ws.txt", "dog cat 7.5\ncup mug 8\n" + "x y 1\n".repeat(300) + "broken line here now\n");
    fails("ws.txt:303", () -> EvaluationSets.in(folder.resolve("a")));
    write("b/readme.md", "# nothing\n");
    fails("has no set to evaluate on", () -> EvaluationSets.in(folder.resolve("b")));
    fails("is not a folder", () -> EvaluationSets.in(folder.resolve("c")));
    assertFalse(Files.exists(folder.resolve("c")));
  }
}
