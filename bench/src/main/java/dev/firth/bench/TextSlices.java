package dev.firth.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * A text in slices of so many bytes, as lists of lines. Warming up goes round and round through the
 * first {@value #WARMING}; every other slice is given once, so that nothing of what is measured was
 * seen before. Public because JMH wants it: {@code -p text=FILE -p sliceBytes=NUMBER}.
 */
@State(Scope.Benchmark)
public class TextSlices {
  private static final int WARMING = 20;

  /** A text in UTF-8: every measured slice and {@value #WARMING} more, 40 MB for 60 of them. */
  @Param("text.txt")
  public String text;

  /** Bytes of a slice; less for shorter texts. */
  @Param("500000")
  public int sliceBytes;

  private final List<List<String>> slices = new ArrayList<>();
  private int warmed;
  private int measured = WARMING;

  /** Reads the text; what is left behind its last whole slice is not used. */
  @Setup
  public void read() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(Path.of(text))) {
      var next = new ArrayList<String>();
      int bytes = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        next.add(line);
        bytes += line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes >= sliceBytes) {
          slices.add(List.copyOf(next));
          next.clear();
          bytes -= sliceBytes;
        }
      }
    }
  }

  /** The first slice, for a look at what the programs make of it. */
  List<String> first() {
    return slice(0);
  }

  /** The slice of an iteration. */
  List<String> next(IterationParams iteration) {
    return iteration.getType() == IterationType.WARMUP
        ? slice(warmed++ % WARMING)
        : slice(measured++);
  }

  private List<String> slice(int index) {
    if (index >= slices.size()) {
      throw new IllegalStateException("the text is too short: it has " + slices.size() + " slices");
    }
    return slices.get(index);
  }
}
