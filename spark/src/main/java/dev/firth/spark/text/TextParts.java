package dev.firth.spark.text;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Compression;
import dev.firth.runs.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files of a corpus through Hadoop's file systems and divides them into parts. Local
 * files are found as {@link Corpus} finds them; elsewhere (HDFS, object stores) a folder or a glob
 * stands for all files below it in the order of their names, except hidden and empty ones.
 */
public final class TextParts {
  private static final int HEAD = 10;

  private final Configuration hadoop;
  private final long target;
  private final List<TextPart> parts = new ArrayList<>();
  private long bytes;
  private int files;

  private TextParts(Configuration hadoop, long target) {
    this.hadoop = hadoop;
    this.target = target;
  }

  /**
   * The parts of a corpus.
   *
   * @param specs files, folders, globs; a path without a scheme is one of the default file system
   * @param targetBytes wanted size of a part
   * @throws BadInputException if there is no such file, or none that holds anything
   */
  public static TextParts of(List<String> specs, long targetBytes, Configuration hadoop)
      throws IOException {
    if (targetBytes < 1) {
      throw new IllegalArgumentException("targetBytes must be positive, not " + targetBytes);
    }
    var found = new TextParts(hadoop, targetBytes);
    for (String spec : specs) {
      found.add(spec);
    }
    if (found.parts.isEmpty()) {
      throw new BadInputException(
          String.join(", ", specs) + ": nothing to read, the text is empty");
    }
    return found;
  }

  /** In the order of the text. */
  public List<TextPart> list() {
    return List.copyOf(parts);
  }

  /** Stored bytes of all parts. */
  public long bytes() {
    return bytes;
  }

  /** Number of files, empty ones included. */
  public int files() {
    return files;
  }

  private void add(String spec) throws IOException {
    var path = new Path(spec);
    FileSystem system = path.getFileSystem(hadoop);
    if (system instanceof LocalFileSystem) {
      String local = spec.startsWith("file:") ? path.toUri().getPath() : spec;
      try (var corpus = Corpus.of(List.of(local))) {
        for (java.nio.file.Path file : corpus.files()) {
          addFile(system, system.getFileStatus(new Path(file.toUri())), file.toString());
        }
      }
      return;
    }
    addRemote(system, path, spec);
  }

  private void addRemote(FileSystem system, Path path, String spec) throws IOException {
    FileStatus[] matches = system.globStatus(path);
    if (matches == null || matches.length == 0) {
      throw new BadInputException(spec + ": no such file or folder");
    }
    for (FileStatus match : sorted(matches)) {
      addTree(system, match);
    }
  }

  private void addTree(FileSystem system, FileStatus status) throws IOException {
    if (!status.isDirectory()) {
      addFile(system, status, status.getPath().toString());
      return;
    }
    for (FileStatus child : sorted(system.listStatus(status.getPath()))) {
      String name = child.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        addTree(system, child);
      }
    }
  }

  private static List<FileStatus> sorted(FileStatus[] statuses) {
    return List.of(statuses).stream()
        .sorted(Comparator.comparing(status -> status.getPath().getName()))
        .toList();
  }

  private void addFile(FileSystem system, FileStatus status, String name) throws IOException {
    long size = status.getLen();
    bytes += size;
    files++;
    boolean packed = size > 0 && isPacked(system, status, name);
    long step = packed ? Math.max(1, size) : target;
    for (long start = 0; start < size; start += step) {
      long end = Math.min(size, start + step);
      String file = status.getPath().toString();
      parts.add(new TextPart(file, name, parts.size(), start, end, packed));
    }
  }

  private static boolean isPacked(FileSystem system, FileStatus status, String name)
      throws IOException {
    byte[] head = new byte[(int) Math.min(HEAD, status.getLen())];
    try (FSDataInputStream in = system.open(status.getPath())) {
      in.readFully(0, head);
    } catch (FileNotFoundException e) {
      throw new BadInputException(name + ": cannot be read: " + e.getMessage(), e);
    }
    return Compression.of(head) != Compression.NONE;
  }
}
