package dev.firth.spark.parts;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The output of a job on any of Hadoop's file systems: a folder of numbered files that, one behind
 * the other, are what one machine writes, and a {@link Manifest} that appears when all are there.
 *
 * <p>A task writes its file under a name of its own and then renames it, so that a task that is
 * tried again, or twice at the same time, does no harm. A folder without a manifest is unfinished;
 * the job that is started again clears it, if a job of Firth began it, and begins anew.
 */
public final class PartFolder {
  private static final String UNFINISHED = "_UNFINISHED";

  private final Path folder;
  private final FileSystem system;

  private PartFolder(Path folder, Configuration hadoop) throws IOException {
    this.folder = folder;
    this.system = folder.getFileSystem(hadoop);
    // The manifest has the checksums; a hidden file beside each would only be copied along.
    system.setWriteChecksum(false);
  }

  /** Writes the content of a file and says what is known of it. */
  @FunctionalInterface
  public interface Body {
    Map<String, Long> writeTo(OutputStream out) throws IOException;
  }

  /**
   * Makes the folder, on the driver, before the work.
   *
   * @throws UsageException if it is there already and finished, or holds something else
   */
  public static PartFolder begin(String name, Configuration hadoop) throws IOException {
    var folder = new PartFolder(new Path(name), hadoop);
    folder.clear(name);
    if (!folder.system.mkdirs(folder.folder)) {
      throw new IOException("cannot make the folder " + name);
    }
    folder.system.create(new Path(folder.folder, UNFINISHED), true).close();
    return folder;
  }

  private void clear(String name) throws IOException {
    if (!system.exists(folder)) {
      return;
    }
    if (!system.getFileStatus(folder).isDirectory()) {
      throw new UsageException(name + " is a file: name a folder that is to be made");
    }
    if (system.exists(new Path(folder, Manifest.NAME))) {
      throw new UsageException(
          name + " holds finished output: remove it first, or name another folder");
    }
    FileStatus[] there = system.listStatus(folder);
    if (there.length > 0 && !system.exists(new Path(folder, UNFINISHED))) {
      throw new UsageException(name + " holds files of another kind: name another folder");
    }
    system.delete(folder, true);
  }

  /**
   * Writes one file, in a task. What was there under its name, from an earlier try, is replaced by
   * the same bytes.
   *
   * @param suffix such as {@code .txt}
   */
  public static PartFile write(
      String name, int index, String suffix, Configuration hadoop, Body body) throws IOException {
    var parts = new PartFolder(new Path(name), hadoop);
    String file = String.format(Locale.ROOT, "part-%05d%s", index, suffix);
    var temporary = new Path(parts.folder, "." + file + "." + UUID.randomUUID());
    try {
      MessageDigest digest = sha256();
      Map<String, Long> figures;
      try (OutputStream out = parts.create(temporary, name);
          var hashed = new DigestOutputStream(out, digest)) {
        figures = body.writeTo(hashed);
      }
      long bytes = parts.system.getFileStatus(temporary).getLen();
      parts.replace(temporary, new Path(parts.folder, file));
      return new PartFile(index, file, bytes, HexFormat.of().formatHex(digest.digest()), figures);
    } finally {
      parts.system.delete(temporary, false);
    }
  }

  private OutputStream create(Path file, String name) throws IOException {
    try {
      return system.create(file, false);
    } catch (FileNotFoundException e) {
      throw new IOException("cannot write into " + name + ": " + e.getMessage(), e);
    }
  }

  private void replace(Path from, Path to) throws IOException {
    if (system.rename(from, to)) {
      return;
    }
    system.delete(to, false);
    if (!system.rename(from, to) && !system.exists(to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  /** Writes the manifest, on the driver, after the work: the folder is then finished. */
  public Manifest finish(String kind, List<PartFile> parts, Map<String, Object> facts)
      throws IOException {
    removeLeftovers();
    var manifest = Manifest.of(kind, parts, facts);
    var temporary = new Path(folder, "." + Manifest.NAME);
    try (OutputStream out = system.create(temporary, true)) {
      out.write(manifest.toJson());
    }
    if (!system.rename(temporary, new Path(folder, Manifest.NAME))) {
      throw new IOException("cannot write " + new Path(folder, Manifest.NAME));
    }
    system.delete(new Path(folder, UNFINISHED), false);
    return manifest;
  }

  /** What tasks left that were killed. */
  private void removeLeftovers() throws IOException {
    for (FileStatus file : system.listStatus(folder)) {
      if (file.getPath().getName().startsWith(".part-")) {
        system.delete(file.getPath(), false);
      }
    }
  }

  /**
   * Reads the manifest of a finished folder.
   *
   * @throws BadInputException if there is none, or it is damaged
   */
  public static Manifest read(String name, Configuration hadoop) throws IOException {
    return Manifest.read(name, new Path(name, Manifest.NAME), hadoop);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
