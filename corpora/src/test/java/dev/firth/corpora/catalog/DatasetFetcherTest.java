package dev.firth.corpora.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.catalog.RemoteFile.Member;
import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFetcherTest {
  private static final Member TEXT = new Member("data/a.txt", "a.txt", -1, Optional.empty());
  private static final Member FOLDER = new Member("data/", "", -1, Optional.empty());

  @TempDir Path folder;
  private LoopbackServer server;
  private Path home;

  @BeforeEach
  void serve() throws IOException {
    server = new LoopbackServer();
    home = folder.resolve("toy");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void plainFilesAreThereUnderTheirNames() throws IOException {
    URI url = server.put("/deep/pairs.txt", text("a\tb\t1\n"));
    List<Path> files = fetch(url);
    assertEquals(List.of(home.resolve("pairs.txt")), files);
    assertEquals("a\tb\t1\n", Files.readString(files.getFirst()));
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    URI url = server.put("/toy.zip", zip(Map.of("data/a.txt", "A")));
    List<Path> first = fetch(url, TEXT);
    assertEquals(first, fetch(url, TEXT));
    assertEquals(1, server.requests().size());
    Files.delete(first.getFirst());
    fetch(url, TEXT);
    assertEquals(2, server.requests().size());
  }

  @Test
  void ofAZipOnlyWhatIsNamedIsUnpacked() throws IOException {
    byte[] zip = zip(Map.of("data/a.txt", "A", "data/b.txt", "B", "c.txt", "C"));
    fetch(server.put("/toy.zip", zip), TEXT);
    assertEquals(List.of(".fetched.json", "a.txt"), names());
  }

  @Test
  void foldersOfATarAreUnpackedWithoutLinks() throws IOException {
    fetch(server.put("/toy.tar.gz", tar()), FOLDER);
    assertEquals(List.of(".fetched.json", "a.txt", "sub", "sub/b.txt"), names());
    assertEquals("B", Files.readString(home.resolve("sub/b.txt")));
  }

  @Test
  void aGzipFileBecomesThePlainFile() throws IOException {
    Member plain = new Member("", "train.en", 3, Optional.empty());
    fetch(server.put("/train.en.gz", gzip(text("Hi\n"))), plain);
    assertEquals(List.of(".fetched.json", "train.en"), names());
  }

  @Test
  void pathsThatLeadOutAreRefused() throws IOException {
    for (String name : List.of("data/../../evil", "data//../../../evil", "data/..")) {
      byte[] zip = zip(Map.of(name, "evil"));
      URI url = server.put("/toy.zip", zip);
      var e = assertThrows(BadInputException.class, () -> fetch(url, FOLDER));
      assertTrue(e.getMessage().contains("leads out of its folder"), e.getMessage());
      Files.delete(home.resolve("toy.zip"));
    }
    try (var files = Files.walk(folder)) {
      assertEquals(List.of(folder, home), files.toList());
    }
  }

  @Test
  void anAbsolutePathStaysInsideOrIsRefused() throws IOException {
    URI url = server.put("/toy.zip", zip(Map.of("data//evil-of-firth-tests", "evil")));
    assertThrows(BadInputException.class, () -> fetch(url, FOLDER));
    assertFalse(Files.exists(Path.of("/evil-of-firth-tests")));
  }

  @Test
  void bombsAreStopped() throws IOException {
    URI url = server.put("/bomb.gz", gzip(new byte[2_000_000]));
    Member plain = new Member("", "bomb", -1, Optional.empty());
    var e = assertThrows(BadInputException.class, () -> fetch(url, plain));
    assertTrue(e.getMessage().contains("unpacks to more than 1000000 bytes"), e.getMessage());
    assertEquals(List.of("bomb.gz"), names());
  }

  @Test
  void damagedArchivesAreBadInput() throws IOException {
    byte[] zip = zip(Map.of("data/a.txt", "A".repeat(5000)));
    byte[] tar = tar();
    assertDamaged("/cut.zip", Arrays.copyOf(zip, zip.length / 2), TEXT);
    assertDamaged("/cut.tar.gz", Arrays.copyOf(tar, tar.length / 2), FOLDER);
    assertDamaged("/no.gz", text("not compressed"), new Member("", "no", -1, Optional.empty()));
  }

  @Test
  void aMemberThatIsMissingOrOtherIsBadInput() throws IOException {
    URI url = server.put("/toy.zip", zip(Map.of("data/b.txt", "B", "data/a.txt", "A")));
    Member missing = new Member("data/c.txt", "c.txt", -1, Optional.empty());
    var lacks = assertThrows(BadInputException.class, () -> fetch(url, missing));
    assertTrue(lacks.getMessage().contains("lacks data/c.txt"), lacks.getMessage());
    Member longer = new Member("data/a.txt", "a.txt", 2, Optional.empty());
    assertThrows(BadInputException.class, () -> fetch(url, longer));
    Member other = new Member("data/a.txt", "a.txt", 1, Optional.of("0".repeat(64)));
    var differs = assertThrows(BadInputException.class, () -> fetch(url, other));
    assertTrue(differs.getMessage().contains("a.txt has another size or SHA-256"));
    assertEquals(List.of("toy.zip"), names());
  }

  @Test
  void archivesAreKeptIfAsked() throws IOException {
    Dataset toy = toy(server.put("/toy.zip", zip(Map.of("data/a.txt", "A"))), TEXT);
    var options = DatasetFetcher.Options.defaults().withKeepArchives(true);
    new DatasetFetcher(options).fetch(toy, folder, Progress.none());
    assertEquals(List.of(".fetched.json", "a.txt", "toy.zip"), names());
  }

  @Test
  void aMirrorOnAServerHasTheFilesByName() throws IOException {
    server.put("/mirror/pairs.txt", text("mirrored"));
    Dataset toy = toy(URI.create("http://192.0.2.1/gone/pairs.txt"));
    fetchFrom(server.base() + "/mirror/", toy);
    assertEquals("mirrored", Files.readString(home.resolve("pairs.txt")));
    assertEquals("/mirror/pairs.txt", server.requests().getFirst().path());
  }

  @Test
  void aMirrorMayBeAFolder() throws IOException {
    Path mirror = Files.createDirectory(folder.resolve("my mirror"));
    Path stored = Files.writeString(mirror.resolve("pairs.txt"), "stored");
    var hash = Optional.of(HashedFile.of(stored).sha256());
    Dataset toy =
        toy(new RemoteFile(URI.create("http://192.0.2.1/pairs.txt"), 6, hash, List.of(), 0));
    fetchFrom(mirror.toString(), toy);
    assertEquals("stored", Files.readString(home.resolve("pairs.txt")));

    Files.delete(home.resolve(".fetched.json"));
    Files.writeString(stored, "other!");
    assertThrows(BadInputException.class, () -> fetchFrom(mirror.toUri().toString(), toy));
    Files.delete(stored);
    var e = assertThrows(BadInputException.class, () -> fetchFrom(mirror.toString(), toy));
    assertEquals("the mirror has no file " + stored, e.getMessage());
    assertEquals("stored", Files.readString(home.resolve("pairs.txt")));
  }

  @Test
  void aMirrorThatIsNoAddressIsWrongUse() {
    Dataset toy = toy(URI.create("http://192.0.2.1/pairs.txt"));
    assertThrows(UsageException.class, () -> fetchFrom("http://a b/", toy));
    assertThrows(UsageException.class, () -> fetchFrom("file:relative", toy));
  }

  private void assertDamaged(String path, byte[] archive, Member member) {
    URI url = server.put(path, archive);
    var e = assertThrows(BadInputException.class, () -> fetch(url, member));
    assertTrue(e.getMessage().contains("is damaged"), e.getMessage());
  }

  private List<Path> fetch(URI url, Member... members) throws IOException {
    return new DatasetFetcher(quick()).fetch(toy(url, members), folder, Progress.none());
  }

  private void fetchFrom(String mirror, Dataset dataset) throws IOException {
    new DatasetFetcher(quick().withMirror(mirror)).fetch(dataset, folder, Progress.none());
  }

  private static DatasetFetcher.Options quick() {
    var patience =
        new Download.Patience(
            2, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(1));
    return DatasetFetcher.Options.defaults().withPatience(patience);
  }

  private static Dataset toy(URI url, Member... members) {
    return toy(new RemoteFile(url, -1, Optional.empty(), List.of(members), 1_000_000));
  }

  private static Dataset toy(RemoteFile file) {
    return new Dataset(
        "toy", Dataset.Kind.CORPUS, "a toy", "none", "http://192.0.2.1/", "-", List.of(file));
  }

  private List<String> names() throws IOException {
    try (var files = Files.walk(home)) {
      return files
          .filter(file -> !file.equals(home))
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(text(file.getValue()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      put(tar, "data/a.txt", "A".repeat(3000));
      put(tar, "data/sub/b.txt", "B");
      put(tar, "other/c.txt", "C");
      var link = new TarArchiveEntry("data/link", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      var hard = new TarArchiveEntry("data/hard", TarConstants.LF_LINK);
      hard.setLinkName("/etc/passwd");
      tar.putArchiveEntry(hard);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(text(content).length);
    tar.putArchiveEntry(entry);
    tar.write(text(content));
    tar.closeArchiveEntry();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
