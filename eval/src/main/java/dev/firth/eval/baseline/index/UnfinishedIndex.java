package dev.firth.eval.baseline.index;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;

/**
 * The folder of an index that is being written: it goes when the work fails or is interrupted
 * (Ctrl-C), and stays once it is finished.
 */
final class UnfinishedIndex implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  private final IndexFolder folder;
  private final Path data;
  private final Thread hook;
  private boolean finished;

  UnfinishedIndex(IndexFolder folder) throws IOException {
    this.folder = folder;
    this.data = folder.newData();
    this.hook = new Thread(this::discard, "remove " + data.getFileName());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Where Lucene's files go. */
  Path data() {
    return data;
  }

  /**
   * Makes it the index of the folder. An interruption comes before, and removes it, or after; the
   * lock keeps it from coming in between.
   */
  void finish() throws IOException {
    synchronized (this) {
      folder.makeCurrent(data);
      finished = true;
    }
    folder.deleteOthers(data);
  }

  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs, and finds nothing left to remove.
    }
  }

  private synchronized void discard() {
    for (int attempt = 0; !finished && attempt < ATTEMPTS; attempt++) {
      try {
        folder.discard(data);
        return;
      } catch (DirectoryNotEmptyException e) {
        // Interrupted, the writer goes on for a moment and makes new files.
      } catch (IOException e) {
        System.getLogger(UnfinishedIndex.class.getName())
            .log(System.Logger.Level.WARNING, "could not remove " + data, e);
      }
    }
  }
}
