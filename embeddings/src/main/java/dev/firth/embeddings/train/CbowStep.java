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
  private final Kernels kernels;
  private final RowSteps rowSteps;
  private final WindowBlock block;
  private final boolean mean;

  /** Floats of a row that are computed with: whole registers. */
  private final int width;

  /** The position that waits for its neighbour. */
  private int waiting = NONE;

  private int waitingFrom;
  private int waitingTo;

  /** The words in the context of both positions, of the first only, of the second only. */
  private final SlotList both;

  private final SlotList first;
  private final SlotList second;

  /** What the two contexts say, before and after training. */
  private final float[] hidden;

  private final float[] trained;
  private final float[] part;

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
    this.kernels = kernels;
    this.block = block;
    this.mean = mean;
    this.loss = loss;
    this.width = Math.ceilDiv(inputs.dim(), kernels.lanes()) * kernels.lanes();
    this.both = new SlotList(maxContext);
    this.first = new SlotList(maxContext);
    this.second = new SlotList(maxContext);
    this.rowSteps = kernels.rowSteps(width);
    this.part = new float[inputs.stride()];
    this.hidden = new float[2 * inputs.stride()];
    this.trained = new float[2 * inputs.stride()];
    this.secondRow = new int[] {inputs.stride()};
  }

  /** The slots of words' rows, a list that is used again. */
  private static final class SlotList {
    final int[] slots;
    int count;

    SlotList(int most) {
      slots = new int[most];
    }

    void add(int slot) {
      slots[count++] = slot;
    }
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
    if (measured || sentence[other] == sentence[centre]) {
      endSentence(sentence, learningRate, random);
      trainOne(sentence, centre, from, to, learningRate, random, measured);
      return;
    }
    waiting = NONE;
    collect(sentence, other, waitingFrom, waitingTo, centre, from, to);
    sumContexts();
    for (int i = 0; i < layers.size(); i++) {
      layers
          .get(i)
          .trainTwo(
              block,
              trained,
              firstRow,
              secondRow,
              sentence[other],
              sentence[centre],
              learningRate,
              random);
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
    collect(sentence, centre, from, to, 0, 0, NONE);
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

  /** Tells apart the words that two contexts share; an empty second one has {@code to < from}. */
  private void collect(
      int[] sentence, int centre, int from, int to, int nextCentre, int nextFrom, int nextTo) {
    both.count = 0;
    first.count = 0;
    second.count = 0;
    int start = nextTo < nextFrom ? from : Math.min(from, nextFrom);
    for (int i = start; i <= Math.max(to, nextTo); i++) {
      boolean inFirst = i >= from && i <= to && i != centre;
      boolean inSecond = i >= nextFrom && i <= nextTo && i != nextCentre;
      if (inFirst && inSecond) {
        both.add(inputs.slot(sentence[i]));
      } else if (inFirst) {
        first.add(inputs.slot(sentence[i]));
      } else if (inSecond) {
        second.add(inputs.slot(sentence[i]));
      }
    }
  }

  private void sumContexts() {
    int other = secondRow[0];
    sum(both, hidden);
    System.arraycopy(hidden, 0, hidden, other, width);
    sum(first, part);
    kernels.axpy(1, part, 0, hidden, 0, width);
    sum(second, part);
    kernels.axpy(1, part, 0, hidden, other, width);
    if (mean) {
      kernels.scale(1f / (both.count + first.count), hidden, 0, width);
      kernels.scale(1f / Math.max(1, both.count + second.count), hidden, other, width);
    }
    System.arraycopy(hidden, 0, trained, 0, other + width);
  }

  private void sum(SlotList words, float[] sum) {
    rowSteps.sumRows(inputs.values(), inputs.stride(), words.slots, 0, words.count, sum);
  }

  /** Adds to each word's row what its contexts have learnt. */
  private void spread() {
    int other = secondRow[0];
    kernels.axpy(-1, hidden, 0, trained, 0, other + width);
    add(trained, first);
    System.arraycopy(trained, other, part, 0, width);
    add(part, second);
    kernels.axpy(1, part, 0, trained, 0, width);
    add(trained, both);
  }

  private void add(float[] delta, SlotList words) {
    rowSteps.addToRows(delta, inputs.values(), inputs.stride(), words.slots, 0, words.count);
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
