package dev.firth.embeddings.kernels;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import java.util.List;

/** What a forked JVM runs: prints which kernels it has, and fails if they compute wrongly. */
final class ForkedKernels {
  private ForkedKernels() {}

  public static void main(String[] args) {
    try {
      System.out.println(Kernels.description());
    } catch (UsageException e) {
      System.out.println("refused: " + e.getMessage());
      return;
    }
    new KernelsAgreement(Kernels.best(), 2).everything(70);
    try (var vectors = WordVectors.of(List.of("a", "b", "c"), new float[] {1, 0, 1, 1, 0, 1}, 2)) {
      System.out.println("nearest to a: " + vectors.mostSimilar("a", 1).getFirst().word());
    }
  }
}
