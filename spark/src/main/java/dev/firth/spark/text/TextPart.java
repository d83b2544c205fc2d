package dev.firth.spark.text;

import java.io.Serializable;

/**
 * A part of a corpus that one task reads: the lines of a file that begin at byte {@code start} or
 * later and before byte {@code end}. A compressed file is one part.
 *
 * @param file URI of the file, which every machine of the cluster finds
 * @param name what messages call the file: local ones as the user did
 * @param index place of this part in the order of the corpus, from 0
 * @param start first byte
 * @param end the byte after the last one
 * @param packed whether the file is compressed
 */
public record TextPart(String file, String name, int index, long start, long end, boolean packed)
    implements Serializable {

  /** Whether the part begins where its file begins. */
  public boolean beginsFile() {
    return start == 0;
  }

  /** How messages call the part. */
  public String place() {
    return packed || start == 0 ? name : name + " from byte " + start;
  }
}
