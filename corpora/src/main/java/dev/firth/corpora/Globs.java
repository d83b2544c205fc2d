package dev.firth.corpora;

import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Paths with {@code * ? [..] {..}} and {@code **} (any number of folders) in them. */
final class Globs {
  private Globs() {}

  static boolean isGlob(String spec) {
    return spec.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * Files that match, sorted. Hidden ones match only a pattern that has a name with a leading dot.
   */
  static List<Path> find(String spec) throws IOException {
    int fixed = spec.lastIndexOf('/', firstSpecial(spec));
    Path base = fixed < 0 ? Path.of("") : Path.of(spec.substring(0, fixed + 1));
    String pattern = spec.substring(fixed + 1);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    Search search = new Search(base, matcher(base, pattern, spec), pattern);
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/", -1).length;
    Files.walkFileTree(base, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, search);
    search.found.sort(FolderWalk.ORDER);
    return search.found;
  }

  private static int firstSpecial(String spec) {
    int i = 0;
    while ("*?[{".indexOf(spec.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** Unlike Java's, and as in shells, "**" with a slash behind it may also stand for no folder. */
  private static PathMatcher matcher(Path base, String pattern, String spec) {
    try {
      PathMatcher exact = base.getFileSystem().getPathMatcher("glob:" + pattern);
      PathMatcher flat = base.getFileSystem().getPathMatcher("glob:" + pattern.replace("**/", ""));
      return path -> exact.matches(path) || flat.matches(path);
    } catch (PatternSyntaxException e) {
      throw new UsageException(spec + ": not a glob: " + e.getDescription());
    }
  }

  private static final class Search extends SimpleFileVisitor<Path> {
    final List<Path> found = new ArrayList<>();
    private final Path base;
    private final PathMatcher matcher;
    private final boolean hidden;

    Search(Path base, PathMatcher matcher, String pattern) {
      this.base = base;
      this.matcher = matcher;
      this.hidden = pattern.startsWith(".") || pattern.contains("/.");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(base) || hidden || !FolderWalk.isHidden(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && (hidden || !FolderWalk.isHidden(file))
          && matcher.matches(base.relativize(file))) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // As in a shell: folders that lead in a circle or may not be entered match nothing.
      return FileVisitResult.CONTINUE;
    }
  }
}
