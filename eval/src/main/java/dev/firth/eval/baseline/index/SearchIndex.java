package dev.firth.eval.baseline.index;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * A Lucene index of documents: which term occurs in which document how often. Documents are
 * numbered from 0 in the order in which they came; terms are in the order of their UTF-8 bytes. It
 * is built by one thread; reading it is thread-safe.
 *
 * <p>The index lies in memory or in a folder. What {@link #open} finds in a folder is always whole:
 * building replaces an index when the new one is complete, and an interruption leaves the old one.
 */
public final class SearchIndex implements AutoCloseable {
  /** The field of the terms in Lucene, for those who search the index by Lucene's own means. */
  public static final String WORDS = DocumentFields.WORDS;

  private static final int NONE = -1;

  private final Directory directory;
  private final DirectoryReader reader;
  private final LeafReader leaf;
  private final WordTokenizer tokenizer;
  private final IndexCounts counts;

  private SearchIndex(
      Directory directory, DirectoryReader reader, WordTokenizer tokenizer, IndexCounts counts) {
    this.directory = directory;
    this.reader = reader;
    this.leaf = reader.leaves().getFirst().reader();
    this.tokenizer = tokenizer;
    this.counts = counts;
  }

  /**
   * Indexes documents in memory.
   *
   * @throws BadInputException if a document is not as it should be, a name comes twice, or there
   *     are no words
   */
  public static SearchIndex inMemory(
      DocumentReader documents, WordTokenizer tokenizer, Progress progress) throws IOException {
    var directory = new ByteBuffersDirectory();
    var writer = new DocumentWriter(tokenizer, true, progress);
    IndexCounts counts = writer.write(directory, documents, Map.of());
    return new SearchIndex(directory, DirectoryReader.open(directory), tokenizer, counts);
  }

  /**
   * Indexes documents into a folder, which is made if need be.
   *
   * @throws BadInputException as {@link #inMemory}
   * @throws UsageException if something other than an index is in the folder's place
   */
  public static SearchIndex build(
      Path folder, DocumentReader documents, DocumentAnalysis analysis, Progress progress)
      throws IOException {
    try (var unfinished = new UnfinishedIndex(new IndexFolder(folder))) {
      try (var directory = FSDirectory.open(unfinished.data())) {
        var writer = new DocumentWriter(analysis.tokenizer(), true, progress);
        writer.write(directory, documents, IndexFacts.of(analysis));
      } catch (IOException e) {
        throw isOfWriting(e, folder) ? AtomicFile.explain(folder, e) : e;
      }
      unfinished.finish();
    }
    return open(folder);
  }

  private static boolean isOfWriting(IOException e, Path folder) {
    return e instanceof FileSystemException f
        ? f.getFile() != null && Path.of(f.getFile()).startsWith(folder.toAbsolutePath())
        : String.valueOf(e.getMessage()).contains("No space left");
  }

  /**
   * Opens an index in a folder. All of it is read once, to compare it with its checksums.
   *
   * @throws BadInputException if there is none, or if it is damaged
   */
  public static SearchIndex open(Path folder) throws IOException {
    Path data = new IndexFolder(folder).current();
    var directory = FSDirectory.open(data);
    try {
      return open(directory, folder);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static SearchIndex open(Directory directory, Path folder) throws IOException {
    DirectoryReader reader = IndexCheck.open(directory, folder);
    try {
      Map<String, String> facts = reader.getIndexCommit().getUserData();
      WordTokenizer tokenizer = IndexFacts.analysis(facts).tokenizer();
      return new SearchIndex(directory, reader, tokenizer, IndexFacts.counts(facts));
    } catch (BadInputException | UsageException e) {
      reader.close();
      throw IndexCheck.damaged(folder, e.getMessage(), e);
    }
  }

  /** How many documents there are; those without terms count. */
  public int size() {
    return leaf.maxDoc();
  }

  /** How much was indexed. */
  public IndexCounts counts() {
    return counts;
  }

  /** How many different terms there are. */
  public long terms() throws IOException {
    return leaf.terms(WORDS).size();
  }

  /** What cuts the documents, and so has to cut queries, into terms. */
  public WordTokenizer tokenizer() {
    return tokenizer;
  }

  /** The name of a document. */
  public String id(int document) throws IOException {
    BinaryDocValues ids = leaf.getBinaryDocValues(DocumentFields.ID);
    if (!ids.advanceExact(document)) {
      throw new IllegalArgumentException("no document " + document + " of " + size());
    }
    return ids.binaryValue().utf8ToString();
  }

  /**
   * The number of a document.
   *
   * @throws BadInputException if there is none of that name
   */
  public int document(String id) throws IOException {
    PostingsEnum found = leaf.postings(new Term(DocumentFields.ID, id), PostingsEnum.NONE);
    int document = found == null ? NONE : found.nextDoc();
    if (document == NONE || document == DocIdSetIterator.NO_MORE_DOCS) {
      throw new BadInputException(
          "the index has no document called '" + id + "'; its first is '" + id(0) + "'");
    }
    return document;
  }

  /** How a document's text begins, in one line. */
  public String head(int document) throws IOException {
    return leaf.storedFields().document(document).get(DocumentFields.HEAD);
  }

  /** The UTF-8 bytes of a document's text. */
  public long bytes(int document) throws IOException {
    NumericDocValues bytes = leaf.getNumericDocValues(DocumentFields.BYTES);
    return bytes.advanceExact(document) ? bytes.longValue() : 0;
  }

  /** The terms of a document. */
  public TermBag termsOf(int document) throws IOException {
    Terms terms = leaf.termVectors().get(document, WORDS);
    var counts = new ArrayList<TermCount>();
    if (terms != null) {
      TermsEnum all = terms.iterator();
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        counts.add(new TermCount(BytesRef.deepCopyOf(term), (int) all.totalTermFreq()));
      }
    }
    return new TermBag(counts, bytes(document));
  }

  /** The terms of a text that need not be a document of the index, such as a query. */
  public TermBag termsOf(String text) {
    var frequencies = new TreeMap<BytesRef, Integer>();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    tokenizer.tokenize(
        utf8,
        0,
        utf8.length,
        (bytes, offset, length) ->
            frequencies.merge(
                BytesRef.deepCopyOf(new BytesRef(bytes, offset, length)), 1, Integer::sum));
    var counts = new ArrayList<TermCount>();
    frequencies.forEach((term, frequency) -> counts.add(new TermCount(term, frequency)));
    return new TermBag(counts, utf8.length);
  }

  /** Lucene's reader, for those who go on by Lucene's own means; not to be closed. */
  public IndexReader reader() {
    return reader;
  }

  /** The one segment of the index, with its terms in the field {@link #WORDS}. */
  public LeafReader segment() {
    return leaf;
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      reader.close();
    }
  }
}
