package dev.firth.tokenizers.ids;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Joins id files of the parts of a text, as several machines make them, into the file that {@link
 * IdCorpus#encode} makes of the whole text: the same bytes. Parts are cut at line ends.
 */
public final class IdShards {
  private IdShards() {}

  /**
   * Checks all shards and joins them. The file is whole or absent.
   *
   * @param shards in the order of the text
   * @throws BadInputException if one of them is no id file, or cut off or damaged, or was encoded
   *     with another vocabulary than the first
   * @throws IOException if one cannot be read or the file not be written
   */
  public static void join(List<Path> shards, Path file) throws IOException {
    joined(shards, file, Progress.none()).close();
  }

  /** Joins as {@link #join} does, and opens the result. */
  public static IdCorpus joined(List<Path> shards, Path file, Progress progress)
      throws IOException {
    if (shards.isEmpty()) {
      throw new IllegalArgumentException("no shard to join");
    }
    try (var task = progress.start("joining ids", "files", shards.size())) {
      AtomicFile.writeChannel(file, channel -> join(shards, channel, task));
    }
    return IdFile.open(file, false);
  }

  private static void join(List<Path> shards, FileChannel channel, Progress.Task task)
      throws IOException {
    IdHeader first = null;
    long length = 0;
    long tokens = 0;
    channel.position(IdHeader.BYTES);
    for (int i = 0; i < shards.size(); i++) {
      try (var ids = IdCorpus.open(shards.get(i))) {
        IdHeader header = ids.header();
        first = first == null ? header : first;
        requireSameVocabulary(shards.getFirst(), first, shards.get(i), header);
        append(shards.get(i), header, channel);
        length += header.length();
        tokens += header.tokens();
      }
      task.done(i + 1L);
    }
    new IdFrame(channel, first.vocabularySize(), first.vocabularyFingerprint())
        .write(length, tokens, 1);
  }

  private static void requireSameVocabulary(
      Path firstShard, IdHeader first, Path shard, IdHeader header) throws BadInputException {
    if (header.vocabularySize() != first.vocabularySize()
        || header.vocabularyFingerprint() != first.vocabularyFingerprint()) {
      throw new BadInputException(
          "%s was encoded with another vocabulary than %s: encode all parts with the same one"
              .formatted(shard, firstShard));
    }
  }

  private static void append(Path shard, IdHeader header, FileChannel channel) throws IOException {
    try (var in = FileChannel.open(shard, StandardOpenOption.READ)) {
      long at = IdHeader.BYTES;
      long end = at + header.length() * Integer.BYTES;
      while (at < end) {
        long copied = in.transferTo(at, end - at, channel);
        if (copied <= 0) {
          throw new BadInputException(shard + " was cut off while it was read: encode it again");
        }
        at += copied;
      }
    }
  }
}
