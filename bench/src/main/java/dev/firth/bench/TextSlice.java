package dev.firth.bench;

import dev.firth.tokenizers.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.IterationParams;

/**
 * The slice of an iteration, and what Firth's tokenizers do with its lines, one after the other.
 * Public because JMH wants it.
 */
@State(Scope.Benchmark)
public class TextSlice {
  private List<String> lines;

  /** Every measured iteration gets lines that were not seen before. */
  @Setup(Level.Iteration)
  public void next(TextSlices slices, IterationParams iteration) {
    lines = slices.next(iteration);
  }

  List<String> lines() {
    return lines;
  }

  /** Ids alone. */
  void ids(Tokenizer tokenizer, Blackhole sink) {
    for (String line : lines) {
      sink.consume(tokenizer.ids(line));
    }
  }

  /** Ids, tokens' places, words and masks. */
  void encodings(Tokenizer tokenizer, Blackhole sink) {
    for (String line : lines) {
      sink.consume(tokenizer.encode(line, false));
    }
  }

  long bytes() {
    return bytes(lines);
  }

  static long bytes(List<String> lines) {
    long bytes = 0;
    for (String line : lines) {
      bytes += line.getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes;
  }
}
