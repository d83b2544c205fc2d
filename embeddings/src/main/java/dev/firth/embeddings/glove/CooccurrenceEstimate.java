package dev.firth.embeddings.glove;

import java.util.Locale;

/**
 * What counting takes at most, known before it starts.
 *
 * @param pairs different pairs of word and context: one for each place around each occurrence, and
 *     no more for a word than there are words
 * @param parts parts in which the text is counted; with more than one each is spilled to the disk
 * @param memoryBytes memory for the work, beside what Java itself needs (about 100 MB)
 * @param spillBytes temporary disk space for the parts, at about six bytes a pair and part
 * @param pairBytes temporary disk space for the pairs sorted for training
 */
public record CooccurrenceEstimate(
    long pairs, int parts, long memoryBytes, long spillBytes, long pairBytes) {

  /** All temporary disk space together. */
  public long diskBytes() {
    return spillBytes + pairBytes;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "at most %,d pairs, counted in %d part%s: %,d MB of memory, %,d MB of temporary disk space",
        pairs,
        parts,
        parts == 1 ? "" : "s",
        (memoryBytes >> 20) + 1,
        (diskBytes() >> 20) + 1);
  }
}
