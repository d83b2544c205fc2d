package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.LineEncoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.model.ModelFamily;
import java.io.IOException;
import java.nio.file.Path;
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
  private final EncoderDecoder model;
  private final TargetScorer scorer;
  private final LineEncoder source;
  private final LineEncoder target;
  private final SpecialIds sourceSpecial;
  private final SpecialIds targetSpecial;

  private PairScorer(NDManager manager, ModelDirectory<EncoderDecoder> directory) {
    this.manager = manager;
    model = directory.model();
    scorer = new TargetScorer(model);
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
    List<TokenPair> pairs =
        IntStream.range(0, sources.size())
            .mapToObj(i -> pair(sources.get(i), targets.get(i)))
            .toList();
    PairScore[] scores = new PairScore[pairs.size()];
    List<int[]> longest = pairs.stream().map(TokenPair::longest).toList();
    for (int[] batch : SourceBatches.of(longest, BATCH_TOKENS, 1)) {
      float[][] logs = score(Arrays.stream(batch).mapToObj(pairs::get).toList());
      for (int row = 0; row < batch.length; row++) {
        scores[batch[row]] = sum(logs[row]);
      }
    }
    return List.of(scores);
  }

  private TokenPair pair(String sourceText, String targetText) {
    return TokenPair.of(
        source.ids(sourceText), target.ids(targetText), sourceSpecial, targetSpecial);
  }

  private float[][] score(List<TokenPair> batch) {
    return scorer.score(
        TokenPair.matrix(batch, TokenPair::source, sourceSpecial.pad()),
        TokenPair.matrix(batch, TokenPair::read, targetSpecial.pad()),
        TokenPair.matrix(batch, TokenPair::said, targetSpecial.pad()));
  }

  /**
   * What says how the model looks at sources; to be closed before this.
   *
   * @throws UsageException if the model has no such layer
   */
  public AttentionReader attention(AttentionLayer layer) {
    return new AttentionReader(List.of(model), layer, source, target, sourceSpecial, targetSpecial);
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
