package dev.firth.eval.baseline.documents;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Documents one after another. Not thread-safe. */
public interface DocumentReader extends Closeable {
  /**
   * The next document, or null at the end.
   *
   * @throws dev.firth.runs.BadInputException if a document is not as its form demands; the message
   *     says in which file and line
   */
  TextDocument next() throws IOException;

  /** Where the document read last begins, for messages: {@code news.jsonl, line 12}. */
  String place();

  /** Stored (compressed) bytes there are; negative if unknown. */
  long bytes();

  /** Stored bytes taken so far, for progress. */
  long bytesRead();

  /** Documents that are in memory already. */
  static DocumentReader of(List<TextDocument> documents) {
    Iterator<TextDocument> rest = documents.iterator();
    return new DocumentReader() {
      private int count;

      @Override
      public TextDocument next() {
        count++;
        return rest.hasNext() ? rest.next() : null;
      }

      @Override
      public String place() {
        return "document number " + count;
      }

      @Override
      public long bytes() {
        return -1;
      }

      @Override
      public long bytesRead() {
        return 0;
      }

      @Override
      public void close() {}
    };
  }
}
