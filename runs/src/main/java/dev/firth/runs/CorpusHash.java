package dev.firth.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * Hashes the files of a corpus on a thread of its own while the work goes on, so that provenance
 * costs no waiting.
 */
public final class CorpusHash {
  private final FutureTask<List<HashedFile>> task;

  private CorpusHash(List<Path> files) {
    task = new FutureTask<>(() -> HashedFile.of(files));
  }

  /** Begins to hash. */
  public static CorpusHash start(List<Path> files) {
    var hash = new CorpusHash(List.copyOf(files));
    Thread.ofPlatform().daemon().name("corpus hash").start(hash.task);
    return hash;
  }

  /** The hashes in the order of the files; waits until they are there. */
  public List<HashedFile> get() throws IOException {
    return Tasks.result(task, "hashing the corpus");
  }
}
