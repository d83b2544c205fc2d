package dev.firth.eval.baseline;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A Lucene index of the documents of a text: which word occurs in which document how often. Words
 * are those of a {@link WordTokenizer}, so that the index has the same words as vectors trained on
 * the same text. It is built by one thread in the order of the text, with {@value
 * #BUFFER_MEGABYTES} MB of buffer; the index itself lies in memory or in a folder.
 */
public final class TfIdfIndex implements AutoCloseable {
  static final String WORDS = "words";
  private static final int BUFFER_MEGABYTES = 64;

  private final Directory directory;
  private final DirectoryReader reader;

  private TfIdfIndex(Directory directory) throws IOException {
    this.directory = directory;
    this.reader = DirectoryReader.open(directory);
  }

  /**
   * Indexes a text in memory.
   *
   * @throws BadInputException if the text has no words
   */
  public static TfIdfIndex inMemory(Corpus corpus, WordTokenizer tokenizer, DocumentRule rule)
      throws IOException {
    return build(new ByteBuffersDirectory(), corpus, tokenizer, rule);
  }

  /**
   * Indexes a text into a folder, which is made if need be; an index that is there already is
   * replaced when the new one is complete.
   *
   * @throws BadInputException if the text has no words
   */
  public static TfIdfIndex inFolder(
      Path folder, Corpus corpus, WordTokenizer tokenizer, DocumentRule rule) throws IOException {
    return build(FSDirectory.open(folder), corpus, tokenizer, rule);
  }

  /**
   * Opens an index in a folder.
   *
   * @throws BadInputException if there is none
   */
  public static TfIdfIndex open(Path folder) throws IOException {
    var directory = FSDirectory.open(folder);
    try {
      return new TfIdfIndex(directory);
    } catch (IndexNotFoundException e) {
      directory.close();
      throw new BadInputException(folder + " holds no index; build one first", e);
    }
  }

  private static TfIdfIndex build(
      Directory directory, Corpus corpus, WordTokenizer tokenizer, DocumentRule rule)
      throws IOException {
    try {
      write(directory, corpus, tokenizer, rule);
      return new TfIdfIndex(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void write(
      Directory directory, Corpus corpus, WordTokenizer tokenizer, DocumentRule rule)
      throws IOException {
    var config =
        new IndexWriterConfig(null)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES);
    // Documents that failed half-way must not be committed by close.
    config.setCommitOnClose(false);
    try (var writer = new IndexWriter(directory, config)) {
      var documents = new DocumentWriter(writer, rule);
      for (Split file : corpus.splits(Long.MAX_VALUE)) {
        try (TextReader text = corpus.open(file)) {
          documents.write(text, tokenizer);
        }
      }
      if (writer.getDocStats().numDocs == 0) {
        throw new BadInputException(corpus.files() + ": no words to index");
      }
      writer.commit();
    }
  }

  /** How many documents there are; those without words do not count. */
  public int documents() {
    return reader.numDocs();
  }

  /** How many words there are in all documents. */
  public long tokens() throws IOException {
    return reader.getSumTotalTermFreq(WORDS);
  }

  IndexReader reader() {
    return reader;
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      reader.close();
    }
  }

  /** Cuts text into documents and hands each to Lucene. */
  private static final class DocumentWriter {
    private final IndexWriter writer;
    private final DocumentRule rule;
    private final DocumentWords words = new DocumentWords();
    private final Document document = new Document();

    DocumentWriter(IndexWriter writer, DocumentRule rule) {
      this.writer = writer;
      this.rule = rule;
      document.add(new Field(WORDS, words, fieldType()));
    }

    private static FieldType fieldType() {
      var type = new FieldType();
      type.setTokenized(true);
      type.setOmitNorms(true);
      type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
      type.freeze();
      return type;
    }

    void write(TextReader text, WordTokenizer tokenizer) throws IOException {
      int lines = 0;
      boolean blank = true;
      while (text.next()) {
        blank &= isBlank(text.buffer(), text.offset(), text.length());
        tokenizer.tokenize(text.buffer(), text.offset(), text.length(), words);
        if (text.endsLine()) {
          lines++;
          if (rule.endsAfter(lines, blank)) {
            end();
            lines = 0;
          }
          blank = true;
        }
        if (words.count() >= DocumentRule.MAX_WORDS) {
          end();
        }
      }
      end();
    }

    private static boolean isBlank(byte[] utf8, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (utf8[i] != ' ' && utf8[i] != '\t') {
          return false;
        }
      }
      return true;
    }

    private void end() throws IOException {
      if (words.count() > 0) {
        writer.addDocument(document);
        words.empty();
      }
    }
  }
}
