package dev.firth.corpora;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The files below a folder, sorted, so that every file system gives the same order. Hidden files
 * and folders (a name with a leading dot) are left out; links are followed, but not in circles.
 */
record FolderWalk(List<Path> files) {
  static FolderWalk of(Path folder) throws IOException {
    Visitor visitor = new Visitor(folder);
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    visitor.files.sort(ORDER);
    return new FolderWalk(List.copyOf(visitor.files));
  }

  /** By name, folder by folder, independent of the platform. */
  static final Comparator<Path> ORDER =
      (a, b) -> {
        int common = Math.min(a.getNameCount(), b.getNameCount());
        for (int i = 0; i < common; i++) {
          int order = a.getName(i).toString().compareTo(b.getName(i).toString());
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.getNameCount(), b.getNameCount());
      };

  static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null
        && name.toString().startsWith(".")
        && !name.toString().equals(".")
        && !name.toString().equals("..");
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    final List<Path> files = new ArrayList<>();
    private final Path root;

    Visitor(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof FileSystemLoopException || isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      throw e instanceof AccessDeniedException
          ? new BadInputException(file + ": no permission to read it", e)
          : e;
    }
  }
}
