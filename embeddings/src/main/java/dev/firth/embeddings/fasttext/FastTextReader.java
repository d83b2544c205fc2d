package dev.firth.embeddings.fasttext;

import dev.firth.runs.BadInputException;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the parts of a model file in their order and checks what they say. */
final class FastTextReader {
  private static final int MAX_DIM = 1 << 20;

  /** Longer n-grams exist in no model, and would make a small damaged file slow. */
  private static final int MAX_NGRAM = 100;

  private static final int MAX_WORD_BYTES = 1 << 16;

  /** More than any text has, and small enough for sums. */
  private static final long MAX_COUNT = 1_000_000_000_000_000L;

  /** A NUL, a count and a type behind at least one byte. */
  private static final int LEAST_ENTRY_BYTES = 11;

  private final Path file;
  private final FileCursor in;
  private final Arena arena;

  FastTextReader(Path file, FileCursor in, Arena arena) {
    this.file = file;
    this.in = in;
    this.arena = arena;
  }

  FastTextModel read(String labelPrefix) throws BadInputException {
    FastTextArgs args = readHeader();
    in.enter("its dictionary");
    FastTextDictionary dictionary = readDictionary();
    in.enter("its input matrix");
    boolean quantised = in.readBoolean();
    RowMatrix input = quantised ? readQuantised() : readDense();
    checkInput(args, dictionary, input, quantised);
    in.enter("its output matrix");
    boolean quantisedOutput = in.readBoolean() && quantised;
    RowMatrix output = quantisedOutput ? readQuantised() : onHeap(readDense());
    checkOutput(args, dictionary, output);
    if (in.remaining() > 0) {
      throw in.damaged(in.remaining() + " bytes stand behind its end");
    }
    return new FastTextModel(file, args, dictionary, input, output, labelPrefix, arena);
  }

  private FastTextArgs readHeader() throws BadInputException {
    if (in.readInt() != FastTextBinary.MAGIC) {
      throw new BadInputException(file + " is no fastText model: its first bytes are others");
    }
    int version = in.readInt();
    if (version != 11 && version != FastTextBinary.VERSION) {
      throw new BadInputException(
          file
              + " is a fastText model of version "
              + version
              + "; versions 11 and 12 are read: write it again with fastText 0.9");
    }
    FastTextArgs args = readArgs();
    boolean supervised = args.kind() == ModelKind.SUPERVISED;
    return version == 11 && supervised ? args.withoutSubwords() : args;
  }

  private FastTextArgs readArgs() throws BadInputException {
    int dim = positive("dimension", MAX_DIM);
    int window = in.readInt();
    int epochs = in.readInt();
    int minCount = in.readInt();
    int negatives = in.readInt();
    int wordNgrams = notNegative("length of word n-grams", MAX_NGRAM);
    var loss = FastTextLoss.ofCode(in.readInt()).orElseThrow(() -> in.damaged("unknown loss"));
    var kind = ModelKind.ofCode(in.readInt()).orElseThrow(() -> in.damaged("unknown kind"));
    int buckets = notNegative("number of buckets", Integer.MAX_VALUE);
    int minn = notNegative("length of n-grams", MAX_NGRAM);
    int maxn = notNegative("length of n-grams", MAX_NGRAM);
    int lrUpdateRate = in.readInt();
    double sample = in.readDouble();
    return new FastTextArgs(
        dim,
        window,
        epochs,
        minCount,
        negatives,
        wordNgrams,
        loss,
        kind,
        buckets,
        minn,
        maxn,
        lrUpdateRate,
        sample);
  }

  private int positive(String what, int most) throws BadInputException {
    int value = notNegative(what, most);
    if (value == 0) {
      throw in.damaged("its " + what + " is 0");
    }
    return value;
  }

  private int notNegative(String what, int most) throws BadInputException {
    int value = in.readInt();
    if (value < 0 || value > most) {
      throw in.damaged("its " + what + " cannot be " + value);
    }
    return value;
  }

  private FastTextDictionary readDictionary() throws BadInputException {
    int size = notNegative("number of words and labels", Integer.MAX_VALUE);
    int words = notNegative("number of words", size);
    int labels = notNegative("number of labels", size);
    long tokens = in.readLong();
    long keptNgrams = in.readLong();
    if (words + labels != size || size > in.remaining() / LEAST_ENTRY_BYTES) {
      throw in.damaged(
          "it cannot hold " + size + " entries of " + words + " words and " + labels + " labels");
    }
    if (tokens < 0 || tokens > MAX_COUNT || keptNgrams < -1) {
      throw in.damaged("a number is out of its range");
    }
    var entries = new ByteWords(size);
    var counts = new long[size];
    var word = new byte[MAX_WORD_BYTES];
    for (int id = 0; id < size; id++) {
      readEntry(id, words, entries, counts, word);
    }
    return new FastTextDictionary(entries, words, counts, tokens, readKept(keptNgrams));
  }

  private void readEntry(int id, int words, ByteWords entries, long[] counts, byte[] word)
      throws BadInputException {
    int length = in.readWord(word);
    counts[id] = in.readLong();
    byte type = in.readByte();
    if (length == 0 || counts[id] < 0 || counts[id] > MAX_COUNT) {
      throw in.damaged("entry " + id + " is empty or has an impossible count");
    }
    if (type != (id < words ? 0 : 1)) {
      throw in.damaged("entry " + id + " is not of the type of its place");
    }
    if (entries.add(word, 0, length, Subwords.hash(word, 0, length)) != id) {
      throw in.damaged("entry " + id + " repeats a word");
    }
  }

