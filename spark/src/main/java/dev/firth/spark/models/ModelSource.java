package dev.firth.spark.models;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a model lies and how it is opened, in a form that travels to tasks. Equal sources share one
 * model of an executor; implementations are records.
 *
 * @param <M> the model, which many threads may use at once
 */
public interface ModelSource<M> extends Serializable {
  /** Files and folders, of this machine or by URIs of Hadoop's file systems; none for rules. */
  List<String> paths();

  /** Whether some of it lies on another file system than this machine's. */
  default boolean isRemote() {
    return paths().stream().anyMatch(ModelFiles::isRemote);
  }

  /**
   * Opens the model.
   *
   * @param files the paths, or local copies of them, in their order
   */
  M open(List<Path> files) throws IOException;

  /** Releases what the model holds; no task uses it any more. */
  default void close(M model) {}
}
