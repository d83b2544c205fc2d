package dev.firth.bench;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.Generator;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Hypothesis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The seconds that beam search of 5 takes for the sentences of a {@link DecodingFolder}: FOLDER
 * BATCH THREADS OUT, where OUT gets the ids of each translation. Batches are shared out among the
 * threads; a sentence by itself has one. bench/decoding-side-by-side.py runs it in turn with
 * bench/decoding_torch.py.
 */
public final class DecodingSpeed {
  private final DecodingFolder content;
  private final Generator generator;
  private final int batch;
  private final int threads;

  private DecodingSpeed(DecodingFolder content, Generator generator, int batch, int threads) {
    this.content = content;
    this.generator = generator;
    this.batch = batch;
    this.threads = threads;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int batch = Integer.parseInt(args[1]);
    int threads = Integer.parseInt(args[2]);
    Torch.setThreads(1);
    DecodingFolder content = DecodingFolder.read(folder);
    try (NDManager manager = Torch.manager().newSubManager();
        var generator = new Generator(content.model(folder, manager), content.special())) {
      new DecodingSpeed(content, generator, batch, batch == 1 ? 1 : threads)
          .measure(Path.of(args[3]));
    }
  }

  private void measure(Path out) throws Exception {
    List<List<int[]>> all = batches();
    translate(warmUp(all));
    long start = System.nanoTime();
    List<String> found = translate(all);
    System.out.printf(Locale.ROOT, "%.4f%n", (System.nanoTime() - start) / 1e9);
    Files.write(out, found, StandardCharsets.US_ASCII);
  }

  /** About 64 sentences of all lengths. */
  private List<List<int[]>> warmUp(List<List<int[]>> all) {
    int count = Math.max(2, 64 / batch);
    return IntStream.range(0, count).mapToObj(i -> all.get(i * (all.size() / count))).toList();
  }

  private List<List<int[]>> batches() {
    List<int[]> sources = content.sources();
    List<List<int[]>> batches = new ArrayList<>();
    for (int first = 0; first < sources.size(); first += batch) {
      batches.add(sources.subList(first, Math.min(first + batch, sources.size())));
    }
    return batches;
  }

  private List<String> translate(List<List<int[]>> batches) throws Exception {
    List<String> lines = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<List<String>>> results =
          batches.stream().map(one -> workers.submit(() -> translateOne(one))).toList();
      for (Future<List<String>> result : results) {
        lines.addAll(result.get());
      }
    }
    return lines;
  }

  private List<String> translateOne(List<int[]> sources) {
    var matrix = TokenMatrix.of(sources, content.special().pad());
    List<List<Hypothesis>> found =
        generator.generate(matrix, 0, new BeamSearch(BeamOptions.defaults()));
    return found.stream().map(best -> DecodingFolder.line(best.getFirst().tokens())).toList();
  }
}
