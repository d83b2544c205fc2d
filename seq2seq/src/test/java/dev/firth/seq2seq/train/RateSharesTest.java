package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.Torch;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSharesTest {
  @Test
  void takesBackWhatSharesLeaveOut() {
    try (NDManager manager = Torch.manager().newSubManager()) {
      NDArray whole = manager.create(new float[] {1, 2});
      NDArray quarter = manager.create(new float[] {3, -4});
      NDArray none = manager.create(new float[] {5, 6});
      try (var shares = new RateShares(List.of(whole, quarter, none), List.of(1.0, 0.25, 0.0))) {
        shares.during(() -> List.of(whole, quarter, none).forEach(weight -> weight.subi(8)));
      }
      assertArrayEquals(new float[] {-7, -6}, whole.toFloatArray());
      assertArrayEquals(new float[] {1, -6}, quarter.toFloatArray());
      assertArrayEquals(new float[] {5, 6}, none.toFloatArray());
    }
  }
}
