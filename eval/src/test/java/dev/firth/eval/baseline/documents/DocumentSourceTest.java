package dev.firth.eval.baseline.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSourceTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static DocumentSource source(Path path) {
    return DocumentSource.of(List.of(path.toString()));
  }

  private static List<TextDocument> read(DocumentSource source) throws IOException {
    var documents = new ArrayList<TextDocument>();
    try (var reader = source.open()) {
      for (var document = reader.next(); document != null; document = reader.next()) {
        documents.add(document);
      }
    }
    return documents;
  }

  private static TextDocument document(String id, String text) {
    return new TextDocument(id, text);
  }

  private static void assertBad(DocumentSource source, String... parts) {
    var e = assertThrows(BadInputException.class, () -> read(source));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), "'" + part + "' is not in " + e.getMessage());
    }
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void readsALineAsADocument() throws IOException {
    Path one = file("one.txt", "first\n\nthird é\n");
    assertEquals(
        List.of(document("1", "first"), document("2", ""), document("3", "third é")),
        read(source(one)));
    Path two = file("two.txt", "fourth");
    var both = DocumentSource.of(List.of(one.toString(), two.toString()));
    assertEquals(document(two + ":1", "fourth"), read(both).getLast());
  }

  @Test
  void readsNamesAndTextsWithTabs() throws IOException {
    Path file = file("q.tsv", "a\tone two\nb\tthree\tfour\nc\t\n");
    assertEquals(
        List.of(document("a", "one two"), document("b", "three\tfour"), document("c", "")),
        read(source(file)));
    assertBad(source(file("bad.tsv", "a\tx\nno tab\n")), "bad.tsv, line 2", "no tab");
    assertBad(source(file("bare.tsv", "\tx\n")), "line 1", "no name");
  }

  @Test
  void readsAFileAsADocument() throws IOException {
    file("news/b/2.txt", "two\nlines");
    file("news/a/1.txt", "one");
    assertEquals(
        List.of(document("a/1.txt", "one\n"), document("b/2.txt", "two\nlines\n")),
        read(source(folder.resolve("news"))));
  }

  @Test
  void readsBlocks() throws IOException {
    Path file = file("blocks.txt", "a\nb\n\n \n\nc\n");
    var blocks = source(file).withFormat(DocumentFormat.BLOCKS);
    assertEquals(List.of(document("1", "a\nb\n\n"), document("2", "c\n")), read(blocks));
    var pairs = blocks.withRule(DocumentRule.everyLines(2));
    assertEquals(List.of(document("1", "a\nb\n"), document("2", "\nc\n")), read(pairs));
  }

  @Test
  void cutsBlocksThatNeverEnd() throws IOException {
    Path file = file("long.txt", "word ".repeat(500_000));
    var documents = read(source(file).withFormat(DocumentFormat.BLOCKS));
    assertEquals(3, documents.size());
    var joined = new StringBuilder();
    documents.forEach(d -> joined.append(d.text()));
    assertEquals("word ".repeat(500_000), joined.toString().replace("\n", ""));
  }

  @Test
  void readsTrecDocuments() throws IOException {
    String text =
        """
        <DOC>
        <DOCNO> FT911-1 </DOCNO>
        <HEADLINE>Rates&amp;prices</HEADLINE>
        <TEXT>
        Up 3 &lt; 4 < 5<P>again</P>
        </TEXT>
        </DOC><DOC><DOCNO>X</DOCNO>second</DOC>
        between
        <doc id="7">
        <docno>Y</docno>
        <DOCHDR>http://x
        y</DOCHDR>
        third
        </doc>
        """;
    var documents = read(source(file("ft", text)));
    assertEquals(List.of("FT911-1", "X", "Y"), documents.stream().map(TextDocument::id).toList());
    assertEquals(
        List.of("Rates&prices Up 3 < 4 < 5 again", "second", "third"),
        documents.stream().map(d -> d.text().strip().replaceAll("\\s+", " ")).toList());
    assertBad(source(file("open", "<DOC>\n<DOCNO>1</DOCNO>\ntext\n")), "open, line 1", "</DOC>");
    assertBad(
        source(file("bare", "\n<DOC>\ntext\n</DOC>\n").resolveSibling("bare"))
            .withFormat(DocumentFormat.TREC),
        "bare, line 2",
        "<DOCNO>");
  }

  @Test
  void readsJsonLines() throws IOException {
    String text =
        """
        {"_id": 7, "title": "A \\u00e9", "text": "b"}

        {"_id": "x", "title": "", "text": ["c", "d"], "n": {"m": null}}
        """;
    var source = source(file("d.jsonl", text)).withFields("_id", List.of("title", "text"));
    assertEquals(List.of(document("7", "A é\nb"), document("x", "c\nd")), read(source));
  }

  @Test
  void saysWhatIsWrongWithJsonLines() throws IOException {
    assertBad(source(file("a.jsonl", "{\"id\": 1}\n")), "a.jsonl, line 1", "'text'", "'id'");
    assertBad(source(file("b.jsonl", "{\"text\": \"x\"}\n")), "b.jsonl, line 1", "'id'");
    assertBad(source(file("c.jsonl", "{\"id\": 1,\n")), "c.jsonl, line 1", "not JSON");
    assertBad(source(file("d.jsonl", "\n[1]\n")), "d.jsonl, line 2", "not a JSON object");
    assertBad(source(file("e.jsonl", "{\"id\": null, \"text\": \"\"}")), "no field 'id'");
    assertBad(source(file("f.jsonl", "{\"id\": \" \", \"text\": \"\"}")), "'id' is empty");
    assertBad(source(file("g.jsonl", "{\"id\": 1, \"text\": {}}")), "'text' is an object");
  }

  @Test
  void unpacksAndStillSeesTheForm() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"id\": \"1\", \"text\": \"x\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("d.jsonl.gz"), packed.toByteArray());
    assertEquals(List.of(document("1", "x")), read(source(file)));
  }

  @Test
  void replacesBrokenBytesOrRefusesThem() throws IOException {
    Path file = Files.write(folder.resolve("latin1.txt"), new byte[] {'a', (byte) 0xE9, '\n'});
    assertEquals(List.of(document("1", "a\uFFFD")), read(source(file)));
    assertBad(source(file).withStrict(true), "latin1.txt", "not UTF-8");
  }

  @Test
  void joinsLongLines() throws IOException {
    String word = "x".repeat(3 << 20);
    assertEquals(List.of(document("1", word)), read(source(file("long.txt", word))));
  }

  @Test
  void knowsItsFormatsByName() {
    assertEquals(DocumentFormat.JSONL, DocumentFormat.of("jsonl"));
    var e = assertThrows(UsageException.class, () -> DocumentFormat.of("xml"));
    assertTrue(e.getMessage().contains("trec"), e.getMessage());
  }
}
