package dev.firth.spark.models;

import dev.firth.runs.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The files of a model: of this machine as they are, those of other file systems as copies. */
final class ModelFiles {
  /** A letter and a colon are a drive of Windows. */
  private static final Pattern URI_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*");

  private ModelFiles() {}

  /** Whether a path is not one of this machine. */
  static boolean isRemote(String path) {
    return URI_SCHEME.matcher(path).matches() && !path.startsWith("file:");
  }

  private static Path localPath(String path) {
    return path.startsWith("file:") ? Path.of(URI.create(path).getPath()) : Path.of(path);
  }

  /**
   * Name, time and size of all files: what differs once a model was replaced.
   *
   * @throws BadInputException if there is nothing
   */
  static List<String> marks(List<String> paths, Configuration hadoop) throws IOException {
    var marks = new ArrayList<String>();
    for (String path : paths) {
      marks.addAll(isRemote(path) ? remoteMarks(path, hadoop) : localMarks(path));
    }
    return marks;
  }

  private static List<String> localMarks(String path) throws IOException {
    Path root = localPath(path);
    if (!Files.exists(root)) {
      throw missing(path, null);
    }
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().map(ModelFiles::localMark).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String localMark(Path file) {
    try {
      return mark(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mark(Object file, long time, long bytes) {
    return file + " " + time + " " + bytes;
  }

  private static List<String> remoteMarks(String path, Configuration hadoop) throws IOException {
    var root = new org.apache.hadoop.fs.Path(path);
    var marks = new ArrayList<String>();
    try {
      var files = root.getFileSystem(hadoop).listFiles(root, true);
      while (files.hasNext()) {
        var file = files.next();
        marks.add(mark(file.getPath(), file.getModificationTime(), file.getLen()));
      }
    } catch (FileNotFoundException e) {
      throw missing(path, e);
    }
    return marks.stream().sorted().toList();
  }

  private static BadInputException missing(String path, Throwable cause) {
    return new BadInputException(
        path
            + ": no such file or folder: a model lies at this path on every machine, or is named"
            + " by a URI such as hdfs:// or s3a://",
        cause);
  }

  /** Where a path lies on this machine; a remote one is copied into a folder. */
  static Path local(String path, Path folder, Configuration hadoop) throws IOException {
    if (!isRemote(path)) {
      return localPath(path);
    }
    var remote = new org.apache.hadoop.fs.Path(path);
    Path copy = folder.resolve(remote.getName());
    FileSystem files = remote.getFileSystem(hadoop);
    // The raw file system: no files of checksums beside the copies.
    files.copyToLocalFile(false, remote, new org.apache.hadoop.fs.Path(copy.toUri()), true);
    return copy;
  }
}
