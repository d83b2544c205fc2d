package dev.firth.corpora.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final Download.Patience SHORT =
      new Download.Patience(3, Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(1));

  @TempDir Path folder;
  private final byte[] content = new byte[300_000];
  private final Download download = new Download(SHORT);
  private LoopbackServer server;
  private URI url;
  private Path target;
  private Path part;
  private Optional<String> sha256;

  @BeforeEach
  void serve() throws IOException {
    Seeds.random(1).nextBytes(content);
    server = new LoopbackServer();
    url = server.put("/text8.zip", content);
    target = folder.resolve("text8.zip");
    part = folder.resolve("text8.zip.part");
    sha256 = Optional.of(HashedFile.of(Files.write(folder.resolve("x"), content)).sha256());
    Files.delete(folder.resolve("x"));
  }

  @AfterEach
  void stop() {
    download.close();
    server.close();
  }

  @Test
  void fetchesAFile() throws IOException {
    HashedFile got = fetch();
    assertComplete();
    assertEquals(new HashedFile(target.toString(), content.length, sha256.get()), got);
    assertEquals(List.of(""), ranges());
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() throws IOException {
    fetch();
    fetch();
    assertEquals(1, server.requests().size());
  }

  @Test
  void aFileThatIsThereButWrongIsReplaced() throws IOException {
    byte[] wrong = content.clone();
    wrong[5]++;
    Files.write(target, wrong);
    fetch();
    assertComplete();
  }

  @Test
  void aBrokenConnectionIsResumedWhereItBroke() throws IOException {
    server.breaks.set(2);
    server.breakAfter = 100_000;
    fetch();
    assertComplete();
    assertEquals(3, server.requests().size());
    assertTrue(ranges().get(1).matches("bytes=[1-9]\\d*-"), ranges().toString());
    assertEquals("\"v1\"", server.requests().get(1).ifRange());
  }

  @Test
  void aDownloadThatWasStoppedGoesOnNextTime() throws IOException {
    server.breaks.set(100);
    server.breakAfter = 0;
    Files.write(part, Arrays.copyOf(content, 1000));
    Files.writeString(folder.resolve("text8.zip.part.tag"), "\"v1\"\n");
    IOException e = assertThrows(IOException.class, this::fetch);
    assertFalse(e instanceof BadInputException);
    assertEquals(
        "could not fetch "
            + url
            + ": the connection broke; 1,000 bytes are kept, run it again to"
            + " go on",
        e.getMessage());
    assertEquals(1000, Files.size(part));

    server.breaks.set(0);
    fetch();
    assertComplete();
    assertEquals("bytes=1000-", server.requests().getLast().range());
  }

  @Test
  void aFileChangedMeanwhileIsFetchedFromTheStart() throws IOException {
    Files.write(part, new byte[1000]);
    Files.writeString(folder.resolve("text8.zip.part.tag"), "\"v0\"\n");
    fetch();
    assertComplete();
    assertEquals("\"v0\"", server.requests().getFirst().ifRange());
  }

  @Test
  void aServerWithoutRangesIsAskedForTheWholeAgain() throws IOException {
    server.ranges = false;
    server.breaks.set(1);
    server.breakAfter = 100_000;
    fetch();
    assertComplete();
    assertEquals(2, server.requests().size());
  }

  @Test
  void withoutTagAndChecksumNothingIsJoined() throws IOException {
    server.etag = null;
    server.breaks.set(1);
    server.breakAfter = 100_000;
    download.fetch(url, target, -1, Optional.empty(), Progress.none());
    assertComplete();
    assertEquals(List.of("", ""), ranges());
  }

  @Test
  void aPartThatIsCompleteIsOnlyChecked() throws IOException {
    Files.write(part, content);
    fetch();
    assertComplete();
    assertEquals(List.of(), ranges());
  }

  @Test
  void aPartThatIsCompleteButOfUnknownSizeIsAskedFor() throws IOException {
    Files.write(part, content);
    download.fetch(url, target, -1, sha256, Progress.none());
    assertComplete();
    assertEquals(List.of("bytes=300000-"), ranges());
  }

  @Test
  void aPartThatIsTooLongBeginsAgain() throws IOException {
    Files.write(part, new byte[content.length + 1]);
    fetch();
    assertComplete();
  }

  @Test
  void aWrongChecksumIsBadInputAndLeavesNothing() throws IOException {
    content[content.length / 2]++;
    var e = assertThrows(BadInputException.class, this::fetch);
    assertTrue(e.getMessage().contains("SHA-256 "), e.getMessage());
    assertTrue(e.getMessage().contains(sha256.get()), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertEquals(List.of(), entries());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWrongSizeIsBadInputAndLeavesNothing(boolean announced) throws IOException {
    server.announceLength = announced;
    for (long wanted : new long[] {content.length - 1, content.length + 1}) {
      var e =
          assertThrows(
              BadInputException.class,
              () -> download.fetch(url, target, wanted, sha256, Progress.none()));
      assertTrue(e.getMessage().contains("bytes where"), e.getMessage());
      assertEquals(List.of(), entries());
    }
  }

  @Test
  void aMissingFileIsToldAtOnce() throws IOException {
    URI missing = URI.create(server.base() + "/none.zip");
    IOException e =
        assertThrows(
            IOException.class,
            () -> download.fetch(missing, target, -1, Optional.empty(), Progress.none()));
    assertEquals(
        "could not fetch " + missing + ": it is not there any more (HTTP 404); try --mirror",
        e.getMessage());
    assertEquals(1, server.requests().size());
    assertEquals(List.of(), entries());
  }

  @Test
  void aBusyServerIsAskedAgain() throws IOException {
    server.failures.set(2);
    fetch();
    assertComplete();
    assertEquals(3, server.requests().size());
  }

  @Test
  void aServerThatStaysBusyIsGivenUp() throws IOException {
    server.failures.set(100);
    IOException e = assertThrows(IOException.class, this::fetch);
    assertTrue(e.getMessage().contains("answers 503"), e.getMessage());
    assertEquals(3, server.requests().size());
    assertEquals(List.of(), entries());
  }

  @Test
  void aStalledConnectionIsResumed() throws IOException {
    server.stalls.set(1);
    server.breakAfter = 100_000;
    fetch();
    assertComplete();
    assertEquals(List.of("", "bytes=100000-"), ranges());
  }

  @Test
  void noServerAtAll() throws IOException {
    server.close();
    IOException e = assertThrows(IOException.class, this::fetch);
    assertEquals(
        "could not fetch "
            + url
            + ": 127.0.0.1 cannot be reached; check the network or use"
            + " --mirror",
        e.getMessage());
  }

  @Test
  void theSameFileIsNotFetchedTwiceAtOnce() throws IOException {
    try (var held = PartFile.open(target)) {
      IOException e = assertThrows(IOException.class, this::fetch);
      assertTrue(e.getMessage().contains("in use"), e.getMessage());
      assertEquals(0, held.size());
    }
  }

  @Test
  void anEmptyFileIsAFile() throws IOException {
    URI empty = server.put("/empty", new byte[0]);
    download.fetch(empty, folder.resolve("empty"), 0, Optional.empty(), Progress.none());
    assertEquals(List.of(folder.resolve("empty")), entries());
  }

  private HashedFile fetch() throws IOException {
    return download.fetch(url, target, content.length, sha256, Progress.none());
  }

  private void assertComplete() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target));
    assertEquals(List.of(target), entries());
  }

  private List<String> ranges() {
    return server.requests().stream().map(LoopbackServer.Request::range).toList();
  }

  private List<Path> entries() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
