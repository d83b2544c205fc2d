package dev.firth.spark.jobs;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.spark.parts.Manifest;
import dev.firth.spark.parts.PartFile;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.parts.PartReader;
import dev.firth.tokenizers.ids.IdShards;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Makes one local file of a finished folder, wherever that lies: the file that one machine writes.
 * Needs no cluster.
 */
public final class JoinJob {
  private JoinJob() {}

  /**
   * Joins the parts; the file is whole or absent.
   *
   * @throws BadInputException if a part is missing or damaged
   */
  public static Manifest join(String folder, Path file, Configuration hadoop, Progress progress)
      throws IOException {
    Manifest manifest = PartFolder.read(folder, hadoop);
    if (manifest.parts().isEmpty()) {
      throw new BadInputException(folder + " holds no part: its text was empty");
    }
    var reader = new PartReader(folder, hadoop);
    try (var task = progress.start("joining parts", "bytes", manifest.bytes())) {
      if (manifest.kind().equals(IdsJob.KIND)) {
        joinIds(manifest, reader, file, task);
      } else {
        AtomicFile.write(file, out -> copy(manifest, reader, out, task));
      }
    }
    return manifest;
  }

  private static void copy(
      Manifest manifest, PartReader reader, OutputStream out, Progress.Task task)
      throws IOException {
    long done = 0;
    for (PartFile part : manifest.parts()) {
      reader.copy(part, out);
      done += part.bytes();
      task.done(done);
    }
  }

  /** Id files have a frame each, which the joined one has once. */
  private static void joinIds(Manifest manifest, PartReader reader, Path file, Progress.Task task)
      throws IOException {
    AtomicFile.checkTarget(file);
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".firth-ids-");
    List<Path> shards = new ArrayList<>();
    try {
      long done = 0;
      for (PartFile part : manifest.parts()) {
        Path shard = folder.resolve(part.name());
        shards.add(shard);
        try (OutputStream out = Files.newOutputStream(shard)) {
          reader.copy(part, out);
        }
        done += part.bytes();
        task.done(done);
      }
      IdShards.join(shards, file);
    } finally {
      for (Path shard : shards) {
        Files.deleteIfExists(shard);
      }
      Files.deleteIfExists(folder);
    }
  }
}
