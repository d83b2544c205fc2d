package dev.firth.transformer.bert.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.transformer.bert.BertInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A folder of parity/pytorch/bert with what plain PyTorch computed from its weights. */
final class StoredModel {
  private static final String ROOT = "/parity/pytorch/bert/";

  private final Map<String, NDArray> expected;

  StoredModel(String family, NDManager manager) throws IOException {
    try (InputStream in = StoredModel.class.getResourceAsStream(ROOT + family + "/expected.npz")) {
      expected =
          NDList.decode(manager, in).stream()
              .collect(Collectors.toMap(NDArray::getName, Function.identity()));
    }
  }

  static Path folder(String family) {
    return Path.of("src/test/resources" + ROOT + family);
  }

  boolean has(String name) {
    return expected.containsKey(name);
  }

  NDArray get(String name) {
    return expected.get(name);
  }

  long[] longs(String name) {
    return get(name).toLongArray();
  }

  float number(String name) {
    return get(name).getFloat();
  }

  BertInput input() {
    int columns = (int) get("ids").getShape().get(1);
    long[] ids = longs("ids");
    long[] lengths = longs("lengths");
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < lengths.length; row++) {
      int from = row * columns;
      rows.add(
          Arrays.stream(ids, from, from + (int) lengths[row]).mapToInt(Math::toIntExact).toArray());
    }
    return new BertInput(TokenMatrix.of(rows, 0), longs("segments"));
  }

  /** Within 1e-5 of the greatest number of the tensor, or of 1. */
  void assertClose(String name, NDArray actual) {
    assertClose(name, get(name).toFloatArray(), actual.toFloatArray());
    assertEquals(get(name).getShape(), actual.getShape(), name);
  }

  static void assertClose(String name, float[] expected, float[] actual) {
    float greatest = 1;
    for (float value : expected) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-5f * greatest, name);
  }
}
