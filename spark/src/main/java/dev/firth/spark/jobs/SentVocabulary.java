package dev.firth.spark.jobs;

import dev.firth.spark.models.ExecutorModels;
import dev.firth.spark.models.ModelSource;
import dev.firth.spark.models.SharedModel;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A vocabulary that the driver sent to all executors, each of which reads it once.
 *
 * @param name by which {@link Cluster#sent} finds it
 */
record SentVocabulary(String name) implements ModelSource<Vocabulary> {
  /** To be closed after use. */
  SharedModel<Vocabulary> take(Configuration hadoop) throws IOException {
    return ExecutorModels.ofProcess().take(this, hadoop);
  }

  @Override
  public List<String> paths() {
    return List.of(Cluster.sent(name).toString());
  }

  @Override
  public Vocabulary open(List<Path> files) throws IOException {
    return Vocabulary.load(files.getFirst());
  }
}
