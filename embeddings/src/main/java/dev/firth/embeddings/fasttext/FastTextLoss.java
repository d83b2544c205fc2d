package dev.firth.embeddings.fasttext;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The losses of fastText; codes are those of its files, names those of its option. */
public enum FastTextLoss {
  /** A binary decision at each inner node of a Huffman tree over the outputs. */
  HIERARCHICAL_SOFTMAX(1, "hs"),
  /** The right output against outputs drawn at random. */
  NEGATIVE_SAMPLING(2, "ns"),
  /** All outputs compete, their probabilities sum to one. */
  SOFTMAX(3, "softmax"),
  /** A binary decision for each output, so that a text may have several labels or none. */
  ONE_VS_ALL(4, "one-vs-all");

  private final int code;
  private final String label;

  FastTextLoss(int code, String label) {
    this.code = code;
    this.label = label;
  }

  int code() {
    return code;
  }

  /** The name that commands use. */
  public String label() {
    return label;
  }

  static Optional<FastTextLoss> ofCode(int code) {
    return Arrays.stream(values()).filter(loss -> loss.code == code).findFirst();
  }

  /** The loss of this name; fastText's short {@code ova} is understood. */
  public static Optional<FastTextLoss> ofLabel(String label) {
    String full = label.equals("ova") ? ONE_VS_ALL.label : label;
    return Arrays.stream(values()).filter(loss -> loss.label.equals(full)).findFirst();
  }

  /** All names, for help and messages. */
  public static String labels() {
    return Arrays.stream(values()).map(FastTextLoss::label).collect(Collectors.joining(", "));
  }
}
