package dev.firth.transformer.bert.finetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Example<TextInput, String>> read(String name, String text) throws IOException {
    return LabelledTextReader.read(file(name, text), TextColumns.found());
  }

  private static void assertFails(String part, Executable reading) {
    String message = assertThrows(BadInputException.class, reading).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static TextColumns columns(String label, String text, String second) {
    return new TextColumns(
        Optional.ofNullable(label), Optional.ofNullable(text), Optional.ofNullable(second));
  }

  @Test
  void findsColumnsByTheirUsualNames() throws IOException {
    var sst = read("a.tsv", "sentence\tlabel\na fine film\t1\n\ndull\t0\n");
    assertEquals(TextInput.of("a fine film"), sst.getFirst().input());
    assertEquals("0", sst.getLast().answer());
    assertEquals(4, sst.getLast().origin().line());
    var trec = read("b.tsv", "label\tfine\tquestion\nLOC\tcity\tWhere is it ?\n");
    assertEquals(TextInput.of("Where is it ?"), trec.getFirst().input());
    var mrpc =
        read("c.tsv", "label\tid1\tid2\tsentence1\tsentence2\n1\t7\t8\tHe said \"no.\tA \"no\".\n");
    assertEquals(TextInput.of("He said \"no.", "A \"no\"."), mrpc.getFirst().input());
  }

  @Test
  void takesColumnsByNameOrNumber() throws IOException {
    Path file = file("d.tsv", "x\tgrade\tbody\n1\tgood\tone\n");
    var named = LabelledTextReader.read(file, columns("grade", "body", null));
    assertEquals(List.of("good"), named.stream().map(Example::answer).toList());
    Path bare = file("e.tsv", "7\tone\ttwo\tyes\n");
    var numbered = LabelledTextReader.read(bare, columns("4", "2", "3"));
    assertEquals(TextInput.of("one", "two"), numbered.getFirst().input());
    assertEquals("yes", numbered.getFirst().answer());
    assertFails(
        "no column 'colour'; the columns are x, grade, body",
        () -> LabelledTextReader.read(file, columns("grade", "colour", null)));
  }

  @Test
  void withoutHeaderTheLabelIsFirst() throws IOException {
    assertEquals("up", read("f.tsv", "up\tit rises\n").getFirst().answer());
    assertEquals(Optional.of("b"), read("g.tsv", "up\ta\tb\n").getFirst().input().second());
    assertFails("g4.tsv:1: 4 columns", () -> read("g4.tsv", "up\ta\tb\tc\n"));
  }

  @Test
  void readsCommasWithQuotedLineEnds() throws IOException {
    var texts = read("h.csv", "label,text\nx,\"one, \"\"two\"\"\nthree\"\ny,plain\n");
    assertEquals("one, \"two\"\nthree", texts.getFirst().input().text());
    assertEquals(4, texts.getLast().origin().line());
    assertFails("i.csv:2: a quotation", () -> read("i.csv", "label,text\nx,\"open\n"));
    assertFails("j.csv:2: text stands", () -> read("j.csv", "label,text\nx,\"a\"b\n"));
  }

  @Test
  void readsObjects() throws IOException {
    var texts = read("k.jsonl", "{\"text\":\"one\",\"label\":3}\n{\"label\":4,\"text\":\"two\"}\n");
    assertEquals(List.of("3", "4"), texts.stream().map(Example::answer).toList());
    assertFails(
        "l.jsonl:2: broken JSON",
        () -> read("l.jsonl", "{\"text\":\"one\",\"label\":3}\n{\"text\n"));
    assertFails("m.jsonl:1: the line is not", () -> read("m.jsonl", "[1]\n"));
  }

  @Test
  void saysWhichLineIsBad() {
    assertFails("n.tsv:3: 1 columns where 2", () -> read("n.tsv", "label\ttext\na\tb\nc\n"));
    assertFails("o.tsv:2: the label is empty", () -> read("o.tsv", "label\ttext\n\tb\n"));
    assertFails("p.tsv has no examples", () -> read("p.tsv", "label\ttext\n"));
    assertFails(
        "does not exist",
        () -> LabelledTextReader.read(folder.resolve("none.tsv"), TextColumns.found()));
  }

  @Test
  void readsTags() throws IOException {
    var sentences =
        TaggedTextReader.read(
            file(
                "a.conll",
                "-DOCSTART- -X- O\n\nEU NNP B-ORG\nrejects VBZ O\n\n\nPeter NNP B-PER\n"));
    assertEquals(List.of("EU", "rejects"), sentences.getFirst().input());
    assertEquals(List.of("B-PER"), sentences.getLast().answer());
    assertEquals(7, sentences.getLast().origin().line());
    assertFails(
        "b.conll:2: the line lacks its tag",
        () -> TaggedTextReader.read(file("b.conll", "EU\tO\nrejects\n")));
    assertFails("no words", () -> TaggedTextReader.read(file("c.conll", "\n")));
  }

  private static String squad(String context, String answers) {
    return """
    {"data":[{"paragraphs":[{"context":"%s","qas":[{"id":"q1","question":"Who?","answers":%s}]}]}]}
    """
        .formatted(context, answers);
  }

  @Test
  void readsQuestionsAndCountsCharacters() throws IOException {
    Path file =
        file("a.json", squad("😀 Ada wrote it.", "[{\"text\":\"Ada\",\"answer_start\":2}]"));
    var question = SquadReader.read(file).getFirst();
    assertEquals(List.of(new TextAnswer("Ada", 3)), question.answer());
    assertEquals("q1", question.input().id());
    Path none = file("b.json", squad("Ada wrote it.", "[]"));
    assertEquals(List.of(), SquadReader.read(none).getFirst().answer());
  }

  @Test
  void refusesAnswersThatStandElsewhere() throws IOException {
    Path file = file("c.json", squad("Ada wrote it.", "[{\"text\":\"Ada\",\"answer_start\":1}]"));
    assertFails("of question q1 does not stand at character 1", () -> SquadReader.read(file));
    assertFails("a list 'data' is missing", () -> SquadReader.read(file("d.json", "{}")));
    assertFails("e.json:1: broken JSON", () -> SquadReader.read(file("e.json", "{")));
  }

  private List<Example<ChoiceInput, Integer>> choices(String name, String text) throws IOException {
    return ChoiceReader.read(file(name, text), TextColumns.found());
  }

  @Test
  void readsChoicesUnderTheirUsualNames() throws IOException {
    var swag = choices("s.csv", "text,ending0,ending1,ending2,label\nHe,runs.,swims.,\"a, b\",2\n");
    assertEquals(
        new ChoiceInput("He", List.of("runs.", "swims.", "a, b")), swag.getFirst().input());
    assertEquals(2, swag.getFirst().answer());
    var copa =
        choices(
            "t.jsonl",
            "{\"premise\":\"It rained.\",\"choice1\":\"Dry.\",\"choice2\":\"Wet.\","
                + "\"question\":\"effect\",\"label\":1}\n");
    assertEquals(
        new ChoiceInput("It rained.", List.of("effect Dry.", "effect Wet.")),
        copa.getFirst().input());
    var list =
        choices(
            "u.jsonl",
            """
            {"question":"Who?","options":["x","y"],"label":"B"}
            {"question":"Who?","options":["1","0"],"label":"0"}
            """);
    assertEquals(List.of(1, 1), list.stream().map(Example::answer).toList());
    Path bare = file("v.tsv", "text\tchoice1\tchoice2\nHe\tran\tsat\n");
    var unlabelled = ChoiceReader.readTexts(bare, TextColumns.found());
    assertEquals(List.of("ran", "sat"), unlabelled.getFirst().input().choices());
  }

  @Test
  void saysWhichChoiceIsBad() {
    String header = "text\tchoice1\tchoice2\tlabel\n";
    assertFails(
        "w.tsv:2: the label '2' is no choice", () -> choices("w.tsv", header + "a\tb\tc\t2"));
    assertFails("x.tsv:2: the field choice2 is", () -> choices("x.tsv", header + "a\tb\t\t1"));
    assertFails("y.tsv:2: 3 columns where 4", () -> choices("y.tsv", header + "a\tb\tc"));
    assertFails("no columns choice1", () -> choices("z.tsv", "text\tlabel\na\t1\n"));
    assertFails("z2.tsv has no examples", () -> choices("z2.tsv", header));
    assertFails(
        "z3.jsonl:2: more than 2 choices",
        () ->
            choices(
                "z3.jsonl",
                """
                {"text":"a","choices":["b","c"],"label":0}
                {"text":"a","choices":["b","c","d"],"label":0}
                """));
  }

  @Test
  void foldsJudgeEveryExampleOnce() {
    var examples =
        IntStream.range(0, 11)
            .mapToObj(i -> new Example<>(new Origin(folder, i + 1), "text " + i, i))
            .toList();
    List<Fold<String, Integer>> folds = Fold.of(examples, 3, 7);
    for (var fold : folds) {
      var both = Stream.concat(fold.training().stream(), fold.validation().stream());
      assertEquals(Set.copyOf(examples), both.collect(Collectors.toSet()));
      assertEquals(11, fold.training().size() + fold.validation().size());
    }
    assertEquals(List.of(4, 4, 3), folds.stream().map(fold -> fold.validation().size()).toList());
    assertEquals(
        Set.copyOf(examples),
        folds.stream().flatMap(fold -> fold.validation().stream()).collect(Collectors.toSet()));
    assertEquals(folds, Fold.of(examples, 3, 7));
    assertThrows(UsageException.class, () -> Fold.of(examples, 12, 7));
    assertThrows(UsageException.class, () -> Fold.of(examples, 1, 7));
  }
}
