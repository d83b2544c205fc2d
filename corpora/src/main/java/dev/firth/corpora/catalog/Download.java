package dev.firth.corpora.catalog;

import dev.firth.runs.BadInputException;
import dev.firth.runs.FirthVersion;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches one file over HTTP(S) so that it is whole and right, or absent.
 *
 * <p>The bytes go to {@code NAME.part}; a download that was broken or stopped goes on where it
 * ended, if the server can (a range request, guarded by the entity tag or date that the first
 * answer had; without these only if the checksum is known). Size and SHA-256 are checked before the
 * file gets its name.
 *
 * <p>A connection that breaks or stalls and a server's temporary failure are tried again; when that
 * does not help, an {@link IOException} says so and the part stays for another time. A wrong size
 * or checksum is a {@link BadInputException}, and the part is removed.
 */
public final class Download implements AutoCloseable {
  /**
   * How patient to be.
   *
   * @param attempts how many times in a row to try without getting further
   * @param connectTimeout for a connection and for the head of an answer
   * @param stallTimeout for a connection on which nothing arrives any more
   * @param pause before the second attempt; doubled before each further one
   */
  public record Patience(
      int attempts, Duration connectTimeout, Duration stallTimeout, Duration pause) {
    /** Five attempts, 20 s to connect, 30 s without a byte, pauses from 1 s. */
    public static Patience defaults() {
      return new Patience(5, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(1));
    }
  }

  private static final int BUFFER_BYTES = 1 << 16;

  private final Patience patience;
  private final HttpClient client;

  public Download(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connectTimeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * Fetches {@code url} to {@code target}, or does nothing if that is there and right. A target
   * that is there with another size or checksum is replaced.
   *
   * @param bytes the size it must have, -1 if not known
   * @param sha256 the checksum it must have, if known
   * @return the file's size and checksum
   */
  public HashedFile fetch(
      URI url, Path target, long bytes, Optional<String> sha256, Progress progress)
      throws IOException {
    var wanted = new Wanted(url, bytes, sha256);
    if (Files.isRegularFile(target)) {
      HashedFile present = HashedFile.of(target);
      if (wanted.isMetBy(present)) {
        return present;
      }
    }
    try (var part = PartFile.open(target);
        var task = progress.start("fetching " + target.getFileName(), "bytes", bytes)) {
      receiveAll(wanted, part, task);
      return finish(wanted, part, target);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** What a file must be. */
  private record Wanted(URI url, long bytes, Optional<String> sha256) {
    boolean isMetBy(HashedFile file) {
      return (bytes < 0 || bytes == file.bytes())
          && (sha256.isEmpty() || sha256.get().equals(file.sha256()));
    }

    void checkSize(long size) throws BadInputException {
      if (bytes >= 0 && size != bytes) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "%s has %,d bytes where %,d are expected: it was changed there; try --mirror",
                url,
                size,
                bytes));
      }
    }
  }

  /** A failure that another attempt may mend. */
  private static final class Passing extends IOException {
    private static final long serialVersionUID = 1L;

    Passing(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private void receiveAll(Wanted wanted, PartFile part, Progress.Task task) throws IOException {
    int failures = 0;
    while (true) {
      long before = part.size();
      try {
        receive(wanted, part, task);
        return;
      } catch (Passing e) {
        failures = part.size() > before ? 1 : failures + 1;
        if (failures >= patience.attempts()) {
          throw new IOException(givenUp(wanted, part, e), e);
        }
        pause(failures);
      } catch (BadInputException e) {
        part.discard();
        throw e;
      }
    }
  }

  private static String givenUp(Wanted wanted, PartFile part, Passing e) throws IOException {
    String kept =
        part.size() == 0
            ? "; check the network or use --mirror"
            : String.format(
                Locale.ROOT, "; %,d bytes are kept, run it again to go on", part.size());
    return "could not fetch " + wanted.url() + ": " + e.getMessage() + kept;
  }

  private void pause(int failures) throws IOException {
    try {
      Thread.sleep(patience.pause().multipliedBy(1L << Math.min(failures - 1, 5)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching", e);
    }
  }

  /** One request. Returns when the part is complete. */
  private void receive(Wanted wanted, PartFile part, Progress.Task task) throws IOException {
    if (wanted.bytes() >= 0 && part.size() == wanted.bytes()) {
      return;
    }
    long from = part.canResume(wanted.sha256().isPresent()) ? part.size() : 0;
    HttpResponse<InputStream> response = send(request(wanted, part, from), wanted.url());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> {
          part.restart(validator(response));
          copy(wanted, body, response, part, task);
        }
        case 206 -> {
          checkStart(response, from, part);
          copy(wanted, body, response, part, task);
        }
        case 416 -> endOrRestart(response, part);
        case 408, 425, 429, 500, 502, 503, 504 ->
            throw new Passing("the server answers " + response.statusCode(), null);
        default -> throw refused(response.statusCode(), wanted.url());
      }
    }
  }

  private static IOException refused(int status, URI url) {
    String meaning =
        switch (status) {
          case 404, 410 -> "it is not there any more";
          case 401, 403 -> "access is refused";
          case 301, 302, 303, 307, 308 -> "it leads from https to http, which is not followed";
          default -> "unexpected answer";
        };
    return new IOException(
        "could not fetch " + url + ": " + meaning + " (HTTP " + status + "); try --mirror");
  }

  private HttpRequest request(Wanted wanted, PartFile part, long from) {
    var request =
        HttpRequest.newBuilder(wanted.url())
            .timeout(patience.connectTimeout())
            .header("User-Agent", "firth/" + FirthVersion.current())
            // A body compressed on the way would have other offsets.
            .header("Accept-Encoding", "identity");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      part.validator().ifPresent(validator -> request.header("If-Range", validator));
    }
    return request.build();
  }

