package dev.firth.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Transformer;
import dev.firth.transformer.TransformerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What Firth and plain PyTorch both read to decode the same sentences: {@code weights.npz}, and in
 * {@code sources.txt} a line of dim, size of the vocabulary, padding, begin and end, then a
 * sentence's ids a line, its end token among them.
 */
record DecodingFolder(int dim, int vocabulary, SpecialIds special, List<int[]> sources) {
  static DecodingFolder read(Path folder) throws IOException {
    List<int[]> lines =
        Files.readAllLines(sources(folder), StandardCharsets.US_ASCII).stream()
            .map(line -> Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray())
            .toList();
    int[] head = lines.getFirst();
    var special = new SpecialIds(head[2], head[3], head[4], SpecialIds.NONE);
    return new DecodingFolder(head[0], head[1], special, lines.subList(1, lines.size()));
  }

  void write(Path folder, Transformer model) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(line(dim, vocabulary, special.pad(), special.begin(), special.end()));
    sources.forEach(ids -> lines.add(line(ids)));
    Files.write(sources(folder), lines, StandardCharsets.US_ASCII);
    var weights = new NDList();
    model
        .parameters()
        .forEach(
            (name, parameter) -> {
              NDArray array = parameter.getArray();
              array.setName(name);
              weights.add(array);
            });
    Files.write(weights(folder), weights.encode(NDList.Encoding.NPZ));
  }

  /** The model with the folder's weights. */
  Transformer model(Path folder, NDManager manager) throws IOException {
    Transformer model = untrained(0, manager);
    try (InputStream in = Files.newInputStream(weights(folder))) {
      for (NDArray weight : NDList.decode(manager, in)) {
        weight.copyTo(model.parameters().get(weight.getName()).getArray());
      }
    }
    return model;
  }

  Transformer untrained(double dropout, NDManager manager) {
    var options = new TransformerOptions(dim, 4, 4 * dim, 2, 2, dropout, Activation.RELU, true);
    var model = new Transformer(options, vocabulary, special.pad());
    model.initialize(manager, 1);
    return model;
  }

  static String line(int... numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static Path sources(Path folder) {
    return folder.resolve("sources.txt");
  }

  private static Path weights(Path folder) {
    return folder.resolve("weights.npz");
  }
}
