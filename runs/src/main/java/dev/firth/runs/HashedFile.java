package dev.firth.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A file and the SHA-256 of its bytes as stored (a compressed file is not unpacked).
 *
 * @param file its path as given
 * @param bytes its size
 * @param sha256 64 hexadecimal digits in lower case
 */
public record HashedFile(String file, long bytes, String sha256) {
  private static final int BUFFER_BYTES = 1 << 20;

  /** Hashes one file, streaming it through a buffer of 1 MiB. */
  public static HashedFile of(Path file) throws IOException {
    MessageDigest digest = newDigest();
    long bytes = 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(buffer) >= 0) {
        bytes += buffer.position();
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    } catch (NoSuchFileException e) {
      throw new BadInputException("there is no file " + file, e);
    }
    return new HashedFile(file.toString(), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Hashes files in the given order, two or more at a time. */
  public static List<HashedFile> of(List<Path> files) throws IOException {
    if (files.size() == 1) {
      return List.of(of(files.getFirst()));
    }
    int threads = Math.max(1, Math.min(files.size(), Runtime.getRuntime().availableProcessors()));
    try (var executor = Executors.newFixedThreadPool(threads, HashedFile::daemon)) {
      List<Future<HashedFile>> futures =
          files.stream().map(file -> executor.submit(() -> of(file))).toList();
      try {
        return results(futures);
      } finally {
        executor.shutdownNow();
      }
    }
  }

  /** One hash for a whole corpus: that of its files' hashes and sizes in their order. */
  public static String combined(List<HashedFile> files) {
    MessageDigest digest = newDigest();
    for (HashedFile file : files) {
      digest.update(HexFormat.of().parseHex(file.sha256()));
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(file.bytes()).flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<HashedFile> results(List<Future<HashedFile>> futures) throws IOException {
    var results = new ArrayList<HashedFile>();
    for (var future : futures) {
      results.add(Tasks.result(future, "hashing the corpus"));
    }
    return results;
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().name("corpus hash").unstarted(work);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
