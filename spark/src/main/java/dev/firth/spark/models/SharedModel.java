package dev.firth.spark.models;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;

/**
 * An open model that tasks use together. What it holds is released once it was replaced and the
 * last of them has closed it.
 */
public final class SharedModel<M> implements AutoCloseable {
  private final ModelSource<M> source;
  private final List<String> marks;
  private final Optional<File> copies;
  private final M model;
  private int users;
  private boolean replaced;

  private SharedModel(ModelSource<M> source, List<String> marks, Optional<File> copies, M model) {
    this.source = source;
    this.marks = marks;
    this.copies = copies;
    this.model = model;
  }

  /**
   * Opens a model, after copying what lies elsewhere.
   *
   * @param marks of its files as they are now
   */
  static <M> SharedModel<M> open(ModelSource<M> source, List<String> marks, Configuration hadoop)
      throws IOException {
    Optional<File> copies = source.isRemote() ? Optional.of(temporaryFolder()) : Optional.empty();
    try {
      var files = new ArrayList<Path>();
      for (String path : source.paths()) {
        files.add(ModelFiles.local(path, copies.map(File::toPath).orElse(null), hadoop));
      }
      return new SharedModel<>(source, marks, copies, source.open(files));
    } catch (IOException | RuntimeException | Error e) {
      copies.ifPresent(FileUtil::fullyDelete);
      throw e;
    }
  }

  private static File temporaryFolder() throws IOException {
    File folder = Files.createTempDirectory("firth-model-").toFile();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtil.fullyDelete(folder)));
    return folder;
  }

  /** Whether the files are still those that it was opened from. */
  boolean isOf(List<String> now) {
    return marks.equals(now);
  }

  /** The model; not after {@link #close}. */
  public M model() {
    return model;
  }

  /** One more task uses it, until it calls {@link #close}. */
  synchronized SharedModel<M> take() {
    users++;
    return this;
  }

  /** A task that took it needs it no more. */
  @Override
  public synchronized void close() {
    users--;
    closeIfUnused();
  }

  /** Tasks that begin from now on use another. */
  synchronized void replace() {
    replaced = true;
    closeIfUnused();
  }

  private void closeIfUnused() {
    if (replaced && users == 0) {
      source.close(model);
      copies.ifPresent(FileUtil::fullyDelete);
    }
  }
}
