package dev.firth.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A name for a file that is gone when the work ends, by itself or by Ctrl-C. */
public final class TemporaryFile implements AutoCloseable {
  private final Path path;
  private final Thread hook;

  private TemporaryFile(Path path) {
    this.path = path;
    hook = new Thread(this::delete, "remove " + path.getFileName());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * A hidden name beside a file that will be written, where there is room for large files; in the
   * system's temporary folder if the target is a device.
   */
  public static TemporaryFile beside(Path target, String suffix) {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    String name = "." + target.getFileName() + "." + random + suffix + ".tmp";
    return new TemporaryFile(folderBeside(target).resolve(name));
  }

  /** The folder of a file that will be written, or the system's temporary one for a device. */
  public static Path folderBeside(Path target) {
    boolean device = Files.exists(target) && !Files.isRegularFile(target);
    return device
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : target.toAbsolutePath().getParent();
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs, and finds nothing left to remove.
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      System.getLogger(TemporaryFile.class.getName())
          .log(System.Logger.Level.WARNING, "could not remove " + path, e);
    }
  }
}
