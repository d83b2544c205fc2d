package dev.firth.corpora;

import dev.firth.corpora.text.TextHead;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files behind a corpus: found, checked, in order, each once. */
final class Sources implements Closeable {
  private final List<Path> files;
  private final List<Path> skipped;
  private final Map<Path, String> names;
  private final long bytes;

  private Sources(Collector found) throws IOException {
    this.files = List.copyOf(found.files.keySet());
    this.skipped = List.copyOf(found.skipped);
    this.names = Map.copyOf(found.names);
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    this.bytes = sum;
  }

  static Sources ofPaths(List<Path> paths) throws IOException {
    return collect(
        found -> {
          for (Path path : paths) {
            found.path(path);
          }
        });
  }

  static Sources ofSpecs(List<String> specs, InputStream standardInput) throws IOException {
    return collect(
        found -> {
          for (String spec : specs) {
            found.spec(spec, standardInput);
          }
        });
  }

  /** One file that is a copy for a while, called by another name. */
  static Sources ofCopy(Path copy, String name, boolean beginsFile) throws IOException {
    return collect(
        found -> {
          found.names.put(copy, name);
          if (beginsFile) {
            TextHead.of(copy, name).requireReadableKind();
          }
          found.add(copy);
        });
  }

  private static Sources collect(Finding finding) throws IOException {
    Collector found = new Collector();
    try {
      finding.into(found);
      if (found.files.isEmpty()) {
        throw new BadInputException("no text given; name a file, a folder, a glob or -");
      }
      return new Sources(found);
    } catch (IOException | RuntimeException e) {
      found.deleteSpooled();
      throw e;
    }
  }

  List<Path> files() {
    return files;
  }

  List<Path> skipped() {
    return skipped;
  }

  long bytes() {
    return bytes;
  }

  /** How messages call the file. */
  String nameOf(Path file) {
    return names.getOrDefault(file, file.toString());
  }

  @Override
  public void close() throws IOException {
    for (Path spooled : names.keySet()) {
      Files.deleteIfExists(spooled);
    }
  }

  private interface Finding {
    void into(Collector found) throws IOException;
  }

  /** Files in the order in which they are found; a file reached twice is read once. */
  private static final class Collector {
    final Map<Path, Path> files = new LinkedHashMap<>();
    final List<Path> skipped = new ArrayList<>();
    final Map<Path, String> names = new HashMap<>();
    private final Set<Path> real = new HashSet<>();

    void spec(String spec, InputStream standardInput) throws IOException {
      if (spec.equals("-")) {
        if (!names.containsValue("standard input")) {
          spool(standardInput, "standard input");
        }
      } else if (Globs.isGlob(spec) && !Files.exists(Path.of(spec))) {
        List<Path> matches = Globs.find(spec);
        if (matches.isEmpty()) {
          throw new BadInputException(spec + ": no file matches");
        }
        for (Path match : matches) {
          path(match);
        }
      } else {
        path(Path.of(spec));
      }
    }

    void path(Path path) throws IOException {
      if (Files.isDirectory(path)) {
        folder(path);
      } else if (Files.isRegularFile(path)) {
        requireReadable(path);
        TextHead.of(path, path.toString()).requireReadableKind();
        add(path);
      } else if (Files.exists(path)) {
        requireReadable(path);
        // A pipe, as the shell's <(command) is: it can be read only once.
        try (InputStream in = Files.newInputStream(path)) {
          spool(in, path.toString());
        }
      } else {
        throw new BadInputException(path + ": no such file or folder");
      }
    }

    private void folder(Path folder) throws IOException {
      FolderWalk walk = FolderWalk.of(folder);
      int texts = 0;
      for (Path file : walk.files()) {
        requireReadable(file);
        TextHead head = TextHead.of(file, file.toString());
        if (head.isText()) {
          texts++;
          add(file);
        } else if (!head.isEmpty()) {
          skipped.add(file);
        }
      }
      if (texts == 0) {
        throw new BadInputException(folder + ": " + whatIsThere(walk.files()));
      }
    }

    private static String whatIsThere(List<Path> files) {
      return files.isEmpty()
          ? "the folder holds no file that is not hidden"
          : "no text in the folder: its " + files.size() + " files are empty or binary";
    }

    private void add(Path file) throws IOException {
      if (real.add(file.toRealPath())) {
        files.put(file, file);
      }
    }

    private static void requireReadable(Path file) throws BadInputException {
      if (!Files.isReadable(file)) {
        throw new BadInputException(file + ": no permission to read it");
      }
    }

    private void spool(InputStream in, String name) throws IOException {
      Path copy = Files.createTempFile("firth-input-", ".txt");
      // For a program that ends without closing the corpus, by Ctrl-C for example.
      copy.toFile().deleteOnExit();
      names.put(copy, name);
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      TextHead.of(copy, name).requireReadableKind();
      add(copy);
    }

    void deleteSpooled() throws IOException {
      for (Path copy : names.keySet()) {
        Files.deleteIfExists(copy);
      }
    }
  }
}
