package dev.firth.embeddings.files;

/** The words of a part of a text file, in order: bytes one after another, and where each ends. */
final class PartWords {

  private final byte[] bytes;
  private final int[] ends;

  PartWords(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  int size() {
    return ends.length;
  }

  /** Gives each word to the merger. */
  void addTo(RowMerger merger) {
    int start = 0;
    for (int end : ends) {
      merger.add(bytes, start, end - start);
      start = end;
    }
  }
}
