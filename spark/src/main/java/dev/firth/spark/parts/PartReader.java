package dev.firth.spark.parts;

import dev.firth.runs.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Copies the files of a finished {@link PartFolder}, and checks each against its manifest. */
public final class PartReader {
  private static final int BUFFER_BYTES = 1 << 17;

  private final String folder;
  private final Configuration hadoop;

  public PartReader(String folder, Configuration hadoop) {
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /**
   * Copies one file.
   *
   * @throws BadInputException if the file is missing, or its bytes are others than the manifest
   *     says
   */
  public void copy(PartFile part, OutputStream out) throws IOException {
    var path = new Path(folder, part.name());
    MessageDigest digest = PartFolder.sha256();
    long bytes = 0;
    try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
        out.write(buffer, 0, got);
        bytes += got;
      }
    } catch (FileNotFoundException e) {
      throw new BadInputException(
          folder + ": " + part.name() + " is missing: run the job again into another folder", e);
    }
    if (bytes != part.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
      throw new BadInputException(
          "%s: %s is damaged, its %d bytes are not those that the manifest tells of: run the job again into another folder"
              .formatted(folder, part.name(), bytes));
    }
  }
}
