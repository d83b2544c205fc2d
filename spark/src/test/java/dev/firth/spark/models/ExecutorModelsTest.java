package dev.firth.spark.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of an executor are opened once, and anew when they have changed. */
class ExecutorModelsTest {
  private static final AtomicInteger OPENED = new AtomicInteger();
  private static final AtomicInteger CLOSED = new AtomicInteger();

  @TempDir private Path folder;
  private final ExecutorModels models = new ExecutorModels();
  private final Configuration hadoop = new Configuration();
  private Path file;

  /** A text as model. */
  record TextModel(String content, Path file) {}

  /** Counts how often it is opened and closed. */
  record TextSource(String path) implements ModelSource<TextModel> {
    @Override
    public List<String> paths() {
      return List.of(path);
    }

    @Override
    public TextModel open(List<Path> files) throws IOException {
      OPENED.incrementAndGet();
      Path file = files.getFirst();
      return new TextModel(
          Files.readString(Files.isDirectory(file) ? file.resolve("a") : file), file);
    }

    @Override
    public void close(TextModel model) {
      CLOSED.incrementAndGet();
    }
  }

  @BeforeEach
  void write() throws IOException {
    OPENED.set(0);
    CLOSED.set(0);
    file = Files.writeString(folder.resolve("model"), "one");
    hadoop.set("fs.far.impl", FarFileSystem.class.getName());
  }

  @Test
  void manyTasksShareOneModel() throws Exception {
    try (var tasks = Executors.newFixedThreadPool(4)) {
      List<Future<TextModel>> taken =
          IntStream.range(0, 20).mapToObj(_ -> tasks.submit(this::takeAndClose)).toList();
      for (Future<TextModel> one : taken) {
        assertSame(taken.getFirst().get(), one.get());
      }
    }
    assertEquals(1, OPENED.get());
    assertEquals(0, CLOSED.get());
  }

  private TextModel takeAndClose() throws IOException {
    SharedModel<TextModel> shared = models.take(new TextSource(file.toString()), hadoop);
    shared.close();
    return shared.model();
  }

  @Test
  void changedFileIsOpenedAnew() throws IOException {
    var source = new TextSource(file.toUri().toString());
    SharedModel<TextModel> before = models.take(source, hadoop);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    SharedModel<TextModel> after = models.take(source, hadoop);
    assertEquals("two", after.model().content());
    assertNotSame(before.model(), after.model());
    assertEquals(0, CLOSED.get(), "a task still uses it");
    before.close();
    assertEquals(1, CLOSED.get());
    after.close();
    assertEquals(1, CLOSED.get(), "the next task will use it");
  }

  @Test
  void remoteFolderIsCopiedOnceAndDeletedAfterUse() throws IOException {
    Path remote = Files.createDirectory(folder.resolve("far"));
    Files.writeString(remote.resolve("a"), "far");
    var source = new TextSource("far://" + remote);
    SharedModel<TextModel> first = models.take(source, hadoop);
    assertEquals("far", first.model().content());
    Path copy = first.model().file();
    assertFalse(copy.startsWith(folder));
    assertSame(first, models.take(source, hadoop));
    assertEquals(1, OPENED.get());
    Files.writeString(remote.resolve("b"), "more");
    SharedModel<TextModel> second = models.take(source, hadoop);
    assertTrue(Files.exists(copy));
    first.close();
    first.close();
    assertFalse(Files.exists(copy.getParent()));
    assertTrue(Files.exists(second.model().file().resolve("b")));
    second.close();
  }

  @Test
  void missingModelIsTold() {
    for (String missing : List.of(folder.resolve("no").toString(), "far://" + folder + "/no")) {
      var failure =
          assertThrows(BadInputException.class, () -> models.take(new TextSource(missing), hadoop));
      assertTrue(failure.getMessage().startsWith(missing + ": no such file"), failure.getMessage());
    }
  }

  @Test
  void failureIsNotKept() throws IOException {
    Path later = folder.resolve("later");
    var source = new TextSource(later.toString());
    assertThrows(BadInputException.class, () -> models.take(source, hadoop));
    Files.writeString(later, "there");
    assertEquals("there", models.take(source, hadoop).model().content());
  }
}
