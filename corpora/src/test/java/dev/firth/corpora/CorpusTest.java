package dev.firth.corpora;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @TempDir Path folder;
  private String at;

  @BeforeEach
  void name() {
    at = folder.toString();
  }

  @Test
  void aFolderIsReadInSortedOrderWithoutHiddenAndBinaryFiles() throws IOException {
    write("b.txt", "b\n");
    write("a/z.txt", "a/z\n");
    write("a/deep/er.txt", "deep\n");
    write("a-1.txt", "a-1\n");
    write(".hidden", "no\n");
    write(".git/config", "no\n");
    write("picture", "PNG\0\0");
    write("nothing", "");
    Corpus corpus = Corpus.of(folder);
    assertEquals(List.of("deep", "a/z", "a-1", "b"), lines(corpus));
    assertEquals(List.of(folder.resolve("picture")), corpus.skipped());
    assertEquals(5 + 4 + 4 + 2, corpus.bytes());
  }

  @Test
  void linksAreFollowedButNotInCircles() throws IOException {
    write("texts/a.txt", "a\n");
    Path elsewhere = write("elsewhere/b.txt", "b\n");
    Path texts = folder.resolve("texts");
    Files.createSymbolicLink(texts.resolve("b-link.txt"), elsewhere);
    Files.createSymbolicLink(texts.resolve("loop"), texts);
    Files.createSymbolicLink(texts.resolve("broken"), folder.resolve("absent"));
    Files.createSymbolicLink(texts.resolve("again.txt"), texts.resolve("a.txt"));
    assertEquals(List.of("a", "b"), lines(Corpus.of(texts)));
    assertEquals(List.of("a"), lines(Corpus.of(List.of(texts + "/**/a*.txt", texts + "/a*"))));
  }

  @Test
  void globsMatchFilesSorted() throws IOException {
    write("x/b.txt", "b\n");
    write("x/a.txt", "a\n");
    write("x/c.log", "c\n");
    write("x/.h.txt", "h\n");
    write("x/sub/d.txt", "d\n");
    assertEquals(List.of("a", "b"), lines(glob("/x/*.txt")));
    assertEquals(List.of("a", "b", "d"), lines(glob("/**.txt")));
    assertEquals(List.of("d"), lines(glob("/*/sub/?.txt")));
    assertEquals(List.of("b", "c"), lines(glob("/x/[bc].*")));
    assertEquals(List.of("a", "c"), lines(glob("/x/{a.txt,c.log}")));
    assertEquals(List.of("h"), lines(glob("/x/.*")));
    assertFails(at + "/x/*.md: no file matches", at + "/x/*.md");
    assertFails(at + "/absent/*: no file matches", at + "/absent/*");
    assertThrows(UsageException.class, () -> glob("/x/{a"));
  }

  @Test
  void aNameWithSpecialCharactersIsTheFileIfThereIsOne() throws IOException {
    write("[draft].txt", "draft\n");
    assertEquals(List.of("draft"), lines(glob("/[draft].txt")));
  }

  @Test
  void aFileReachedTwiceIsReadOnce() throws IOException {
    Path file = write("a.txt", "a\n");
    assertEquals(List.of("a"), lines(Corpus.of(file, folder, file)));
  }

  @Test
  void standardInputIsReadOnceKeptAndDeleted() throws IOException {
    Path copy;
    try (Corpus corpus = fromStandardInput("one\ntwo")) {
      copy = corpus.files().getFirst();
      assertEquals(List.of("one", "two"), lines(corpus));
      assertEquals(List.of("one", "two"), lines(corpus));
      assertEquals(7, corpus.bytes());
    }
    assertFalse(Files.exists(copy));
  }

  @Test
  void messagesCallStandardInputByItsName() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xE9}));
    try (Corpus corpus = Corpus.of(List.of("-", "-")).strict(true)) {
      BadInputException e = assertThrows(BadInputException.class, () -> lines(corpus));
      assertEquals(
          "standard input: byte 2 (0xE9) is not UTF-8; convert the file, or read without strict",
          e.getMessage());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aFailingInputLeavesNoCopyBehind() {
    List<Path> before = copies();
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[100]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("gone");
              }

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                return read();
              }
            });
    assertThrows(IOException.class, () -> Sources.ofSpecs(List.of("-"), broken));
    assertEquals(before, copies());
  }

  @Test
  void whatCannotBeReadIsSaidInALine() throws IOException {
    assertFails(at + "/absent: no such file or folder", at + "/absent");
    Files.createDirectory(folder.resolve("empty"));
    assertFails(at + "/empty: the folder holds no file that is not hidden", at + "/empty");
    write("binary/a", "\0\1\2");
    write("binary/b", "");
    assertFails(
        at + "/binary: no text in the folder: its 2 files are empty or binary", at + "/binary");
    write("a.zip", "PK\3\4....");
    assertFails(
        at + "/a.zip: a zip archive, which Firth does not read; unpack it first", at + "/a.zip");
    BadInputException none = assertThrows(BadInputException.class, () -> Corpus.of(List.of()));
    assertEquals("no text given; name a file, a folder, a glob or -", none.getMessage());
  }

  @Test
  void whatMayNotBeReadIsSaidInALine() throws IOException {
    Path file = write("secret/a.txt", "a\n");
    assertTrue(file.toFile().setReadable(false));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertFails(file + ": no permission to read it", file.toString());
    assertFails(file + ": no permission to read it", at + "/secret");
  }

  @Test
  void anEmptyFileIsACorpusWithoutLines() throws IOException {
    Corpus corpus = Corpus.of(write("empty.txt", ""));
    assertEquals(List.of(), lines(corpus));
    assertEquals(List.of(), corpus.splits(10));
    assertEquals(0, corpus.bytes());
  }

  @Test
  void aLastLineWithoutEndDoesNotRunIntoTheNextFile() throws IOException {
    Corpus corpus =
        Corpus.of(write("1", "\uFEFFa\nb"), write("2", "\uFEFFc\r\n\nd\r"), write("3", "\n"));
    assertEquals(List.of("a", "b", "c", "", "d\r", ""), lines(corpus));
    List<String> bySplits = new ArrayList<>();
    for (Split split : corpus.splits(1)) {
      bySplits.addAll(lines(corpus.open(split)));
    }
    assertEquals(lines(corpus), bySplits);
  }

  @Test
  void strictNamesFileAndByte() throws IOException {
    Path file = Files.write(folder.resolve("bad"), new byte[] {'a', '\n', 'b', (byte) 0xC3, '\n'});
    Corpus corpus = Corpus.of(file);
    assertEquals(List.of("a", "b\uFFFD"), lines(corpus));
    BadInputException e =
        assertThrows(
            BadInputException.class,
            () -> lines(corpus.strict(true).open(corpus.splits(1).get(1))));
    assertTrue(e.getMessage().startsWith(file + ": byte 3 (0xC3) is not UTF-8"), e.getMessage());
    assertEquals(List.of("a", "b\uFFFD"), lines(corpus.strict(true).strict(false)));
  }

  @Test
  void aLineOfTenMegabytesComesInPieces() throws IOException {
    Path file = Files.write(folder.resolve("long"), "x".repeat(10_000_000).getBytes(UTF_8));
    try (TextReader reader = Corpus.of(file).open()) {
      long bytes = 0;
      int pieces = 0;
      while (reader.next()) {
        bytes += reader.length();
        pieces++;
        assertTrue(reader.buffer().length < 3 << 20, "memory must not grow with the line");
        assertEquals(bytes == 10_000_000, reader.endsLine());
      }
      assertEquals(10_000_000, bytes);
      assertEquals(10, pieces);
      assertEquals(10_000_000, reader.bytesRead());
    }
  }

  private Corpus glob(String pattern) throws IOException {
    return Corpus.of(List.of(at + pattern));
  }

  private void assertFails(String message, String spec) {
    BadInputException e = assertThrows(BadInputException.class, () -> Corpus.of(List.of(spec)));
    assertEquals(message, e.getMessage());
  }

  private static Corpus fromStandardInput(String text) throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(UTF_8)));
    try {
      return Corpus.of(List.of("-"));
    } finally {
      System.setIn(before);
    }
  }

  private static List<Path> copies() {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("firth-input-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> lines(Corpus corpus) throws IOException {
    return lines(corpus.open());
  }

  private static List<String> lines(TextReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    try (reader) {
      while (reader.next()) {
        assertTrue(reader.endsLine());
        lines.add(new String(reader.buffer(), reader.offset(), reader.length(), UTF_8));
      }
    }
    return lines;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
