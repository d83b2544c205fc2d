package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.testkit.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharedRowsTest {
  private static final int DIM = 20;

  @Test
  void whatTwoThreadsAddIsAddedUp() {
    var model = ParameterMatrix.uniform(5, DIM, 0.5f, 1);
    float[] before = model.values().clone();
    var first = new SharedRows(model, new int[] {1, 3});
    var second = new SharedRows(model, new int[] {1, 3});
    first.values()[first.row(3)] += 1;
    second.values()[second.row(3)] += 2;
    second.values()[second.row(1) + 4] += 8;
    assertArrayEquals(before, model.values(), "nothing reaches the model before it is handed on");

    first.exchange();
    second.exchange();
    first.exchange();
    assertEquals(before[model.row(3)] + 3, model.values()[model.row(3)], 1e-6f);
    assertEquals(before[model.row(1) + 4] + 8, model.values()[model.row(1) + 4], 1e-6f);
    assertEquals(model.values()[model.row(3)], first.values()[first.row(3)]);
    assertEquals(before[model.row(2)], model.values()[model.row(2)]);
  }

  @Test
  void copiesAreHandedOnOfThemselvesAfterSomeSteps() {
    var model = ParameterMatrix.zeros(2, DIM);
    var copies = new SharedRows(model, new int[] {1});
    copies.values()[copies.row(1)] = 1;
    for (int i = 0; i < 5_000; i++) {
      copies.slot(1);
    }
    assertEquals(1, model.values()[model.row(1)]);
  }

  /** With paths that lie in the copies whole, a lone thread takes the steps of plain paths. */
  @Test
  void aLoneThreadLearnsWhatItLearnsWithoutCopies() {
    var tree = HuffmanTree.of(new long[] {9, 8, 7, 6, 5, 4, 3, 2});
    var plain = ParameterMatrix.zeros(7, DIM);
    var copied = ParameterMatrix.zeros(7, DIM);
    var inputs = ParameterMatrix.uniform(8, DIM, 0.5f, 2);
    var sameInputs = new ParameterMatrix(inputs.values().clone(), DIM, inputs.stride());
    train(List.of(new HierarchicalSoftmax(plain, tree)), inputs, tree);
    train(HierarchicalSoftmax.forOneOfManyThreads(copied, tree), sameInputs, tree);
    assertArrayEquals(plain.values(), copied.values(), 1e-4f);
    assertArrayEquals(inputs.values(), sameInputs.values(), 1e-4f);
  }

  private static void train(List<OutputLayer> layers, ParameterMatrix inputs, HuffmanTree tree) {
    var block = Kernels.best().windowBlock(DIM, 2, tree.longestPath(), true);
    SplittableRandom random = Seeds.random(3);
    for (int step = 0; step < 2_000; step++) {
      int word = random.nextInt(8);
      int[] rows = {inputs.row((word + 1) % 8), inputs.row((word + 3) % 8)};
      for (var layer : layers) {
        layer.aimAt(word, random);
        layer.train(block, inputs.values(), rows, 2, 0.05f);
      }
    }
    layers.forEach(OutputLayer::restart);
  }
}
