package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.RowSteps;
import dev.firth.embeddings.kernels.WindowBlock;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sum or mean of the context words' vectors predicts the word. Its gradient is added to each of
 * them whole, also for the mean, as in word2vec.c.
 *
 * <p>Two neighbouring positions are trained together: most words are in the context of both, and
 * these rows are then read and written once.
 */
final class CbowStep implements CentreStep {
  private static final int NONE = -1;

  private final ParameterRows inputs;
  private final List<OutputLayer> layers;
  private final RowSteps rowSteps;
  private final WindowBlock block;
  private final boolean mean;

  /** Floats of a row that are computed with: whole registers. */
  private final int width;

  /** The position that waits for its neighbour. */
  private int waiting = NONE;

  private int waitingFrom;
  private int waitingTo;

  /**
   * The slots of the rows of words in the context of the first position only, of both, of the
   * second only; and how many there are of each.
   */
  private final int[] slots;

  private int firstOnly;
  private int both;
  private int secondOnly;

  /** What the two contexts say, before and after training. */
  private final float[] hidden;

  private final float[] trained;

  /** Where the two rows start in those. */
  private final int[] firstRow = {0};

  private final int[] secondRow;

  private final LossSample loss;

  CbowStep(
      ParameterRows inputs,
      List<OutputLayer> layers,
      Kernels kernels,
      WindowBlock block,
      int maxContext,
      boolean mean,
      LossSample loss) {
    this.inputs = inputs;
    this.layers = layers;
    this.block = block;
    this.mean = mean;
    this.loss = loss;
    this.width = Math.ceilDiv(inputs.dim(), kernels.lanes()) * kernels.lanes();
    this.slots = new int[2 * maxContext];
    this.rowSteps = kernels.rowSteps(width);
    this.hidden = new float[2 * inputs.stride()];
    this.trained = new float[2 * inputs.stride()];
    this.secondRow = new int[] {inputs.stride()};
  }

  @Override
  public void train(
      int[] sentence, int centre, int from, int to, float learningRate, SplittableRandom random) {
    if (waiting == NONE) {
      waiting = centre;
      waitingFrom = from;
      waitingTo = to;
      return;
    }
    int other = waiting;
    boolean measured = loss.wantsNext();
    if (measured) {
      endSentence(sentence, learningRate, random);
      trainOne(sentence, centre, from, to, learningRate, random, measured);
      return;
    }
    waiting = NONE;
    collectTwo(sentence, other, waitingFrom, waitingTo, from, to);
    sumContexts();
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      layer.aimAt(sentence[other], random);
      layer.train(block, trained, firstRow, 1, learningRate);
      layer.aimAt(sentence[centre], random);
      layer.train(block, trained, secondRow, 1, learningRate);
    }
    spread();
  }

  @Override
  public void endSentence(int[] sentence, float learningRate, SplittableRandom random) {
    if (waiting != NONE) {
      trainOne(sentence, waiting, waitingFrom, waitingTo, learningRate, random, false);
      waiting = NONE;
    }
  }

  private void trainOne(
      int[] sentence,
      int centre,
      int from,
      int to,
      float learningRate,
      SplittableRandom random,
      boolean measured) {
    collectOne(sentence, centre, from, to);
    sumContexts();
    double sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      layer.aimAt(sentence[centre], random);
      layer.train(block, trained, firstRow, 1, learningRate);
      if (measured) {
        sum += layer.lastLoss(block);
      }
    }
    if (measured) {
      loss.add(sum, 1);
    }
    spread();
  }

  private void collectOne(int[] sentence, int centre, int from, int to) {
    int count = add(sentence, from, centre - 1, 0);
    firstOnly = add(sentence, centre + 1, to, count);
    both = 0;
    secondOnly = 0;
  }

  /** Tells apart the words of two neighbours' contexts, each of which has the other centre. */
  private void collectTwo(int[] sentence, int centre, int from, int to, int nextFrom, int nextTo) {
    int next = centre + 1;
    slots[0] = inputs.slot(sentence[next]);
    int count = add(sentence, from, nextFrom - 1, 1);
    firstOnly = add(sentence, nextTo + 1, to, count);
    count = add(sentence, Math.max(from, nextFrom), centre - 1, firstOnly);
    count = add(sentence, next + 1, Math.min(to, nextTo), count);
    both = count - firstOnly;
    slots[count] = inputs.slot(sentence[centre]);
    int end = add(sentence, nextFrom, from - 1, count + 1);
    end = add(sentence, to + 1, nextTo, end);
    secondOnly = end - count;
  }

  /** Adds the words of a range of positions, which may be empty, and says how many there are. */
  private int add(int[] sentence, int from, int to, int count) {
    for (int i = from; i <= to; i++) {
      slots[count++] = inputs.slot(sentence[i]);
    }
    return count;
  }

  private void sumContexts() {
    float firstScale = mean ? 1f / (firstOnly + both) : 1;
    float secondScale = mean ? 1f / Math.max(1, both + secondOnly) : 1;
    int second = secondRow[0];
    rowSteps.sumOverlapping(
        inputs.values(),
        inputs.stride(),
        slots,
        firstOnly,
        both,
        secondOnly,
        firstScale,
        secondScale,
        hidden,
        second);
    System.arraycopy(hidden, 0, trained, 0, second + width);
  }

  /** Adds to each word's row what its contexts have learnt. */
  private void spread() {
    rowSteps.addOverlapping(
        hidden,
        trained,
        secondRow[0],
        inputs.values(),
        inputs.stride(),
        slots,
        firstOnly,
        both,
        secondOnly);
  }

  @Override
  public LossSample loss() {
    return loss;
  }

  @Override
  public void restart() {
    layers.forEach(OutputLayer::restart);
  }
}
