package dev.firth.embeddings.fasttext;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.runs.BadInputException;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A fastText model: vectors of known and unseen words, of sentences, and for a classifier the
 * labels of texts. Arithmetic follows fastText 0.9.2, so that both give the same numbers from the
 * same file. Immutable and thread-safe until it is closed.
 *
 * <p>A number in the file that is not finite shows when it is used, as an {@link
 * UncheckedIOException} with a {@link BadInputException} inside.
 */
public final class FastTextModel implements AutoCloseable {
  private final Path file;
  private final FastTextArgs args;
  private final FastTextDictionary dictionary;
  private final RowMatrix input;
  private final RowMatrix output;
  private final String labelPrefix;
  private final Subwords subwords;
  private final Optional<LabelPredictor> predictor;
  private final Arena arena;

  /**
   * @param arena closed with the model; null if nothing is to be closed
   */
  FastTextModel(
      Path file,
      FastTextArgs args,
      FastTextDictionary dictionary,
      RowMatrix input,
      RowMatrix output,
      String labelPrefix,
      Arena arena) {
    this.file = file;
    this.args = args;
    this.dictionary = dictionary;
    this.input = input;
    this.output = output;
    this.labelPrefix = labelPrefix;
    this.arena = arena;
    this.subwords = new Subwords(args.minn(), args.maxn(), args.buckets());
    this.predictor =
        args.kind() == ModelKind.SUPERVISED && dictionary.labels() > 0
            ? Optional.of(new LabelPredictor(args.loss(), output, dictionary.labelCounts()))
            : Optional.empty();
  }

  /**
   * Opens a model file, see {@link FastTextBinary}.
   *
   * @throws BadInputException if it is cut off, damaged or no such file
   */
  public static FastTextModel open(Path file) throws IOException {
    return FastTextBinary.open(file);
  }

  /** A model from memory; matrices are not copied. */
  public static FastTextModel of(
      FastTextArgs args,
      FastTextDictionary dictionary,
      RowMatrix input,
      RowMatrix output,
      String labelPrefix) {
    return new FastTextModel(
        Path.of("the model"), args, dictionary, input, output, labelPrefix, null);
  }

  /** Writes the model as a {@code .bin}. */
  public void write(Path target) throws IOException {
    FastTextBinary.write(target, args, dictionary, input, output);
  }

  public FastTextArgs args() {
    return args;
  }

  public FastTextDictionary dictionary() {
    return dictionary;
  }

  /** A row for each word, then those of the n-grams. */
  public RowMatrix input() {
    return input;
  }

  /** A row for each word, or for a classifier each label. */
  public RowMatrix output() {
    return output;
  }

  /** Whether it gives labels to texts. */
  public boolean isClassifier() {
    return predictor.isPresent();
  }

  /** Whether unseen words have vectors. */
  public boolean hasSubwords() {
    return args.maxn() > 0 && args.buckets() > 0;
  }

  /**
   * The vector of a word as {@code fasttext print-word-vectors} gives it: the mean of the rows of
   * the word, if it is known, and of its n-grams; zeros for an unknown word without n-grams.
   */
  public float[] wordVector(String word) {
    return mean(rowsOf(word));
  }

  /** The vector of an unknown word; empty if it has no n-grams with rows. */
  public Optional<float[]> unseenWordVector(String word) {
    IntArrayList rows = rowsOf(word);
    return rows.isEmpty() ? Optional.empty() : Optional.of(mean(rows));
  }

  /** The vector of a known word by its number. */
  public float[] wordVector(int id) {
    var rows = new IntArrayList();
    dictionary.addRows(id, subwords, rows);
    return mean(rows);
  }

  private IntArrayList rowsOf(String word) {
    var rows = new IntArrayList();
    int id = dictionary.wordId(word);
    if (id >= 0) {
      dictionary.addRows(id, subwords, rows);
    } else if (!word.equals(FastTextDictionary.END_OF_LINE)) {
      byte[] utf8 = word.getBytes(UTF_8);
      dictionary.addNgramRows(utf8, 0, utf8.length, subwords, rows);
    }
    return rows;
  }

  private float[] mean(IntArrayList rows) {
    var mean = new float[args.dim()];
    if (rows.size() == 1) {
      // No sum, which would make a positive zero of a negative one.
      input.copyRow(rows.getInt(0), mean, 0);
    } else if (!rows.isEmpty()) {
      input.addRows(rows.elements(), rows.size(), mean);
      scale(mean, 1.0 / rows.size());
    }
    for (float value : mean) {
      if (!Float.isFinite(value)) {
        throw notFinite();
      }
    }
    return mean;
  }

  private UncheckedIOException notFinite() {
    return new UncheckedIOException(
        new BadInputException(
            file + " is damaged: one of its numbers is not finite; copy it again"));
  }

  private static void scale(float[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= (float) factor;
    }
  }

  /**
   * The vector of a text without line ends as {@code fasttext print-sentence-vectors} gives it: for
   * a classifier the mean of all its rows, else the mean of the unit vectors of its words.
   */
  public float[] sentenceVector(String sentence) {
    byte[] utf8 = sentence.getBytes(UTF_8);
    if (args.kind() == ModelKind.SUPERVISED) {
      LineRows text = lineRows();
      text.set(utf8, 0, utf8.length);
      return mean(text.rows());
    }
    var sum = new float[args.dim()];
    int counted = 0;
    var tokens = new Tokens(utf8, 0, utf8.length);
    while (tokens.next()) {
      var word = new String(utf8, tokens.from(), tokens.to() - tokens.from(), UTF_8);
      counted += addUnit(wordVector(word), sum) ? 1 : 0;
    }
    if (counted > 0) {
      scale(sum, 1.0 / counted);
    }
    return sum;
  }

  private static boolean addUnit(float[] vector, float[] sum) {
    float squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float norm = (float) Math.sqrt(squares);
    if (!(norm > 0)) {
      return false;
    }
    scale(vector, 1.0 / norm);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
    }
    return true;
  }

  /** What turns lines into rows of this model; one for each thread. */
  public LineRows lineRows() {
    return new LineRows(dictionary, subwords, args.wordNgrams(), labelPrefix);
  }

  /**
   * The likeliest labels of a text, the best first, as {@code fasttext predict-prob} gives them.
   *
   * @param topK most labels
   * @param threshold least probability
   * @throws IllegalStateException if the model is no classifier
   */
  public List<Prediction> predict(String text, int topK, double threshold) {
    byte[] utf8 = text.getBytes(UTF_8);
    LineRows rows = lineRows();
    rows.set(utf8, 0, utf8.length);
    return predict(rows, topK, threshold);
  }

  /** The likeliest labels of the line that these rows hold. */
  public List<Prediction> predict(LineRows text, int topK, double threshold) {
    var labels = predictor.orElseThrow(() -> new IllegalStateException("no classifier"));
    if (text.rows().isEmpty()) {
      return List.of();
    }
    var scored = labels.predict(mean(text.rows()), topK, (float) threshold);
    if (scored.stream().anyMatch(s -> Float.isNaN(s.score()))) {
      throw notFinite();
    }
    return scored.stream()
        .map(s -> new Prediction(dictionary.label(s.label()), (float) Math.exp(s.score())))
        .toList();
  }

  @Override
  public void close() {
    if (arena != null && arena.scope().isAlive()) {
      arena.close();
    }
  }
}
