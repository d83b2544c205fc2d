package dev.firth.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * A text in slices of so many bytes, as lists of lines. Warming up goes round and round through the
 * first {@value #WARMING}; every other slice is given once, so that nothing of what is measured was
 * seen before.
 */
final class TextSlices {
  static final String USUAL_BYTES = "500000";
  static final int WARMING = 20;

  private final List<List<String>> slices = new ArrayList<>();
  private int warmed;
  private int measured = WARMING;

  private TextSlices() {}

  /** Reads a text in UTF-8; what is left behind its last whole slice is not used. */
  static TextSlices read(Path text, int bytesOfSlice) throws IOException {
    var all = new TextSlices();
    try (BufferedReader lines = Files.newBufferedReader(text)) {
      var next = new ArrayList<String>();
      int bytes = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        next.add(line);
        bytes += line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes >= bytesOfSlice) {
          all.slices.add(List.copyOf(next));
          next.clear();
          bytes -= bytesOfSlice;
        }
      }
    }
    return all;
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
