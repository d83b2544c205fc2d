package dev.firth.cli.tokenizer;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a corpus as strings; lines of more than 1 MiB come in pieces. */
record CorpusLines(Corpus corpus) implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    try {
      return new Lines(corpus.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Lines implements Iterator<String> {
    private final TextReader reader;
    private String line;

    Lines(TextReader reader) throws IOException {
      this.reader = reader;
      advance();
    }

    private void advance() throws IOException {
      if (reader.next()) {
        line =
            new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
      } else {
        line = null;
        reader.close();
      }
    }

    @Override
    public boolean hasNext() {
      return line != null;
    }

    @Override
    public String next() {
      if (line == null) {
        throw new NoSuchElementException();
      }
      String next = line;
      try {
        advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return next;
    }
  }
}
