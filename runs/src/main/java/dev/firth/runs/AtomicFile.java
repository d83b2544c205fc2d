package dev.firth.runs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that it is whole or absent: the bytes go to a temporary sibling, are synced to
 * the disk and then take the target's place in one atomic move; the folder is synced too. When the
 * body fails, the disk fills up or the program is interrupted (Ctrl-C), the temporary file is
 * removed and a file that stood at the target before stays as it was.
 *
 * <p>A target that is a symbolic link is replaced where the link points to, and keeps its
 * permissions. A device or a pipe (such as {@code /dev/stdout}) cannot be replaced and is written
 * directly.
 *
 * <p>Failures to write are {@link IOException}s with a one-line message that names the target and
 * the reason. Exceptions that the body throws for reasons of its own, such as a {@link
 * BadInputException} from what it reads, pass unchanged.
 */
public final class AtomicFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicFile() {}

  /** Writes the content to a buffered stream, which need not be closed or flushed. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes the content to a channel opened for reading and writing, which may be mapped. */
  @FunctionalInterface
  public interface ChannelBody {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Replaces {@code target} by what the body writes. */
  public static void write(Path target, Body body) throws IOException {
    writeChannel(
        target,
        channel -> {
          OutputStream named = new NamedOutputStream(Channels.newOutputStream(channel), target);
          var buffered = new BufferedOutputStream(named, BUFFER_BYTES);
          body.writeTo(buffered);
          buffered.flush();
        });
  }

  /** Replaces {@code target} by what the body writes to the channel, which starts empty. */
  public static void writeChannel(Path target, ChannelBody body) throws IOException {
    checkTarget(target);
    if (isDevice(target)) {
      writeDirectly(target, body);
    } else {
      replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), body);
    }
  }

  /**
   * Tells early, before hours of work, that {@code target} cannot be written: its folder is missing
   * or closed to us, or a folder stands in its place.
   */
  public static void checkTarget(Path target) throws IOException {
    Path folder = folderOf(target);
    if (Files.isDirectory(target)) {
      throw new IOException("cannot write " + target + ": it is a folder; name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "cannot write " + target + ": there is no folder " + folder + "; create it first");
    }
    if (!isDevice(target) && !Files.isWritable(folder)) {
      throw new IOException(
          "cannot write " + target + ": no permission to write in the folder " + folder);
    }
  }

  /**
   * Tells before the work that the disk has no room for {@code bytes} more bytes at {@code target}.
   * Programs that write through a memory mapping need this: there a full disk ends in a memory
   * fault.
   */
  public static void checkSpace(Path target, long bytes) throws IOException {
    long free = Files.getFileStore(folderOf(target)).getUsableSpace();
    if (free < bytes) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "cannot write %s: it needs %,d bytes, but only %,d are free there",
              target,
              bytes,
              free));
    }
  }

  private static void replace(Path target, ChannelBody body) throws IOException {
    Path temporary = createTemporary(target);
    // A hook per write and no list of open files: nothing static to keep in order.
    var cleaner = new Thread(() -> deleteQuietly(temporary), "remove " + temporary.getFileName());
    try {
      addHook(cleaner, target);
      fill(temporary, target, body);
      keepPermissions(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(folderOf(target));
    } catch (FileSystemException e) {
      throw refersTo(e, temporary) ? explain(target, e) : e;
    } finally {
      deleteQuietly(temporary);
      removeHook(cleaner);
    }
  }

  private static void fill(Path temporary, Path target, ChannelBody body) throws IOException {
    try (var channel =
        FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      runBody(channel, target, body);
      force(channel, target);
    }
  }

  private static void writeDirectly(Path target, ChannelBody body) throws IOException {
    try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      runBody(channel, target, body);
    }
  }

  private static void runBody(FileChannel channel, Path target, ChannelBody body)
      throws IOException {
    try {
      body.writeTo(channel);
    } catch (BadInputException e) {
      throw e;
    } catch (IOException e) {
      throw NoSpace.isReasonOf(e) && !NoSpace.isExplained(e) ? explain(target, e) : e;
    } catch (InternalError e) {
      // HotSpot's answer to SIGBUS: a page of a mapped file that has no block on the disk.
      throw new IOException(
          "cannot write " + target + ": a mapped page could not be stored, the disk is full", e);
    }
  }

  private static void force(FileChannel channel, Path target) throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw explain(target, e);
    }
  }

  private static Path createTemporary(Path target) throws IOException {
    for (int attempt = 0; ; attempt++) {
      var suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      Path name = target.getFileName();
      Path temporary = target.resolveSibling("." + name + "." + suffix + ".tmp");
      try {
        // Not Files.createTempFile, which would leave the finished file readable by its owner only.
        return Files.createFile(temporary);
      } catch (FileAlreadyExistsException e) {
        if (attempt == 9) {
          throw explain(target, e);
        }
      } catch (IOException e) {
        throw explain(target, e);
      }
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    var from = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (from != null && Files.exists(target)) {
      Files.setPosixFilePermissions(temporary, from.readAttributes().permissions());
    }
  }

  /** The rename itself must reach the disk; systems that cannot open a folder do without. */
  private static void syncFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      System.getLogger(AtomicFile.class.getName())
          .log(System.Logger.Level.DEBUG, "folder not synced: " + folder, e);
    }
  }

  private static void addHook(Thread cleaner, Path target) throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // Work that is waited for comes to its end, and removes the file itself if need be.
      if (!AwaitedWork.isAwaited()) {
        throw new IOException("cannot write " + target + ": the program is ending", e);
      }
    }
  }

  private static void removeHook(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs, and finds nothing left to remove.
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      System.getLogger(AtomicFile.class.getName())
          .log(System.Logger.Level.WARNING, "could not remove " + temporary, e);
    }
  }

  private static boolean isDevice(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
  }

  private static Path folderOf(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    return folder == null ? target.toAbsolutePath() : folder;
  }

  private static boolean refersTo(FileSystemException e, Path temporary) {
    return temporary.toString().equals(e.getFile());
  }

  /** A failed write as one line that names the file and, if that is it, says the disk is full. */
  public static IOException explain(Path target, IOException e) {
    if (NoSpace.isReasonOf(e)) {
      return new IOException(
          "cannot write " + target + ": no space left there; free some or choose another place", e);
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return new IOException(
        "cannot write " + target + ": " + (reason == null ? e.toString() : reason), e);
  }
}
