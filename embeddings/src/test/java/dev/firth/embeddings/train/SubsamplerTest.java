package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import org.junit.jupiter.api.Test;

class SubsamplerTest {
  /** word2vec.c: keep with (sqrt(count / (sample total)) + 1) (sample total) / count. */
  @Test
  void probabilityIsWord2vecs() {
    long[] counts = {50_000, 10_000, 900, 50, 5};
    double total = 60_955;
    double sample = 1e-2;
    var subsampler = new Subsampler(counts, sample);
    for (int i = 0; i < counts.length; i++) {
      double expected =
          (Math.sqrt((double) counts[i] / (sample * total)) + 1)
              * (sample * total)
              / (double) counts[i];
      assertEquals(Math.min(1, expected), subsampler.probability(i), 1e-6);
    }
  }

  @Test
  void keepsTheShareItSays() {
    var subsampler = new Subsampler(new long[] {90_000, 10_000}, 1e-2);
    var random = Seeds.random(0);
    int kept = 0;
    for (int i = 0; i < 200_000; i++) {
      kept += subsampler.keeps(0, random) ? 1 : 0;
    }
    assertEquals(subsampler.probability(0) * 200_000, kept, 1000, Seeds.describe(0));
  }

  @Test
  void zeroKeepsEverything() {
    var subsampler = new Subsampler(new long[] {1_000_000, 1}, 0);
    assertEquals(1, subsampler.probability(0));
    assertEquals(1, subsampler.probability(1));
  }
}
