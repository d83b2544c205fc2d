package dev.firth.eval.baseline.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
  private static final DocumentAnalysis WORDS = DocumentAnalysis.of("whitespace");

  @TempDir private Path temporary;

  private Path place() {
    return temporary.resolve("index");
  }

  private static DocumentReader documents(String... texts) {
    var documents = new ArrayList<TextDocument>();
    for (String text : texts) {
      documents.add(new TextDocument("d" + documents.size(), text));
    }
    return DocumentReader.of(documents);
  }

  private SearchIndex build(DocumentReader documents) throws IOException {
    return SearchIndex.build(place(), documents, WORDS, Progress.none());
  }

  private static String counts(TermBag bag) {
    var text = new StringBuilder();
    bag.counts().forEach(c -> text.append(c.text()).append(c.frequency()).append(' '));
    return text.toString().strip();
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(place())) {
      return files
          .map(f -> f.getFileName().toString().replaceAll("[0-9a-f]{8}", "#"))
          .sorted()
          .toList();
    }
  }

  private void assertHolds(String... ids) throws IOException {
    try (var index = SearchIndex.open(place())) {
      assertEquals(ids.length, index.size());
      for (int i = 0; i < ids.length; i++) {
        assertEquals(ids[i], index.id(i));
      }
    }
  }

  @Test
  void keepsDocumentsInTheirOrder() throws IOException {
    build(documents("b a b", "", "  c\n c ")).close();
    try (var index = SearchIndex.open(place())) {
      assertEquals(3, index.size());
      assertEquals(new IndexCounts(3, 1, 5, 5 + 0 + 7), index.counts());
      assertEquals(3, index.terms());
      assertEquals("a1 b2", counts(index.termsOf(0)));
      assertTrue(index.termsOf(1).isEmpty());
      assertEquals("c2", counts(index.termsOf(2)));
      assertEquals("b1 x2", counts(index.termsOf("x b x")));
      assertEquals(2, index.document("d2"));
      assertEquals("d2", index.id(2));
      assertEquals("c c", index.head(2));
      assertEquals(7, index.bytes(2));
      assertThrows(BadInputException.class, () -> index.document("d3"));
      assertEquals("lucene-whitespace", index.tokenizer().signature());
    }
    assertEquals(List.of("data-#", "firth-index.json"), entries());
  }

  @Test
  void keepsManyDocumentsInTheirOrderThroughMerges() throws IOException {
    var texts = Stream.iterate(0, i -> i < 1000, i -> i + 1).map(i -> "w" + i).toList();
    try (var index = build(documents(texts.toArray(String[]::new)))) {
      for (int i = 0; i < index.size(); i += 97) {
        assertEquals("d" + i, index.id(i));
        assertEquals("w" + i + "1", counts(index.termsOf(i)));
      }
      assertEquals(1, index.reader().leaves().size());
    }
  }

  @Test
  void replacesAnIndexOnlyWhenTheNewOneIsWhole() throws IOException {
    build(documents("a")).close();
    DocumentReader failing =
        DocumentReader.of(List.of(new TextDocument("n", "x"), new TextDocument("n", "y")));
    var e = assertThrows(BadInputException.class, () -> build(failing));
    assertTrue(e.getMessage().contains("'n'"), e.getMessage());
    assertTrue(e.getMessage().contains("document number 2"), e.getMessage());
    assertHolds("d0");
    assertEquals(List.of("data-#", "firth-index.json"), entries());
    build(documents("a", "b")).close();
    assertHolds("d0", "d1");
    assertEquals(List.of("data-#", "firth-index.json"), entries());
  }

  @Test
  void removesWhatFailedAndWhatWasKilled() throws IOException {
    assertThrows(BadInputException.class, () -> build(documents("", " ")));
    assertFalse(Files.exists(place()));
    assertThrows(BadInputException.class, () -> build(documents()));
    // What a killed program leaves: no finished index, and gone with the next one.
    Path left = Files.createDirectories(place().resolve("data-0123abcd"));
    Files.writeString(left.resolve("_0.fdt"), "half");
    var e = assertThrows(BadInputException.class, () -> SearchIndex.open(place()));
    assertTrue(e.getMessage().contains("no finished index"), e.getMessage());
    build(documents("a")).close();
    assertFalse(Files.exists(left));
    assertHolds("d0");
  }

  @Test
  void readersOfAReplacedIndexGoOn() throws IOException {
    try (var old = build(documents("a b"))) {
      build(documents("c")).close();
      assertEquals("a1 b1", counts(old.termsOf(0)));
    }
  }

  @Test
  void refusesPlacesThatHoldOtherThings() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThrows(
        UsageException.class,
        () -> SearchIndex.build(file, documents("a"), WORDS, Progress.none()));
    var e =
        assertThrows(
            UsageException.class,
            () -> SearchIndex.build(temporary, documents("a"), WORDS, Progress.none()));
    assertTrue(e.getMessage().contains("file"), e.getMessage());
    assertTrue(Files.exists(file));
    var none = assertThrows(BadInputException.class, () -> SearchIndex.open(temporary));
    assertTrue(none.getMessage().contains("holds no finished index"), none.getMessage());
    var absent = assertThrows(BadInputException.class, () -> SearchIndex.open(place()));
    assertTrue(absent.getMessage().contains("does not exist"), absent.getMessage());
  }

  @Test
  void refusesNamesThatAreTexts() {
    var document = new TextDocument("long ".repeat(300), "x");
    var e =
        assertThrows(BadInputException.class, () -> build(DocumentReader.of(List.of(document))));
    assertTrue(e.getMessage().contains("document number 1"), e.getMessage());
  }

  @Test
  void leavesOutTermsThatLuceneCannotHold() throws IOException {
    var sklearn = DocumentAnalysis.of("sklearn");
    var documents = documents("ab " + "x".repeat(40_000) + " cd");
    try (var index = SearchIndex.build(place(), documents, sklearn, Progress.none())) {
      assertEquals("ab1 cd1", counts(index.termsOf(0)));
    }
  }

  /** Every damage to any file is found before a document is, and said to be one. */
  @Test
  void findsEveryDamage() throws IOException {
    build(documents("a b c a", "b b d", "e f g h i j")).close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(place())) {
      files = all.filter(Files::isRegularFile).filter(f -> !f.endsWith("write.lock")).toList();
    }
    assertTrue(files.size() >= 4, files.toString());
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      boolean json = file.toString().endsWith(".json");
      for (Damage damage : Damage.fuzz(whole, 12).toList()) {
        damage.writeTo(file);
        try (var index = SearchIndex.open(place())) {
          // Blanks in the JSON file may be others; what is read must be the same.
          assertEquals("a2 b1 c1", counts(index.termsOf(0)), file + ": " + damage);
          assertTrue(json || java.util.Arrays.equals(whole, damage.bytes()), file + ": " + damage);
        } catch (BadInputException e) {
          assertTrue(e.getMessage().contains("build"), file + ": " + damage + ": " + e);
          assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
      }
      Files.delete(file);
      assertThrows(
          BadInputException.class, () -> SearchIndex.open(place()).close(), file.toString());
      Files.write(file, whole);
    }
    assertHolds("d0", "d1", "d2");
  }
}
