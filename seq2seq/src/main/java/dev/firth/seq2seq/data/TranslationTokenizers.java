package dev.firth.seq2seq.data;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tokenizers of a translation model and where they lie in its directory: {@code tokenizer.json}
 * for both languages, or {@code source/tokenizer.json} and {@code target/tokenizer.json}.
 *
 * @param source of the language that is read
 * @param target of the language that is written; the same object where they share a vocabulary
 */
public record TranslationTokenizers(Tokenizer source, Tokenizer target) {
  private static final String FILE = "tokenizer.json";

  /** Whether both languages share one. */
  public boolean joint() {
    return source == target;
  }

  /**
   * Reads those of a directory.
   *
   * @throws BadInputException if they are missing or damaged
   */
  public static TranslationTokenizers read(Path directory) throws IOException {
    Path both = files(directory, true).getFirst();
    if (Files.exists(both)) {
      Tokenizer tokenizer = TokenizerJson.read(both);
      return new TranslationTokenizers(tokenizer, tokenizer);
    }
    List<Path> two = files(directory, false);
    if (!Files.exists(two.getFirst())) {
      throw new BadInputException(
          directory + " holds no tokenizer: neither " + FILE + " nor source/" + FILE);
    }
    return new TranslationTokenizers(
        TokenizerJson.read(two.getFirst()), TokenizerJson.read(two.getLast()));
  }

  /** Writes them into a directory. */
  public void write(Path directory) throws IOException {
    List<Path> files = files(directory, joint());
    for (int i = 0; i < files.size(); i++) {
      Files.createDirectories(files.get(i).toAbsolutePath().getParent());
      TokenizerJson.write(i == 0 ? source : target, files.get(i));
    }
  }

  /** The files, one or two. */
  static List<Path> files(Path directory, boolean joint) {
    return joint
        ? List.of(directory.resolve(FILE))
        : List.of(
            directory.resolve("source").resolve(FILE), directory.resolve("target").resolve(FILE));
  }
}
