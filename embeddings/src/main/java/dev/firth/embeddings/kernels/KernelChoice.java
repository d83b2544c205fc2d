package dev.firth.embeddings.kernels;

import dev.firth.runs.UsageException;
import java.util.Locale;

/** Decides once which kernels run, and says why. */
record KernelChoice(Kernels kernels, String description) {

  static final Kernels SCALAR = new ScalarKernels();

  private static final String MODULE = "jdk.incubator.vector";

  static KernelChoice chosen() {
    if (Once.CHOICE.kernels == null) {
      throw new UsageException(Once.CHOICE.description);
    }
    return Once.CHOICE;
  }

  /** Initialised on first use, by the class loader's rules exactly once. */
  private static final class Once {
    static final KernelChoice CHOICE = choose(System.getProperty("firth.kernels", "auto"));
  }

  /** A choice without kernels carries the reason as its description. */
  static KernelChoice choose(String wanted) {
    return switch (wanted) {
      case "scalar" -> scalar("-Dfirth.kernels=scalar asks for it");
      case "simd" -> simd(true);
      case "auto" -> simd(false);
      default ->
          new KernelChoice(null, "-Dfirth.kernels=" + wanted + " is none of scalar, simd, auto");
    };
  }

  private static KernelChoice simd(boolean forced) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      String how = "start Java with --add-modules " + MODULE;
      return forced
          ? new KernelChoice(null, "-Dfirth.kernels=simd needs the vector module: " + how)
          : scalar(how);
    }
    String unfit = forced ? "" : unfitJvm();
    if (!unfit.isEmpty()) {
      return scalar(unfit);
    }
    try {
      return Simd.create(forced);
    } catch (LinkageError e) {
      return scalar("the vector module of this Java does not fit (" + e + ")");
    }
  }

  /**
   * Vectors are objects until the optimising compiler removes them: without it SIMD code is a
   * hundred times slower than a plain loop.
   */
  private static String unfitJvm() {
    String mode = System.getProperty("java.vm.info", "").toLowerCase(Locale.ROOT);
    if (mode.contains("interpreted mode")) {
      return "this JVM only interprets (-Xint)";
    }
    if (mode.contains("emulated-client")) {
      return "this JVM runs without its optimising compiler (-XX:TieredStopAtLevel)";
    }
    return "";
  }

  private static KernelChoice scalar(String why) {
    return new KernelChoice(SCALAR, "scalar: " + why);
  }

  /** The only link to the class that needs the incubator module: not loaded unless entered. */
  private static final class Simd {
    static KernelChoice create(boolean forced) {
      String unfit = forced ? "" : SimdKernels.unfitMachine();
      if (!unfit.isEmpty()) {
        return scalar(unfit);
      }
      var kernels = new SimdKernels();
      return new KernelChoice(kernels, kernels.name());
    }
  }
}
