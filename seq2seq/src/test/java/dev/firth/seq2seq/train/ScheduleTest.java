package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static double[] rates(Schedule schedule, int steps) {
    return LongStream.rangeClosed(1, steps).mapToDouble(schedule::rate).toArray();
  }

  @Test
  void constantWithWarmup() {
    assertArrayEquals(
        new double[] {0.25, 0.5, 0.75, 1, 1}, rates(new ConstantSchedule(1, 4), 5), 1e-12);
    assertArrayEquals(new double[] {1, 1}, rates(new ConstantSchedule(1, 0), 2), 1e-12);
  }

  /** 512^-0.5 x min(step^-0.5, step x 4000^-1.5) of Vaswani et al. */
  @Test
  void noam() {
    var noam = new NoamSchedule(1, 512, 4000);
    assertEquals(1 / Math.sqrt(512) / Math.sqrt(4000), noam.rate(4000), 1e-12);
    assertEquals(noam.rate(4000) / 4, noam.rate(1000), 1e-12);
    assertEquals(noam.rate(4000) / 2, noam.rate(16000), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new NoamSchedule(1, 512, 0));
  }

  @Test
  void inverseSquareRoot() {
    var schedule = new InverseSquareRootSchedule(0.1, 100);
    assertEquals(0.05, schedule.rate(50), 1e-12);
    assertEquals(0.1, schedule.rate(100), 1e-12);
    assertEquals(0.05, schedule.rate(400), 1e-12);
    assertEquals(0.1, new InverseSquareRootSchedule(0.1, 0).rate(1), 1e-12);
  }

  /** Steps counted from 1, so that the last one still learns. */
  @Test
  void linear() {
    assertArrayEquals(
        new double[] {0.5, 1, 0.75, 0.5, 0.25, 0}, rates(new LinearSchedule(1, 2, 5), 6), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new LinearSchedule(1, 10, 10));
  }

  @Test
  void deadlineFollowsTheTimeAndGoesOnWhereItWasLeft() {
    var now = new long[1];
    var schedule = new DeadlineSchedule(1, 0.25, 1, () -> now[0]);
    assertEquals(0.004, schedule.rate(1), 1e-12, "the first step learns too");
    now[0] = 15_000_000_000L;
    assertEquals(1, schedule.rate(2), 1e-12);
    now[0] = 37_500_000_000L;
    assertEquals(0.5, schedule.rate(3), 1e-12);
    var resumed = new DeadlineSchedule(1, 0.25, 1, () -> now[0]);
    resumed.remember(schedule.memory());
    now[0] += 3_600_000_000_000L;
    assertEquals(0.5, resumed.rate(4), 1e-12, "an hour of standing still does not count");
    now[0] += 30_000_000_000L;
    assertEquals(0, resumed.rate(5), 1e-12);
  }

  @Test
  void cosine() {
    var schedule = new CosineSchedule(1, 0.2, 10, 110);
    assertEquals(0.5, schedule.rate(5), 1e-12);
    assertEquals(1, schedule.rate(10), 1e-12);
    assertEquals(0.6, schedule.rate(60), 1e-12);
    assertEquals(0.2, schedule.rate(110), 1e-12);
    assertEquals(0.2, schedule.rate(500), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new CosineSchedule(1, 0, 10, 10));
  }

  /** Values of PyTorch 1.13's OneCycleLR(max_lr=1, total_steps=10). */
  @Test
  void oneCycle() {
    assertArrayEquals(
        new double[] {
          0.04,
          0.52,
          1.0,
          0.950484632013,
          0.811745653950,
          0.611262021936,
          0.388741978064,
          0.188258346050,
          0.049519367987,
          4e-06
        },
        rates(new OneCycleSchedule(1, 10, 0.3), 10),
        1e-12);
  }

  @Test
  void plateauCutsAfterPatience() {
    var schedule = new PlateauSchedule(1, 0, 0.5, 1, 0.2);
    double[] losses = {3, 2, 2, 2, 2.5, 1, 1, 1, 1, 1};
    double[] expected = {1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.2};
    for (int i = 0; i < losses.length; i++) {
      schedule.validated(losses[i]);
      assertEquals(expected[i], schedule.rate(1), 1e-12, "validation " + i);
    }
    var resumed = new PlateauSchedule(1, 0, 0.5, 1, 0.2);
    resumed.remember(schedule.memory());
    assertEquals(0.2, resumed.rate(7), 1e-12);
  }
}
