package dev.firth.corpora.catalog;

import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What has arrived of a file: {@code NAME.part}, and in {@code NAME.part.tag} the entity tag or
 * date that says of which version. Kept when a download is stopped.
 */
final class PartFile implements AutoCloseable {
  private final Path path;
  private final Path tag;
  private final FileChannel channel;
  private Optional<String> validator;

  private PartFile(Path path, Path tag, FileChannel channel, Optional<String> validator) {
    this.path = path;
    this.tag = tag;
    this.channel = channel;
    this.validator = validator;
  }

  static PartFile open(Path target) throws IOException {
    Path path = target.resolveSibling(target.getFileName() + ".part");
    Path tag = target.resolveSibling(target.getFileName() + ".part.tag");
    var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(channel, path);
      channel.position(channel.size());
      return new PartFile(path, tag, channel, readTag(tag));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  long size() throws IOException {
    return channel.size();
  }

  Optional<String> validator() {
    return validator;
  }

  /** Without a tag only the checksum would notice two versions joined. */
  boolean canResume(boolean checksumKnown) {
    return validator.isPresent() || checksumKnown;
  }

  /** Begins again, with a version of that tag. */
  void restart(Optional<String> newValidator) throws IOException {
    channel.truncate(0);
    validator = newValidator;
    if (newValidator.isPresent()) {
      Files.writeString(tag, newValidator.get() + "\n", StandardCharsets.ISO_8859_1);
    } else {
      Files.deleteIfExists(tag);
    }
  }

  void append(byte[] bytes, int length) throws IOException {
    var buffer = ByteBuffer.wrap(bytes, 0, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw AtomicFile.explain(path, e);
    }
  }

  void sync() throws IOException {
    channel.force(true);
  }

  /** Removes what has arrived: it is wrong. */
  void discard() throws IOException {
    Files.deleteIfExists(path);
    forget();
  }

  /** Removes the tag: the part has become the file. */
  void forget() throws IOException {
    Files.deleteIfExists(tag);
  }

  /** Closes it; a part of nothing is removed. */
  @Override
  public void close() throws IOException {
    boolean empty = channel.size() == 0;
    channel.close();
    if (empty) {
      discard();
    }
  }

  private static void lock(FileChannel channel, Path path) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another download in this Java machine; said below.
    }
    throw new IOException(path + " is in use: the same file is being fetched already");
  }

  private static Optional<String> readTag(Path tag) throws IOException {
    if (!Files.exists(tag)) {
      return Optional.empty();
    }
    String text = Files.readString(tag, StandardCharsets.ISO_8859_1).strip();
    // Whatever became of the file, it must be fit to be sent as a header.
    return Optional.of(text).filter(t -> t.matches("[\\x21-\\x7e][\\x20-\\x7e]*"));
  }
}
