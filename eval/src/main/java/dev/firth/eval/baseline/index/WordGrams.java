package dev.firth.eval.baseline.index;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.util.Arrays;

/**
 * Words and neighbouring words joined by a space: terms of {@code smallest} to {@code largest}
 * words, as scikit-learn's {@code ngram_range} makes them. Words that were left out, such as stop
 * words, leave no gap.
 */
record WordGrams(WordTokenizer words, int smallest, int largest) implements WordTokenizer {
  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    var window = new Window(sink);
    words.tokenize(utf8, offset, length, window);
  }

  @Override
  public String signature() {
    return words.signature() + ",grams-" + smallest + "-" + largest;
  }

  /** The last words, with the terms that end at the newest of them. */
  private final class Window implements TokenSink {
    private final TokenSink sink;
    private final int[] starts = new int[largest];
    private byte[] text = new byte[256];
    private int end;
    private int count;

    Window(TokenSink sink) {
      this.sink = sink;
    }

    @Override
    public void token(byte[] utf8, int offset, int length) {
      if (count == largest) {
        forgetOldest();
      }
      append(utf8, offset, length);
      for (int size = smallest; size <= count; size++) {
        int start = starts[count - size];
        sink.token(text, start, end - start);
      }
    }

    private void forgetOldest() {
      if (count == 1) {
        count = 0;
        end = 0;
        return;
      }
      int removed = starts[1];
      System.arraycopy(text, removed, text, 0, end - removed);
      end -= removed;
      for (int i = 1; i < count; i++) {
        starts[i - 1] = starts[i] - removed;
      }
      count--;
    }

    private void append(byte[] utf8, int offset, int length) {
      if (end + 1 + length > text.length) {
        text = Arrays.copyOf(text, 2 * (end + 1 + length));
      }
      if (count > 0) {
        text[end++] = ' ';
      }
      starts[count++] = end;
      System.arraycopy(utf8, offset, text, end, length);
      end += length;
    }
  }
}
