package dev.firth.seq2seq.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.seq2seq.layers.NoiseSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The masks of a model's dropout layers, a stream for each rate that occurs.
 *
 * <p>How many numbers a step takes is known to the script alone, so they are made by a ratio to the
 * batch's size, and where they were too few the step is done again with more. Number i of a mask
 * does not depend on how many there are, so this changes nothing in the result.
 */
public final class DropoutMasks {
  /** How much longer masks become when they were too short. */
  private static final double GROWTH = 1.5;

  private final NoiseSource source;
  private final double[] rates;

  /** Of each rate, kept from step to step: new memory would cost more than its numbers. */
  private final ByteBuffer[] buffers;

  private double numbersPerCell = 256;

  /**
   * @param model whose layers of dropout ask for masks
   * @param seed decides them, with the number of the step
   */
  public DropoutMasks(Block model, long seed) {
    source = new NoiseSource(seed);
    SortedSet<Double> found = new TreeSet<>();
    collect(model, found);
    rates = found.stream().mapToDouble(Double::doubleValue).toArray();
    buffers = new ByteBuffer[rates.length];
    Arrays.fill(buffers, ByteBuffer.allocateDirect(0));
  }

  private static void collect(Block block, SortedSet<Double> rates) {
    if (block instanceof Dropout dropout && dropout.rate() > 0) {
      rates.add(dropout.rate());
    }
    block.getChildren().values().forEach(child -> collect(child, rates));
  }

  /**
   * Does a step with masks that are long enough.
   *
   * @param cells ids in the batch, padding included
   * @param computation from rates and masks
   */
  public <R> R apply(
      NDManager manager, long step, long cells, BiFunction<double[], NDArray[], R> computation) {
    while (true) {
      int count = Math.toIntExact((long) Math.ceil(cells * numbersPerCell));
      try (NDManager own = manager.newSubManager()) {
        return computation.apply(rates, masks(own, step, count));
      } catch (EngineException e) {
        if (e.getMessage() == null || !e.getMessage().contains(Noise.TOO_SHORT)) {
          throw e;
        }
        numbersPerCell *= GROWTH;
      }
    }
  }

  private NDArray[] masks(NDManager manager, long step, int count) {
    int bytes = Math.multiplyExact(count, Float.BYTES);
    NDArray[] masks = new NDArray[rates.length];
    for (int i = 0; i < rates.length; i++) {
      if (buffers[i].capacity() < bytes) {
        buffers[i] = ByteBuffer.allocateDirect(bytes);
      }
      ByteBuffer mask = buffers[i].slice(0, bytes);
      source.fill(mask, rates[i], step);
      // the engine reads a direct buffer where it lies
      masks[i] = manager.create(mask, new Shape(count), DataType.FLOAT32);
    }
    return masks;
  }
}
