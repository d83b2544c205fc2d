package dev.firth.embeddings.train;

import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Threads that give the same bytes whatever their number. The text runs in lanes, a chunk in each.
 * In a round every lane trains a slice of its chunk on copies of the rows that it touches; then the
 * differences are added to the model, lane by lane in a fixed order. Which thread works for which
 * lane changes nothing, and neither does which thread adds up which rows.
 */
final class LaneCrew implements Crew {
  private static final int MOST_LANES = 8;

  /** With fewer words a lane, lanes meet in the same rows all the time and learn worse. */
  private static final int WORDS_A_LANE = 1500;

  /**
   * Words of a slice. What a lane learns reaches the others after so many words; short slices copy
   * rows more often.
   */
  static final int SLICE = 128;

  private final Chunks chunks;
  private final Progress.Task task;
  private final CrewThreads threads;
  private final int laneCount;
  private final List<Lane> lanes = new ArrayList<>();

  /** By matrix of the model. */
  private final List<LaneMerge> merges = new ArrayList<>();

  // Changed only while all threads wait.
  private int epoch;
  private long group;
  private BooleanSupplier pause = () -> false;
  private float learningRate;
  private boolean running;

  /**
   * How many lanes a vocabulary has room for. With one it is simpler to train on the model itself.
   */
  static int lanesFor(int words) {
    return Math.clamp(words / WORDS_A_LANE, 1, MOST_LANES);
  }

  /**
   * @param model the matrices that lanes have copies of, in their order
   * @param updates about how many updates a row of each gets when it is named once
   * @param locked rows of the first matrix that keep their bits; lanes learn on their copies, and
   *     that is forgotten after each round
   */
  LaneCrew(
      Chunks chunks,
      int threads,
      int laneCount,
      List<ParameterMatrix> model,
      float[] updates,
      BitSet locked,
      Supplier<Lane> lanes,
      Progress.Task task) {
    this.chunks = chunks;
    this.laneCount = laneCount;
    this.task = task;
    this.threads = new CrewThreads(Math.min(threads, laneCount));
    for (int i = 0; i < laneCount; i++) {
      this.lanes.add(lanes.get());
    }
    for (int i = 0; i < model.size(); i++) {
      int matrix = i;
      merges.add(
          new LaneMerge(
              model.get(i),
              this.lanes.stream().map(lane -> lane.rows().get(matrix)).toList(),
              updates[i],
              i == 0 ? locked : new BitSet()));
    }
  }

  @Override
  public long train(int epoch, long from, BooleanSupplier pause) throws IOException {
    this.epoch = epoch;
    this.group = from;
    this.pause = pause;
    running = group < chunks.count();
    openGroup();
    var trained = new CyclicBarrier(threads.count());
    var merged = new CyclicBarrier(threads.count(), this::endRound);
    threads.run(thread -> work(thread, trained, merged));
    return Math.min(group, chunks.count());
  }

  private void work(int thread, CyclicBarrier trained, CyclicBarrier merged) {
    try {
      while (running) {
        for (int i = thread; i < laneCount; i += threads.count()) {
          lanes.get(i).trainSlice(SLICE);
        }
        trained.await();
        for (int i = 0; i < merges.size(); i++) {
          merges.get(i).merge(thread, threads.count(), learningRate);
        }
        merged.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // The others must not wait for this thread.
      trained.reset();
      merged.reset();
      throw e;
    }
  }

  private void endRound() {
    if (lanes.stream().noneMatch(Lane::hasText)) {
      group += laneCount;
      running = group < chunks.count() && !pause.getAsBoolean();
      openGroup();
    }
  }

  private void openGroup() {
    if (running) {
      for (int i = 0; i < laneCount; i++) {
        lanes.get(i).open(chunks, epoch, group + i);
      }
      task.done(chunks.wordsBefore(epoch, group));
      learningRate = chunks.learningRate(epoch, group);
      task.measure("lr", learningRate);
    }
  }

  @Override
  public TrainingCounts counts() {
    return lanes.stream().map(Lane::counts).reduce(TrainingCounts.NONE, TrainingCounts::plus);
  }

  @Override
  public void close() {
    threads.close();
  }
}
