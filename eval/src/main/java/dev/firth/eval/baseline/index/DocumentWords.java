package dev.firth.eval.baseline.index;

import dev.firth.tokenizers.TokenSink;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;

/**
 * The words of one document on their way from a tokenizer, which pushes, to Lucene, which pulls.
 * Words too long for Lucene are left out.
 */
final class DocumentWords extends TokenStream implements TokenSink {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef word = new BytesRef();
  private final IntArrayList ends = new IntArrayList();
  private byte[] bytes = new byte[1 << 16];
  private int used;
  private int next;

  @Override
  public void token(byte[] utf8, int offset, int length) {
    if (length > IndexWriter.MAX_TERM_LENGTH) {
      return;
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, used * 2));
    }
    System.arraycopy(utf8, offset, bytes, used, length);
    used += length;
    ends.add(used);
  }

  int count() {
    return ends.size();
  }

  /** Forgets the words, for the next document. */
  void empty() {
    ends.clear();
    used = 0;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == ends.size()) {
      return false;
    }
    clearAttributes();
    word.bytes = bytes;
    word.offset = next == 0 ? 0 : ends.getInt(next - 1);
    word.length = ends.getInt(next) - word.offset;
    term.setBytesRef(word);
    next++;
    return true;
  }
}
