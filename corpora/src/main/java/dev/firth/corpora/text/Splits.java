package dev.firth.corpora.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides files into splits. A plain file is cut behind the first line end from each target on; if
 * none lies within {@link TextReader#MAX_PIECE} bytes, behind the first blank (space, tab, vertical
 * tab, form feed) or line end. So no word is cut, and a word of more bytes than that stays in one
 * split.
 */
public final class Splits {
  private static final int WINDOW = 1 << 14;

  private Splits() {}

  /**
   * Splits of the files, in order: together all their bytes, each once. An empty file has none.
   *
   * @param targetBytes wanted size; a split of a plain file is at least that long, but for the last
   */
  public static List<Split> of(List<Path> files, long targetBytes) throws IOException {
    if (targetBytes < 1) {
      throw new IllegalArgumentException("targetBytes must be positive, not " + targetBytes);
    }
    List<Split> splits = new ArrayList<>();
    for (Path file : files) {
      add(file, targetBytes, splits);
    }
    return List.copyOf(splits);
  }

  private static void add(Path file, long targetBytes, List<Split> splits) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long start = 0;
      if (Compression.of(channel) == Compression.NONE) {
        while (size - start > targetBytes) {
          long cut = cutFrom(channel, start + targetBytes, size);
          splits.add(new Split(file, splits.size(), start, cut));
          start = cut;
        }
      }
      if (start < size) {
        splits.add(new Split(file, splits.size(), start, size));
      }
    }
  }

  /** First place from {@code target} on where the file may be cut; its size if there is none. */
  private static long cutFrom(FileChannel channel, long target, long size) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW);
    long blankCut = -1;
    long position = target - 1;
    while (position < size && (blankCut < 0 || position - target < TextReader.MAX_PIECE)) {
      window.clear();
      int got = channel.read(window, position);
      if (got <= 0) {
        return size;
      }
      int lineFeed = AsciiScan.lineFeed(window.array(), 0, got);
      if (lineFeed < got) {
        return chosen(blankCut, target, position + lineFeed + 1);
      }
      if (blankCut < 0) {
        blankCut = firstBlankCut(window.array(), got, position);
      }
      position += got;
    }
    return chosen(blankCut, target, size);
  }

  private static long chosen(long blankCut, long target, long lineCut) {
    return blankCut >= 0 && lineCut - target > TextReader.MAX_PIECE ? blankCut : lineCut;
  }

  private static long firstBlankCut(byte[] window, int length, long position) {
    for (int i = 0; i < length; i++) {
      if (AsciiScan.isBlank(window[i])) {
        return position + i + 1;
      }
    }
    return -1;
  }
}
