package dev.firth.embeddings.kernels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which kernels run under which JVM, seen from JVMs that are started for it. */
class KernelChoiceTest {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String WORKS = "nearest to a: b";

  private static List<String> run(String... options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ForkedKernels.class.getName());
    var builder = new ProcessBuilder(command);
    // The JVM warns there that it uses an incubator module.
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    var lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertEquals(0, process.waitFor(), () -> command + " printed " + lines);
    return lines;
  }

  @Test
  void withoutTheModulePlainLoopsTakeOverAndSayWhy() throws Exception {
    assertEquals(
        List.of("scalar: start Java with --add-modules jdk.incubator.vector", WORKS), run());
  }

  @Test
  void withoutTheModuleSimdCannotBeForced() throws Exception {
    assertEquals(
        List.of(
            "refused: -Dfirth.kernels=simd needs the vector module: start Java with --add-modules"
                + " jdk.incubator.vector"),
        run("-Dfirth.kernels=simd"));
  }

  @Test
  void narrowRegistersWork() throws Exception {
    var lines = run(MODULE, "-Dfirth.kernels=simd", "-XX:MaxVectorSize=16");
    assertEquals(List.of("simd 128-bit", WORKS), lines);
  }

  @Test
  void withoutTheOptimisingCompilerPlainLoopsAreFaster() throws Exception {
    var lines = run(MODULE, "-XX:TieredStopAtLevel=1");
    assertEquals(
        "scalar: this JVM runs without its optimising compiler (-XX:TieredStopAtLevel)",
        lines.getFirst());
  }

  @Test
  void scalarCanBeAskedFor() {
    assertEquals(
        "scalar: -Dfirth.kernels=scalar asks for it", KernelChoice.choose("scalar").description());
  }

  @Test
  void otherNamesAreRefused() {
    var choice = KernelChoice.choose("fast");
    assertNull(choice.kernels());
    assertEquals("-Dfirth.kernels=fast is none of scalar, simd, auto", choice.description());
  }

  @Test
  void theChoiceIsMadeOnce() {
    assertSame(Kernels.best(), Kernels.best());
    assertTrue(Kernels.description().startsWith(Kernels.best().name()), Kernels.description());
  }
}
