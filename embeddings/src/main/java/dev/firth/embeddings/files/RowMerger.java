package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins words as they were read with the rows that were read beside them. Of rows with the same
 * word the first is kept, as gensim does; what was dropped or replaced is noted.
 */
final class RowMerger {

  private final WordIndexBuilder words;
  private final MemorySegment rows;
  private final long stride;
  private int read;
  private int repeated;
  private String firstRepeated = "";

  RowMerger(MemorySegment rows, long stride, int expectedWords) {
    this.words = new WordIndexBuilder(expectedWords);
    this.rows = rows;
    this.stride = stride;
  }

  static VectorTable merge(List<PartWords> parts, MemorySegment rows, int dim, Arena arena) {
    int total = parts.stream().mapToInt(PartWords::size).sum();
    var merger = new RowMerger(rows, VectorTable.strideBytes(dim), total);
    parts.forEach(part -> part.addTo(merger));
    return merger.finish(dim, arena);
  }

  /** The word of the next row. */
  void add(byte[] utf8, int offset, int length) {
    int id = words.add(utf8, offset, length);
    if (id < 0) {
      if (repeated++ == 0) {
        firstRepeated = new String(utf8, offset, length, UTF_8);
      }
    } else if (id < read) {
      // Rows were dropped before this one: it moves up.
      MemorySegment.copy(rows, read * stride, rows, id * stride, stride);
    }
    read++;
  }

  VectorTable finish(int dim, Arena arena) {
    var notes = new ArrayList<String>();
    if (repeated > 0) {
      notes.add(
          repeated + " rows repeat a word (first '" + firstRepeated + "'): the first row counts");
    }
    if (words.brokenWords() > 0) {
      notes.add(words.brokenWords() + " words are no UTF-8: broken bytes became U+FFFD");
    }
    var index = words.build();
    return new VectorTable.Builder(index, dim, rows.asSlice(0, index.size() * stride), stride)
        .arena(arena)
        .notes(notes)
        .build();
  }
}
