package dev.firth.embeddings.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {

  private static final int LENGTHS = 1032;

  static Kernels[] kernels() {
    return new Kernels[] {new ScalarKernels(), new SimdKernels()};
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void agreeWithSumsInDoubleForEveryLength(Kernels kernels) {
    new KernelsAgreement(kernels, 1).everything(LENGTHS);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneQueryIsABlockOfOne(Kernels kernels) {
    var rows = MemorySegment.ofArray(new float[] {1, 2, 0, 3, 4, 0, 5, 6});
    var out = new float[3];
    kernels.dotRows(rows, 0, 12, 3, new float[] {10, 1}, 2, out);
    assertArrayEquals(new float[] {12, 34, 56}, out);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void refuseToReadBeyondTheEnd(Kernels kernels) {
    var a = new float[40];
    var b = new float[20];
    assertThrows(IndexOutOfBoundsException.class, () -> kernels.dot(a, 0, b, 0, 40));
    var rows = MemorySegment.ofArray(a);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.dotRows(rows, 0, 64, 4, b, 16, new float[4]));
  }
}
