package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.ParameterFile;
import dev.firth.embeddings.kernels.WindowBlock;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What a finished training knows beside its word vectors: how often words occurred, and the output
 * matrix of negative sampling. With it a later training goes on where this one ended ({@link
 * TrainingRun#startFrom(WordVectors, TrainingState)}).
 *
 * <p>It lies in two files: the matrix in a {@link ParameterFile}, and beside it, with {@code
 * .vocab} at the end of the name, words and counts as {@link Vocabulary#save} writes them. The
 * vectors are not in it, only a checksum of them. Neither are the nodes of hierarchical softmax,
 * which mean nothing in the tree of other counts.
 */
public final class TrainingState {
  private static final String KIND = "training state";
  private static final String MISSING = "train with --keep-state, or go on without --state";

  private final Vocabulary vocabulary;
  private final int dim;
  private final int vectorChecksum;

  /** Null without negative sampling. */
  private final float[] noiseOutputs;

  private TrainingState(Vocabulary vocabulary, int dim, int vectorChecksum, float[] noiseOutputs) {
    this.vocabulary = vocabulary;
    this.dim = dim;
    this.vectorChecksum = vectorChecksum;
    this.noiseOutputs = noiseOutputs;
  }

  /** Shares the matrix with the model. */
  static TrainingState of(
      Vocabulary vocabulary, WordVectors vectors, Word2VecModel<ParameterMatrix> model) {
    var outputs = model.noiseOutputs();
    return new TrainingState(
        vocabulary, vectors.dim(), checksum(vectors), outputs == null ? null : outputs.values());
  }

  /** The words with their counts. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Numbers of a vector. */
  public int dim() {
    return dim;
  }

  /** Rows of {@link WindowBlock#stride} by word; null without negative sampling. */
  float[] noiseOutputs() {
    return noiseOutputs;
  }

  /**
   * Makes sure that these are the vectors that were trained with it.
   *
   * @throws UsageException if they are others
   */
  public void requireVectors(WordVectors vectors) {
    boolean equal = vectors.dim() == dim && vectors.size() == vocabulary.size();
    for (int id = 0; id < vectors.size() && equal; id++) {
      equal = vectors.word(id).equals(vocabulary.word(id));
    }
    if (!equal || checksum(vectors) != vectorChecksum) {
      throw new UsageException(
          "the state was saved with other vectors than these: give both of one training, or go on"
              + " without --state");
    }
  }

  /** CRC-32C of all values. */
  static int checksum(WordVectors vectors) {
    var crc = new CRC32C();
    var buffer = ByteBuffer.allocate(vectors.dim() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int id = 0; id < vectors.size(); id++) {
      buffer.clear();
      buffer.asFloatBuffer().put(vectors.vector(id));
      crc.update(buffer);
    }
    return (int) crc.getValue();
  }

  void write(Path file) throws IOException {
    vocabulary.save(vocabularyFile(file));
    new ParameterFile(facts(), noiseOutputs == null ? List.of() : List.of(noiseOutputs))
        .write(file);
  }

  private Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("kind", KIND);
    facts.put("dim", Integer.toString(dim));
    facts.put("vectors", Integer.toHexString(vectorChecksum));
    facts.put("words", Integer.toHexString(vocabulary.fingerprint()));
    facts.put("tokens", Long.toString(vocabulary.tokens()));
    return facts;
  }

  /**
   * Reads what {@link TrainingRun#keepState} left.
   *
   * @throws BadInputException if a file is missing or damaged, or the two do not belong together
   */
  public static TrainingState read(Path file) throws IOException {
    Path words = vocabularyFile(file);
    for (Path part : List.of(file, words)) {
      if (!Files.isRegularFile(part)) {
        throw new BadInputException("there is no saved state " + part + ": " + MISSING);
      }
    }
    return of(file, Vocabulary.load(words), ParameterFile.read(file));
  }

  private static TrainingState of(Path file, Vocabulary vocabulary, ParameterFile saved)
      throws BadInputException {
    var facts = saved.facts();
    try {
      int dim = Integer.parseInt(facts.get("dim"));
      int checksum = Integer.parseUnsignedInt(facts.get("vectors"), 16);
      float[] outputs = saved.arrays().isEmpty() ? null : saved.arrays().getFirst();
      var state = new TrainingState(vocabulary, dim, checksum, outputs);
      if (state.facts().equals(facts) && state.fits()) {
        return state;
      }
    } catch (NumberFormatException | NullPointerException e) {
      throw new BadInputException(file + " is no saved state: " + MISSING, e);
    }
    throw new BadInputException(
        file + " and " + vocabularyFile(file) + " do not belong together: " + MISSING);
  }

  private boolean fits() {
    return dim > 0
        && (noiseOutputs == null
            || noiseOutputs.length == (long) vocabulary.size() * WindowBlock.stride(dim));
  }

  private static Path vocabularyFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".vocab");
  }
}
