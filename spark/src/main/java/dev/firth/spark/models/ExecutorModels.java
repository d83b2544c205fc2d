package dev.firth.spark.models;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The models of an executor's process: each is opened when a task first needs it, shared by all
 * tasks and stages with an equal {@link ModelSource}, and opened anew for later tasks when its
 * files have changed. Otherwise it stays until the process ends. Thread-safe.
 */
public final class ExecutorModels {
  /** Tasks of a process have nothing in common but its classes. */
  private static final ExecutorModels OF_PROCESS = new ExecutorModels();

  private final ConcurrentMap<ModelSource<?>, Place<?>> places = new ConcurrentHashMap<>();

  /** Those of this process. */
  public static ExecutorModels ofProcess() {
    return OF_PROCESS;
  }

  /**
   * The model of a source, opened if it is not; to be closed after use.
   *
   * @throws dev.firth.runs.BadInputException if it is missing or damaged
   */
  @SuppressWarnings("unchecked") // a source has a place for its own kind of model
  public <M> SharedModel<M> take(ModelSource<M> source, Configuration hadoop) throws IOException {
    var place = (Place<M>) places.computeIfAbsent(source, _ -> new Place<M>());
    return place.take(source, hadoop);
  }

  /** Where tasks that want the same model wait for the one that opens it. */
  private static final class Place<M> {
    private SharedModel<M> current;

    synchronized SharedModel<M> take(ModelSource<M> source, Configuration hadoop)
        throws IOException {
      List<String> now = ModelFiles.marks(source.paths(), hadoop);
      if (current == null || !current.isOf(now)) {
        SharedModel<M> next = SharedModel.open(source, now, hadoop);
        if (current != null) {
          current.replace();
        }
        current = next;
      }
      return current.take();
    }
  }
}