  private Optional<Int2IntMap> readKept(long count) throws BadInputException {
    if (count < 0) {
      return Optional.empty();
    }
    if (count > in.remaining() / 8) {
      throw in.damaged("it cannot hold " + count + " kept n-grams");
    }
    var kept = new Int2IntOpenHashMap((int) count);
    kept.defaultReturnValue(-1);
    for (int i = 0; i < count; i++) {
      int bucket = in.readInt();
      int row = in.readInt();
      if (row < 0 || row >= count) {
        throw in.damaged("a kept n-gram has the row " + row + " of " + count);
      }
      if (kept.put(bucket, row) >= 0) {
        throw in.damaged("the n-gram " + bucket + " is kept twice");
      }
    }
    return Optional.of(kept);
  }

  private DenseRows readDense() throws BadInputException {
    long rows = in.readLong();
    int dim = readDim();
    if (rows < 0 || rows > in.remaining() / 4 / dim) {
      throw in.damaged("it cannot hold " + rows + " rows of " + dim + " numbers");
    }
    return new DenseRows(in.slice(rows * dim * 4), rows, dim, 4L * dim);
  }

  private int readDim() throws BadInputException {
    long dim = in.readLong();
    if (dim < 1 || dim > MAX_DIM) {
      throw in.damaged("a row cannot have " + dim + " numbers");
    }
    return (int) dim;
  }

  /** Outputs are read whole at every prediction: not through the mapping. */
  private static DenseRows onHeap(DenseRows mapped) {
    if (mapped.rows() * mapped.dim() > 1 << 24) {
      return mapped;
    }
    var values = new float[(int) mapped.rows() * mapped.dim()];
    for (int row = 0; row < mapped.rows(); row++) {
      mapped.copyRow(row, values, row * mapped.dim());
    }
    return new DenseRows(
        MemorySegment.ofArray(values), mapped.rows(), mapped.dim(), 4L * mapped.dim());
  }

  private QuantizedRows readQuantised() throws BadInputException {
    boolean normsApart = in.readBoolean();
    long rows = in.readLong();
    int dim = readDim();
    int codeBytes = in.readInt();
    if (rows < 0 || codeBytes < rows) {
      throw in.damaged("it cannot hold the codes of " + rows + " rows");
    }
    byte[] codes = in.readBytes(codeBytes);
    var quantizer = readQuantizer(dim);
    if (codeBytes != rows * quantizer.pieces()) {
      throw in.damaged(codeBytes + " codes are not those of " + rows + " rows");
    }
    Optional<QuantizedRows.Norms> norms = Optional.empty();
    if (normsApart) {
      byte[] normCodes = in.readBytes(rows);
      norms = Optional.of(new QuantizedRows.Norms(normCodes, readQuantizer(1)));
    }
    var matrix = new QuantizedRows(rows, dim, codes, quantizer, norms);
    if (!matrix.isFinite()) {
      throw in.damaged("a centroid is no finite number");
    }
    return matrix;
  }

  private ProductQuantizer readQuantizer(int expectedDim) throws BadInputException {
    int dim = in.readInt();
    int pieces = in.readInt();
    int pieceDim = in.readInt();
    int lastDim = in.readInt();
    boolean sane =
        dim == expectedDim
            && pieceDim >= 1
            && pieceDim <= dim
            && pieces == Math.ceilDiv(dim, pieceDim)
            && lastDim == dim - (pieces - 1) * pieceDim;
    if (!sane) {
      throw in.damaged(
          "%d numbers cannot be %d pieces of %d and %d".formatted(dim, pieces, pieceDim, lastDim));
    }
    float[] centroids = in.readFloats((long) dim * ProductQuantizer.CENTROIDS);
    return new ProductQuantizer(pieces, pieceDim, lastDim, centroids);
  }

  private void checkInput(
      FastTextArgs args, FastTextDictionary dictionary, RowMatrix input, boolean quantised)
      throws BadInputException {
    if (!quantised && dictionary.isPruned()) {
      throw in.damaged("only a quantised model can be pruned");
    }
    if (args.buckets() == 0 && (args.maxn() > 0 || args.wordNgrams() > 1)) {
      throw in.damaged("it has n-grams but no buckets for them");
    }
    long ngrams = dictionary.kept().map(kept -> (long) kept.size()).orElse((long) args.buckets());
    long least = dictionary.words() + (args.usesBuckets() ? ngrams : 0);
    if (input.dim() != args.dim() || input.rows() < least || input.rows() > Integer.MAX_VALUE) {
      throw in.damaged(
          "%d rows of %d numbers where %d of %d are needed"
              .formatted(input.rows(), input.dim(), least, args.dim()));
    }
  }

  private void checkOutput(FastTextArgs args, FastTextDictionary dictionary, RowMatrix output)
      throws BadInputException {
    boolean supervised = args.kind() == ModelKind.SUPERVISED;
    int expected = supervised ? dictionary.labels() : dictionary.words();
    if (output.rows() != expected || output.dim() != args.dim()) {
      throw in.damaged(
          "%d rows of %d numbers for %d outputs of %d"
              .formatted(output.rows(), output.dim(), expected, args.dim()));
    }
  }
}
