package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.layers.Dropout;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transformer's public blocks as DJL's users meet them, and which dropout they have where. */
class BlocksInDjlTest {
  private static final TransformerOptions OPTIONS =
      new TransformerOptions(8, 2, 12, 2, 2, 0.1, Activation.SWIGLU, true)
          .withPositions(Positions.RELATIVE)
          .withAttentionDropout(0.3);
  private static final Shape X = new Shape(3, 4, 8);
  private static final Shape MEMORY = new Shape(3, 5, 8);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private void assertKeepsShape(ScriptBlock block, Shape... inputs) {
    block.initialize(manager, 1);
    assertArrayEquals(new Shape[] {X}, block.getOutputShapes(inputs));
    var arrays = new NDList(Arrays.stream(inputs).map(shape -> manager.ones(shape)).toList());
    NDList output = block.forward(new ParameterStore(manager, false), arrays, false);
    assertEquals(X, output.singletonOrThrow().getShape());
  }

  @Test
  void blocksRunByThemselves() {
    assertKeepsShape(new FeedForward(8, 12, Activation.SWIGLU, 0.1), X);
    assertKeepsShape(new MultiHeadAttention(8, 2, 0.1), X, MEMORY, new Shape(3, 1, 1, 5));
    assertKeepsShape(new EncoderLayer(OPTIONS), X, new Shape(3, 1, 1, 4));
    assertKeepsShape(new TransformerEncoder(OPTIONS), X, new Shape(3, 1, 1, 4));
    assertKeepsShape(new TransformerDecoder(OPTIONS), X, MEMORY, new Shape(3, 1, 1, 5));
    assertKeepsShape(new CausalDecoder(OPTIONS), X);
  }

  @Test
  void attentionHasItsOwnDropout() {
    Map<Double, Integer> layers = new TreeMap<>();
    count(new Transformer(OPTIONS, 9, 0), layers);
    // embeddings 2; encoder layers 2 x (residual, feed-forward), decoder layers the same
    assertEquals(Map.of(0.1, 10, 0.3, 6), layers);
  }

  private static void count(Block block, Map<Double, Integer> layers) {
    if (block instanceof Dropout dropout) {
      layers.merge(dropout.rate(), 1, Integer::sum);
    }
    block.getChildren().values().forEach(child -> count(child, layers));
  }
}
