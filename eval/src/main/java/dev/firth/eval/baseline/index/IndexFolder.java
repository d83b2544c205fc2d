package dev.firth.eval.baseline.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folder of an index: {@value #CURRENT} names the folder below it that holds Lucene's files. A
 * new index grows in a folder of its own; one atomic write of that file makes it the index, and
 * what was there before is deleted afterwards. So at every moment there is one whole index, or
 * none.
 */
record IndexFolder(Path folder) {
  static final String CURRENT = "firth-index.json";

  private static final String FORMAT = "firth-search-index";
  private static final int VERSION = 1;
  private static final int LONGEST_CURRENT = 1000;
  private static final Pattern DATA = Pattern.compile("data-[0-9a-f]{8}");

  /**
   * Makes a folder for a new index.
   *
   * @throws UsageException if something else stands in the index's place
   */
  Path newData() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException(folder + " is a file; an index is a folder, name another place");
    }
    if (Files.isDirectory(folder)) {
      requireOurs();
    }
    int random = ThreadLocalRandom.current().nextInt();
    Path data = folder.resolve("data-" + HexFormat.of().toHexDigits(random));
    try {
      return Files.createDirectories(data);
    } catch (IOException e) {
      throw AtomicFile.explain(folder, e);
    }
  }

  private void requireOurs() throws IOException {
    for (Path entry : entries()) {
      String name = entry.getFileName().toString();
      if (!name.equals(CURRENT) && !isData(entry) && !name.startsWith("." + CURRENT)) {
        throw new UsageException(
            folder + " holds other files, such as " + name + "; name a new folder for the index");
      }
    }
  }

  private static boolean isData(Path entry) {
    return DATA.matcher(entry.getFileName().toString()).matches();
  }

  /** Makes a complete folder the index. */
  void makeCurrent(Path data) throws IOException {
    String current =
        "{\"format\": \"%s\", \"version\": %d, \"data\": \"%s\"}%n"
            .formatted(FORMAT, VERSION, data.getFileName());
    AtomicFile.write(
        folder.resolve(CURRENT), out -> out.write(current.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes the folders that are not the index and that nobody is writing: the former index, and
   * what writers left that were killed.
   */
  void deleteOthers(Path data) throws IOException {
    for (Path entry : entries()) {
      if (isData(entry) && !entry.getFileName().equals(data.getFileName()) && isLeft(entry)) {
        delete(entry);
      }
    }
  }

  /** Whether no writer holds the folder. */
  private static boolean isLeft(Path data) throws IOException {
    try (var directory = FSDirectory.open(data);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      return true;
    } catch (LockObtainFailedException e) {
      return false;
    }
  }

  /** Deletes a folder of an index that was not finished, and the index's own if that is all. */
  void discard(Path data) throws IOException {
    delete(data);
    if (Files.isDirectory(folder) && entries().isEmpty()) {
      Files.deleteIfExists(folder);
    }
  }

  private static void delete(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return;
    }
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(data);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /**
   * The folder with Lucene's files.
   *
   * @throws BadInputException if there is no finished index
   */
  Path current() throws IOException {
    Path file = folder.resolve(CURRENT);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          folder
              + (Files.exists(folder) ? " holds no finished index" : " does not exist")
              + "; build one with firth search index");
    }
    if (Files.size(file) > LONGEST_CURRENT) {
      throw damaged("it is too long");
    }
    JsonNode json = parse(file);
    if (!json.path("format").asText().equals(FORMAT)) {
      throw damaged("it does not say " + FORMAT);
    }
    if (json.path("version").asInt() != VERSION) {
      throw damaged("its version is not " + VERSION);
    }
    String data = json.path("data").asText();
    if (!DATA.matcher(data).matches() || !Files.isDirectory(folder.resolve(data))) {
      throw damaged("the folder that it names is not there");
    }
    return folder.resolve(data);
  }

  private JsonNode parse(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      // Not only for what JSON forbids: also for what is no text.
      throw damaged("it is not JSON");
    }
  }

  private BadInputException damaged(String what) {
    return new BadInputException(
        folder.resolve(CURRENT) + ": " + what + "; build the index again with firth search index");
  }
}
