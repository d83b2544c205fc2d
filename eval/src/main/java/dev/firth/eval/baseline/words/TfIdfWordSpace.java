package dev.firth.eval.baseline.words;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Words as the documents they occur in: the classical term-document matrix (Salton), which learned
 * vectors should beat. The weight of a word in a document is {@code (1 + ln tf) · (1 + ln((1 + N) /
 * (1 + df)))}, divided by the length of the document's vector of such weights (scikit-learn's
 * {@code TfidfVectorizer(sublinear_tf=True)}); without that division a word's idf would cancel in
 * its cosines. Words are compared by the cosine of their rows. Most frequent words come first,
 * equally frequent ones in byte order.
 */
public final class TfIdfWordSpace extends SparseWordSpace {
  private final int documents;

  private TfIdfWordSpace(List<String> words, SparseRows rows, int documents) {
    super(words, rows);
    this.documents = documents;
  }

  /** A word of the index, with how many documents and how many places it occurs in. */
  private record Term(BytesRef bytes, int documents, long count) {
    static final Comparator<Term> BY_FREQUENCY =
        Comparator.comparingLong(Term::count).reversed().thenComparing(Term::bytes);
  }

  /**
   * Reads the words and their documents from an index.
   *
   * @throws BadInputException if no word is frequent enough
   * @throws dev.firth.runs.UsageException if the counts would take more memory than allowed
   */
  public static TfIdfWordSpace of(SearchIndex index, BaselineOptions options) throws IOException {
    Terms terms = index.segment().terms(SearchIndex.WORDS);
    List<Term> words = mostFrequent(terms, options);
    long entries = words.stream().mapToLong(Term::documents).sum();
    SparseRows.requireRoom(entries, options.memoryBytes());
    int documents = index.size();
    var rows = rows(terms.iterator(), words, (int) entries, documents);
    var texts = words.stream().map(word -> word.bytes().utf8ToString()).toList();
    return new TfIdfWordSpace(texts, rows, documents);
  }

  private static List<Term> mostFrequent(Terms terms, BaselineOptions options) throws IOException {
    var words = new ArrayList<Term>();
    TermsEnum all = terms.iterator();
    for (BytesRef word = all.next(); word != null; word = all.next()) {
      if (all.totalTermFreq() >= options.minCount()) {
        words.add(new Term(BytesRef.deepCopyOf(word), all.docFreq(), all.totalTermFreq()));
      }
    }
    if (words.isEmpty()) {
      throw new BadInputException(
          "no word occurs " + options.minCount() + " times; lower the minimum count");
    }
    words.sort(Term.BY_FREQUENCY);
    int kept = options.maxWords() == 0 ? words.size() : options.maxWords();
    return words.subList(0, Math.min(kept, words.size()));
  }

  private static SparseRows rows(TermsEnum all, List<Term> words, int entries, int documents)
      throws IOException {
    var offsets = new int[words.size() + 1];
    var columns = new int[entries];
    var values = new float[entries];
    var squares = new double[documents];
    PostingsEnum postings = null;
    for (int row = 0; row < words.size(); row++) {
      Term word = words.get(row);
      if (!all.seekExact(word.bytes())) {
        throw new IOException("the index lost the word " + word.bytes().utf8ToString());
      }
      double idf = 1 + Math.log((1.0 + documents) / (1.0 + word.documents()));
      int entry = offsets[row];
      postings = all.postings(postings, PostingsEnum.FREQS);
      int document = postings.nextDoc();
      while (document != DocIdSetIterator.NO_MORE_DOCS) {
        double weight = (1 + Math.log(postings.freq())) * idf;
        columns[entry] = document;
        values[entry++] = (float) weight;
        squares[document] += weight * weight;
        document = postings.nextDoc();
      }
      offsets[row + 1] = entry;
    }
    for (int i = 0; i < entries; i++) {
      values[i] = (float) (values[i] / Math.sqrt(squares[columns[i]]));
    }
    return new SparseRows(offsets, columns, values, documents);
  }

  @Override
  public String signature() {
    return "tfidf-" + documents + "-documents";
  }
}
