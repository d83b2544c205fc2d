package dev.firth.embeddings.fasttext;

import java.util.Arrays;
import java.util.Optional;

/** What a fastText model was trained to do; the codes are those of its files. */
public enum ModelKind {
  /** The word from the mean of its context. */
  CBOW(1),
  /** Context words from the word. */
  SKIP_GRAM(2),
  /** Labels from the mean of a text. */
  SUPERVISED(3);

  private final int code;

  ModelKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<ModelKind> ofCode(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }
}
