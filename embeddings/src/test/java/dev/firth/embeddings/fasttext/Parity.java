package dev.firth.embeddings.fasttext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What fastText wrote and printed; the script beside the files says how. */
final class Parity {
  private Parity() {}

  static Path file(String name) {
    try {
      return Path.of(Parity.class.getResource("/parity/fasttext/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  static FastTextModel model(String name) {
    try {
      return FastTextModel.open(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(String name) throws IOException {
    return Files.readAllLines(file(name));
  }

  /** The numbers of a line, behind the first field if it is a word. */
  static double[] numbers(String line, boolean afterWord) {
    return Arrays.stream(line.strip().split(" "))
        .skip(afterWord ? 1 : 0)
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