  private HttpResponse<InputStream> send(HttpRequest request, URI url) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching " + url, e);
    } catch (IOException e) {
      throw new Passing(reason(e, url), e);
    }
  }

  private static String reason(IOException e, URI url) {
    return switch (e) {
      case java.net.http.HttpTimeoutException t -> url.getHost() + " does not answer";
      case java.net.ConnectException c -> url.getHost() + " cannot be reached";
      case java.net.UnknownHostException u -> url.getHost() + " is unknown";
      default -> "the connection broke";
    };
  }

  private static Optional<String> validator(HttpResponse<?> response) {
    // A weak entity tag may not be used to join ranges (RFC 9110, 13.1.5).
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }

  private static void checkStart(HttpResponse<?> response, long from, PartFile part)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (from == 0 || !range.startsWith("bytes " + from + "-")) {
      part.restart(Optional.empty());
      throw new Passing("the server sent another range than the one asked for", null);
    }
  }

  /** The range begins at or behind the end: the part is complete, or of another file. */
  private static void endOrRestart(HttpResponse<?> response, PartFile part) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.equals("bytes */" + part.size())) {
      part.restart(Optional.empty());
      throw new Passing("the file has changed on the server", null);
    }
  }

  private void copy(
      Wanted wanted, InputStream body, HttpResponse<?> response, PartFile part, Progress.Task task)
      throws IOException {
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long end = announced < 0 ? -1 : part.size() + announced;
    if (end >= 0) {
      wanted.checkSize(end);
    }
    try (var watchdog = new Watchdog(body, patience.stallTimeout())) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n; (n = read(body, buffer, watchdog)) >= 0; ) {
        part.append(buffer, n);
        task.done(part.size());
        if (wanted.bytes() >= 0 && part.size() > wanted.bytes()) {
          wanted.checkSize(part.size());
        }
      }
    }
    if (end >= 0 && part.size() < end) {
      throw new Passing("the connection broke", null);
    }
  }

  private int read(InputStream body, byte[] buffer, Watchdog watchdog) throws Passing {
    try {
      int n = body.read(buffer);
      watchdog.heard();
      if (n < 0 && watchdog.hasBitten()) {
        throw stalled(null);
      }
      return n;
    } catch (Passing e) {
      throw e;
    } catch (IOException e) {
      throw watchdog.hasBitten() ? stalled(e) : new Passing("the connection broke", e);
    }
  }

  private Passing stalled(Throwable cause) {
    return new Passing("nothing arrived for " + patience.stallTimeout().toSeconds() + " s", cause);
  }

  private static HashedFile finish(Wanted wanted, PartFile part, Path target) throws IOException {
    part.sync();
    HashedFile got = HashedFile.of(part.path());
    try {
      wanted.checkSize(got.bytes());
      if (!wanted.isMetBy(got)) {
        throw new BadInputException(
            "%s has the SHA-256 %s where %s is expected: it was changed or damaged; try --mirror"
                .formatted(wanted.url(), got.sha256(), wanted.sha256().orElseThrow()));
      }
    } catch (BadInputException e) {
      part.discard();
      throw e;
    }
    Files.move(
        part.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    part.forget();
    syncFolder(target);
    return new HashedFile(target.toString(), got.bytes(), got.sha256());
  }

  private static void syncFolder(Path target) {
    try (var folder =
        FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      System.getLogger(Download.class.getName())
          .log(System.Logger.Level.DEBUG, "folder not synced", e);
    }
  }
}
