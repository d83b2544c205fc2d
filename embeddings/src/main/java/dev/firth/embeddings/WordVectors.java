package dev.firth.embeddings;

import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.files.WordIndex;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words and their vectors, and what one asks of them: neighbours, analogies, similarities, the odd
 * one out. Immutable and safe for many threads; queries use all processors and the machine's SIMD
 * registers ({@link Kernels}).
 *
 * <pre>{@code
 * try (var vectors = WordVectors.open(Path.of("wiki.firth"))) {
 *   vectors.mostSimilar("paris", 5).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Words have ids from 0 in the order of the file, the most frequent first if a trainer wrote it.
 * Scores are cosines computed in double, between -1 and 1; a vector of zeros has cosine 0 with all.
 * The queries and their names follow gensim's {@code KeyedVectors}, with which the tests compare.
 *
 * <p>Models with subwords ({@link dev.firth.embeddings.fasttext.FastTextModel}) have vectors for
 * words they never saw: these may stand in queries, and are no answers.
 *
 * <p>A word without a vector is an {@link UnknownWordException}, a {@link NoSuchElementException}.
 * A mapped file's rows are compared with their checksums when they are first used: damage shows as
 * an {@link UncheckedIOException} with a {@link BadInputException} inside.
 */
public final class WordVectors implements AutoCloseable {

  private final VectorTable table;
  private final int size;
  private final boolean view;
  private final NeighbourSearch search;

  private WordVectors(VectorTable table, int size, boolean view, NeighbourSearch search) {
    this.table = table;
    this.size = size;
    this.view = view;
    this.search = search;
  }

  /**
   * Opens a vector file of any format that Firth knows.
   *
   * @throws BadInputException if the file is missing, damaged or no vector file
   */
  public static WordVectors open(Path file) throws IOException {
    return VectorFiles.open(file);
  }

  /**
   * Vectors from memory, copied.
   *
   * @param words without repetition
   * @param rows {@code words.size() * dim} values, one vector after another
   */
  public static WordVectors of(List<String> words, float[] rows, int dim) {
    if (dim < 1 || rows.length != (long) words.size() * dim) {
      throw new IllegalArgumentException(
          words.size()
              + " words of dimension "
              + dim
              + " need other than "
              + rows.length
              + " values");
    }
    long stride = VectorTable.strideBytes(dim);
    var padded = MemorySegment.ofArray(new float[Math.toIntExact(words.size() * stride / 4)]);
    for (int id = 0; id < words.size(); id++) {
      MemorySegment.copy(rows, id * dim, padded, VectorTable.FLOAT, id * stride, dim);
    }
    return of(VectorTable.of(WordIndex.of(words), Optional.empty(), dim, padded, stride));
  }

  /**
   * Vectors as a trainer leaves them, not copied: the row of word i holds {@code dim} little-endian
   * float32 from byte {@code i * strideBytes}, and zeros from there to the next row. The counts of
   * the vocabulary become those of the words.
   *
   * @throws IllegalArgumentException if a value is no finite number, or padding is not zero
   */
  public static WordVectors of(
      Vocabulary vocabulary, MemorySegment rows, int dim, long strideBytes) {
    var words = IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::word).toList();
    return of(
        VectorTable.of(
            WordIndex.of(words), Optional.of(vocabulary.counts()), dim, rows, strideBytes));
  }

  /** Vectors over a table, which is closed with them. */
  public static WordVectors of(VectorTable table) {
    var search = new NeighbourSearch(table, new RowNorms(table));
    return new WordVectors(table, table.size(), false, search);
  }

  public int size() {
    return size;
  }

  /** The number of values of a vector. */
  public int dim() {
    return table.dim();
  }

  public String word(int id) {
    checkId(id);
    return table.words().word(id);
  }

  /** All words by id, a view that makes strings when asked. */
  public List<String> words() {
    return new Words();
  }

  /** The word's id, or -1. */
  public int id(String word) {
    int id = table.words().id(word);
    return id < size ? id : -1;
  }

  public boolean contains(String word) {
    return id(word) >= 0;
  }

  /** Whether words that are not among these can have vectors too, from their parts. */
  public boolean knowsUnseen() {
    return table.unseen().isPresent();
  }

  /**
   * The vector of a word: its own if it is known, else one made from its parts if the model can do
   * that, else nothing.
   */
  public Optional<float[]> find(String word) {
    int id = id(word);
    return id >= 0
        ? Optional.of(vector(id))
        : table.unseen().flatMap(source -> source.vector(word));
  }

  /** How often the word occurred in the training text, if the file tells. */
  public OptionalLong count(String word) {
    return count(known(word));
  }

  /** How often the word occurred in the training text, if the file tells. */
  public OptionalLong count(int id) {
    checkId(id);
    return table.hasCounts() ? OptionalLong.of(table.count(id)) : OptionalLong.empty();
  }

  /** The vector as it was trained or read, a copy. */
  public float[] vector(int id) {
    checkId(id);
    RowNorms.check(table, id, 1);
    var vector = new float[dim()];
    table.copyRow(id, vector, 0);
    return vector;
  }

  /** The vector as it was trained or read, or made from the parts of an unseen word; a copy. */
  public float[] vector(String word) {
    return find(word).orElseThrow(() -> unknown(word));
  }

  /** The cosine between two words. */
  public double similarity(String a, String b) {
    return Rows.dot(unit(a), unit(b));
  }

  /** The cosine between the means of two sets of vectors (gensim's {@code n_similarity}). */
  public double similarity(Collection<String> a, Collection<String> b) {
    return Rows.dot(Rows.unit(sum(a)), Rows.unit(sum(b)));
  }

  private double[] sum(Collection<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a set of words to compare is empty");
    }
    var sum = new double[dim()];
    for (String word : words) {
      Rows.add(sum, 1, Rows.of(vector(word)));
    }
    return sum;
  }

  /** The nearest words to one, itself left out. */
  public List<Neighbour> mostSimilar(String word, int topN) {
    return mostSimilar(Query.similarTo(word).topN(topN));
  }

  /** The words that answer a query best, the best first. */
  public List<Neighbour> mostSimilar(Query query) {
    return mostSimilar(List.of(query)).getFirst();
  }

  /** The answers to many queries in their order, much faster than one by one. */
  public List<List<Neighbour>> mostSimilar(List<Query> batch) {
    return search.search(batch.stream().map(this::target).toList());
  }

  /** The words that are to {@code c} as {@code b} is to {@code a}, by 3CosAdd. */
  public List<Neighbour> analogy(String a, String b, String c, int topN) {
    return mostSimilar(Query.analogy(a, b, c).topN(topN));
  }

  private Target target(Query query) {
    if (query.terms().isEmpty()) {
      throw new IllegalArgumentException("a query needs at least one word");
    }
    int[] excluded =
        Stream.concat(
                query.terms().stream().map(Query.Term::word).filter(Objects::nonNull),
                query.excluded().stream())
            .mapToInt(this::id)
            .filter(id -> id >= 0)
            .distinct()
            .toArray();
    boolean add = query.method() == Query.Method.COS_ADD;
    double[][] directions = add ? mean(query) : positivesFirst(query);
    int positives = (int) query.terms().stream().filter(term -> term.weight() > 0).count();
    return new Target(directions, positives, query, excluded, Math.min(size, query.restrict()));
  }

  private double[][] mean(Query query) {
    var sum = new double[dim()];
    for (var term : query.terms()) {
      Rows.add(sum, term.weight(), direction(term));
    }
    return new double[][] {Rows.unit(sum)};
  }

  private double[][] positivesFirst(Query query) {
    if (query.terms().stream().anyMatch(term -> Math.abs(term.weight()) != 1)) {
      throw new IllegalArgumentException("3CosMul knows no weights: leave them at 1");
    }
    if (query.terms().stream().noneMatch(term -> term.weight() > 0)) {
      throw new IllegalArgumentException("3CosMul needs at least one positive word");
    }
    return query.terms().stream()
        .sorted((s, t) -> Double.compare(t.weight(), s.weight()))
        .map(this::direction)
        .toArray(double[][]::new);
  }

  private double[] direction(Query.Term term) {
    if (term.word() != null) {
      return unit(term.word());
    }
    if (term.vector().length != dim()) {
      throw new IllegalArgumentException(
          "a vector of " + term.vector().length + " values where vectors have " + dim());
    }
    return Rows.unit(Rows.of(term.vector()));
  }

  /** The word that fits the others least: the farthest from the mean of their unit vectors. */
  public String doesntMatch(Collection<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("there is no odd one among no words");
    }
    var mean = new double[dim()];
    for (String word : words) {
      Rows.add(mean, 1, unit(word));
    }
    String odd = "";
    double least = Double.POSITIVE_INFINITY;
    for (String word : words) {
      double fit = Rows.dot(unit(word), mean);
      if (fit < least) {
        least = fit;
        odd = word;
      }
    }
    return odd;
  }

  /** The place of {@code b} among the neighbours of {@code a}: 1 if none is nearer. */
  public int rank(String a, String b) {
    int own = known(a);
    int other = known(b);
    RowNorms.check(table, own, 1);
    return 1 + search.countNearer(own, other, size);
  }

  /**
   * A view of the first words only, which are the frequent ones: the others are unknown to it. It
   * lives as long as these vectors; closing it does nothing.
   */
  public WordVectors restrict(int firstN) {
    if (firstN < 1) {
      throw new IllegalArgumentException("a view needs at least 1 word, not " + firstN);
    }
    return new WordVectors(table, Math.min(size, firstN), true, search);
  }

  /** What the reader of the file found odd, yet not wrong: one line each, for people. */
  public List<String> notes() {
    return table.notes();
  }

  /** Checks all rows of a mapped file now, instead of when they are first used. */
  public void verify() throws IOException {
    table.check(0, size);
  }

  /**
   * Releases the memory or the mapping; queries afterwards are an {@link IllegalStateException}.
   */
  @Override
  public void close() {
    if (!view) {
      table.close();
    }
  }

  /** The words and rows, for those who write files or compute on whole tables. */
  public VectorTable table() {
    return size == table.size() ? table : table.first(size);
  }

  private double[] unit(String word) {
    return Rows.unit(Rows.of(vector(word)));
  }

  private int known(String word) {
    int id = id(word);
    if (id < 0) {
      throw unknown(word);
    }
    return id;
  }

  private UnknownWordException unknown(String word) {
    return new UnknownWordException(word, Spelling.suggest(table.words(), size, word));
  }

  private void checkId(int id) {
    if (id < 0 || id >= size) {
      throw new NoSuchElementException("no word has the id " + id + ": there are " + size);
    }
  }

  private final class Words extends AbstractList<String> implements RandomAccess {
    @Override
    public String get(int id) {
      return word(id);
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public boolean contains(Object word) {
      return word instanceof String s && WordVectors.this.contains(s);
    }
  }
}
