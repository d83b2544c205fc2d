package dev.firth.spark.parts;

import java.io.Serializable;
import java.util.Map;

/**
 * One finished file of a {@link PartFolder}.
 *
 * @param index its place among the parts, from 0; numbers may be missing where a part holds nothing
 * @param name name of the file in the folder
 * @param bytes its size
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param figures what else is known of it, such as its lines
 */
public record PartFile(int index, String name, long bytes, String sha256, Map<String, Long> figures)
    implements Serializable {
  public PartFile {
    figures = Map.copyOf(figures);
  }
}
