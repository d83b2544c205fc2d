package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.RowSteps;
import dev.firth.embeddings.kernels.WindowBlock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The mean of all rows of all words around it predicts a word, and what it has learnt is added
 * whole to each of these rows, as in fastText.
 *
 * <p>A word is in the context of many positions. The sum of its rows is formed when the window
 * reaches it, kept up to date while it passes (all rows of a word learn the same, so its sum grows
 * by a multiple of that), and what it has learnt is added to its rows once, when it leaves. Only
 * n-grams that two words of a window share learn later by this.
 */
final class SubwordCbowStep implements CentreStep {
  private static final int NONE = -1;

  private final SubwordSums sums;
  private final List<OutputLayer> layers;
  private final Kernels kernels;
  private final RowSteps rowSteps;
  private final WindowBlock block;
  private final int width;
  private final int stride;

  /** Words of the sentence in {@link #passing}: those from this position ... */
  private int firstIn;

  /** ... up to this one, exclusive. */
  private int endIn;

  private final int capacity;

  /** By position modulo capacity: sums of words as they came in; then what each has learnt. */
  private final float[] passing;

  /** Where the sums and gains of a context begin in there, and what they count. */
  private final int[] offsets;

  private final float[] weights;

  /** The position that waits for its neighbour. */
  private int waiting = NONE;

  private int waitingFrom;
  private int waitingTo;

  private final float[] hidden;
  private final float[] trained;
  private final float[] part;
  private final int[] firstRow = {0};
  private final int[] secondRow;
  private final LossSample loss;

  SubwordCbowStep(
      SubwordSums sums,
      List<OutputLayer> layers,
      Kernels kernels,
      WindowBlock block,
      int dim,
      int window,
      LossSample loss) {
    this.loss = loss;
    this.sums = sums;
    this.layers = layers;
    this.kernels = kernels;
    this.block = block;
    this.stride = WindowBlock.stride(dim);
    this.width = Math.ceilDiv(dim, kernels.lanes()) * kernels.lanes();
    this.rowSteps = kernels.rowSteps(width);
    // Two neighbouring positions reach so far together.
    this.capacity = 2 * window + 2;
    this.passing = new float[2 * capacity * stride];
    this.offsets = new int[4 * window];
    this.weights = new float[4 * window];
    this.hidden = new float[2 * stride];
    this.trained = new float[2 * stride];
    this.part = new float[stride];
    this.secondRow = new int[] {stride};
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
    boolean measured = loss.wantsNext();
    if (measured) {
      trainOne(sentence, waiting, waitingFrom, waitingTo, learningRate, random, false);
      trainOne(sentence, centre, from, to, learningRate, random, measured);
    } else {
      trainTwo(sentence, centre, from, to, learningRate, random);
    }
    waiting = NONE;
  }

  private void trainTwo(
      int[] sentence, int centre, int from, int to, float learningRate, SplittableRandom random) {
    int second = secondRow[0];
    takeIn(sentence, Math.max(waitingTo, to));
    mean(sentence, waiting, waitingFrom, waitingTo, 0);
    mean(sentence, centre, from, to, second);
    System.arraycopy(hidden, 0, trained, 0, second + width);
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      layer.aimAt(sentence[waiting], random);
      layer.train(block, trained, firstRow, 1, learningRate);
      layer.aimAt(sentence[centre], random);
      layer.train(block, trained, secondRow, 1, learningRate);
    }
    learn(waiting, waitingFrom, waitingTo, 0);
    learn(centre, from, to, second);
  }

  private void trainOne(
      int[] sentence,
      int centre,
      int from,
      int to,
      float learningRate,
      SplittableRandom random,
      boolean measured) {
    takeIn(sentence, to);
    mean(sentence, centre, from, to, 0);
    System.arraycopy(hidden, 0, trained, 0, width);
    double lossSum = 0;
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      layer.aimAt(sentence[centre], random);
      layer.train(block, trained, firstRow, 1, learningRate);
      lossSum += measured ? layer.lastLoss(block) : 0;
    }
    if (measured) {
      loss.add(lossSum, 1);
    }
    learn(centre, from, to, 0);
  }

  @Override
  public void endSentence(int[] sentence, float learningRate, SplittableRandom random) {
    if (waiting != NONE) {
      trainOne(sentence, waiting, waitingFrom, waitingTo, learningRate, random, false);
      waiting = NONE;
    }
    while (firstIn < endIn) {
      letOut(sentence, firstIn++);
    }
    firstIn = 0;
    endIn = 0;
  }

  /** Lets the words up to a position in, and as many out as there is no room for. */
  private void takeIn(int[] sentence, int last) {
    for (; endIn <= last; endIn++) {
      if (endIn - firstIn == capacity) {
        letOut(sentence, firstIn++);
      }
      int at = offset(endIn);
      sums.sum(sentence[endIn], part);
      System.arraycopy(part, 0, passing, at, width);
      Arrays.fill(passing, gain(endIn), gain(endIn) + width, 0);
    }
  }

  private void letOut(int[] sentence, int position) {
    System.arraycopy(passing, gain(position), part, 0, width);
    sums.add(sentence[position], part);
  }

  private int offset(int position) {
    return position % capacity * stride;
  }

  private int gain(int position) {
    return offset(position) + capacity * stride;
  }

  private void mean(int[] sentence, int centre, int from, int to, int row) {
    int count = 0;
    float modelRows = 0;
    for (int at = from; at <= to; at++) {
      if (at != centre) {
        int word = sentence[at];
        offsets[count] = offset(at);
        weights[count++] = 1;
        offsets[count] = gain(at);
        weights[count++] = sums.growth(word);
        modelRows += sums.modelRows(word);
      }
    }
    rowSteps.weightedSum(passing, offsets, count, weights, 0, part);
    kernels.scale(1 / modelRows, part, 0, width);
    System.arraycopy(part, 0, hidden, row, width);
  }

  /** Adds what a mean has learnt to the gains of its words. */
  private void learn(int centre, int from, int to, int row) {
    System.arraycopy(trained, row, part, 0, width);
    kernels.axpy(-1, hidden, row, part, 0, width);
    int count = 0;
    for (int at = from; at <= to; at++) {
      if (at != centre) {
        offsets[count++] = gain(at);
      }
    }
    rowSteps.addToRows(part, passing, 1, offsets, 0, count);
  }

  @Override
  public LossSample loss() {
    return loss;
  }

  @Override
  public void restart() {
    waiting = NONE;
    firstIn = 0;
    endIn = 0;
    layers.forEach(OutputLayer::restart);
  }
}
