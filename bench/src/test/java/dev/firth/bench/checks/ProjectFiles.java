package dev.firth.bench.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of this checkout, for checks of the whole project. */
final class ProjectFiles {
  private final Path root;

  private ProjectFiles(Path root) {
    this.root = root;
  }

  /** The checkout the tests run in: the nearest folder upwards with a LICENSE. */
  static ProjectFiles here() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
      }
    }
    return new ProjectFiles(folder);
  }

  Path resolve(String path) {
    return root.resolve(path);
  }

  String relative(Path file) {
    return root.relativize(file).toString();
  }

  /** The folders of the modules. */
  List<Path> modules() throws IOException {
    try (var folders = Files.list(root)) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    }
  }

  /** The root POM and those of the modules. */
  List<Path> poms() throws IOException {
    var modules = modules().stream().map(module -> module.resolve("pom.xml"));
    return Stream.concat(Stream.of(root.resolve("pom.xml")), modules).toList();
  }

  /** All Java sources, main and test. */
  List<Path> javaSources() throws IOException {
    var sources = new ArrayList<Path>();
    for (Path module : modules()) {
      Path src = module.resolve("src");
      if (Files.isDirectory(src)) {
        try (var files = Files.walk(src)) {
          files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
