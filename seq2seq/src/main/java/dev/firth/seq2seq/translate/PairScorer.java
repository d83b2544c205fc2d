package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.LineEncoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.model.ModelFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says how probable a model finds given translations. Special tokens that stand in the text are
 * text. Thread-safe.
 */
public final class PairScorer implements AutoCloseable {
  private static final int BATCH_TOKENS = 2048;

  private final NDManager manager;
  private final TargetScorer scorer;
  private final LineEncoder source;
  private final LineEncoder target;
  private final SpecialIds sourceSpecial;
  private final SpecialIds targetSpecial;

  private PairScorer(NDManager manager, ModelDirectory<EncoderDecoder> directory) {
    this.manager = manager;
    scorer = new TargetScorer(directory.model());
    source = LineEncoder.ofSource(directory.tokenizers().source(), directory.forms());
    target = LineEncoder.ofTarget(directory.tokenizers().target(), directory.forms());
    sourceSpecial = directory.config().source().special();
    targetSpecial = directory.config().target().special();
  }

  /**
   * Loads the model of a directory.
   *
   * @param families kinds of models that are known
   * @throws BadInputException if something is missing or damaged, or does not fit the rest
   */
  public static PairScorer load(Path directory, List<ModelFamily<EncoderDecoder>> families)
      throws IOException {
    NDManager manager = Torch.manager().newSubManager();
    try {
      return new PairScorer(manager, ModelDirectory.read(directory, families, manager));
    } catch (IOException | RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /**
   * The score of each pair.
   *
   * @param targets as many as sources
   */
  public List<PairScore> score(List<String> sources, List<String> targets) {
    List<Pair> pairs =
        IntStream.range(0, sources.size())
            .mapToObj(i -> pair(source.ids(sources.get(i)), target.ids(targets.get(i))))
            .toList();
    PairScore[] scores = new PairScore[pairs.size()];
    List<int[]> longest = pairs.stream().map(Pair::longest).toList();
    for (int[] batch : SourceBatches.of(longest, BATCH_TOKENS, 1)) {
      float[][] logs = score(Arrays.stream(batch).mapToObj(pairs::get).toList());
      for (int row = 0; row < batch.length; row++) {
        scores[batch[row]] = sum(logs[row]);
      }
    }
    return List.of(scores);
  }

  /** What a model reads and should say of a pair. */
  @SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
  private record Pair(int[] source, int[] read, int[] said) {
    int[] longest() {
      return source.length > said.length ? source : said;
    }
  }

  private Pair pair(int[] sourceIds, int[] targetIds) {
    int[] ended = Arrays.copyOf(sourceIds, sourceIds.length + 1);
    ended[sourceIds.length] = sourceSpecial.end();
    int[] said = Arrays.copyOf(targetIds, targetIds.length + 1);
    said[targetIds.length] = targetSpecial.end();
    int[] read = new int[said.length];
    read[0] = targetSpecial.begin();
    System.arraycopy(targetIds, 0, read, 1, targetIds.length);
    return new Pair(ended, read, said);
  }

  private float[][] score(List<Pair> batch) {
    List<int[]> sources = new ArrayList<>();
    List<int[]> read = new ArrayList<>();
    List<int[]> said = new ArrayList<>();
    for (Pair pair : batch) {
      sources.add(pair.source());
      read.add(pair.read());
      said.add(pair.said());
    }
    return scorer.score(
        TokenMatrix.of(sources, sourceSpecial.pad()),
        TokenMatrix.of(read, targetSpecial.pad()),
        TokenMatrix.of(said, targetSpecial.pad()));
  }

  private static PairScore sum(float[] logs) {
    double sum = 0;
    for (float log : logs) {
      sum += log;
    }
    return new PairScore(sum, logs.length);
  }

  @Override
  public void close() {
    scorer.close();
    manager.close();
  }
}
