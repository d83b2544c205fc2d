package dev.firth.eval.language.train;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;

/** The lines of a batch of n-grams, as bytes. */
final class ArpaText {
  private final ModelWords words;
  private byte[] text = new byte[1 << 18];
  private int length;

  ArpaText(ModelWords words) {
    this.words = words;
  }

  /** Makes the lines of a batch, in place of what was here. */
  ArpaText of(ArpaBatch batch, boolean withBackoffs) {
    length = 0;
    for (int i = 0; i < batch.size(); i++) {
      // A sum of roundings may be a little more than 1, whose logarithm readers refuse.
      append(Math.min(0, log10(batch.probability(i))));
      for (int place = 0; place < batch.order(); place++) {
        append((byte) (place == 0 ? '\t' : ' '));
        append(words.word(batch.word(i, place)));
      }
      if (withBackoffs) {
        append((byte) '\t');
        append(log10(batch.backoff(i)));
      }
      append((byte) '\n');
    }
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(text, 0, length);
  }

  private static float log10(float value) {
    return (float) Math.log10(value);
  }

  private void append(float value) {
    String digits = Float.toString(value);
    if (digits.indexOf('E') >= 0) {
      digits = new BigDecimal(digits).toPlainString();
    }
    int end = digits.endsWith(".0") ? digits.length() - 2 : digits.length();
    makeRoom(end);
    for (int i = 0; i < end; i++) {
      text[length++] = (byte) digits.charAt(i);
    }
  }

  private void append(byte[] bytes) {
    makeRoom(bytes.length);
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
  }

  private void append(byte one) {
    makeRoom(1);
    text[length++] = one;
  }

  private void makeRoom(int bytes) {
    if (length + bytes > text.length) {
      text = Arrays.copyOf(text, Math.max(length + bytes, text.length + (text.length >> 1)));
    }
  }
}
