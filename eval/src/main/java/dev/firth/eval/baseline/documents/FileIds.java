package dev.firth.eval.baseline.documents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What documents that bring no name are called: their file, below the folder that was given, and
 * their number in it where there can be several. With a single file the number is enough.
 */
final class FileIds {
  private final List<Path> folders;
  private final boolean single;

  FileIds(List<String> specs, int files) {
    this.folders =
        specs.stream()
            .filter(spec -> !spec.equals("-"))
            .map(Path::of)
            .filter(Files::isDirectory)
            .toList();
    this.single = files == 1;
  }

  /** A file's name with forward slashes, the same on every system. */
  String of(Path file, String name) {
    for (Path folder : folders) {
      if (file.startsWith(folder)) {
        return slashes(folder.relativize(file));
      }
    }
    return slashes(Path.of(name));
  }

  /** The name of one of several documents of a file. */
  String of(Path file, String name, long number) {
    return single ? Long.toString(number) : of(file, name) + ":" + number;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
