package dev.firth.bench.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Folders that together hold the data, such as one with plain files and one with unpacked ones.
 *
 * @param roots where to look, in this order
 */
record DataFolders(List<Path> roots) {
  /** The first file of this relative name. */
  Optional<Path> find(String name) {
    return roots.stream().map(root -> root.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  /** A file's name relative to the folder it is in. */
  String name(Path file) {
    return roots.stream()
        .filter(file::startsWith)
        .findFirst()
        .map(root -> root.relativize(file).toString())
        .orElse(file.getFileName().toString());
  }
}
