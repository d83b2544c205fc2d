package dev.firth.tokenizers.files;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Opens tokenizers whatever their files: what a file holds is recognised by its first bytes, or by
 * its name where these do not tell. Known are {@code tokenizer.json} and BERT's {@code vocab.txt}.
 */
public final class TokenizerFiles {
  private static final List<String> IN_FOLDERS = List.of("tokenizer.json", "vocab.txt");
  private static final int HEAD_BYTES = 4096;

  private TokenizerFiles() {}

  /** Whether a vocabulary of BERT keeps case and accents, which its file does not say. */
  public enum Case {
    /** Case and accents are kept. */
    CASED,
    /** They are dropped. */
    UNCASED,
    /** They are kept if a token of the vocabulary has an upper-case letter. */
    AS_VOCABULARY
  }

  /**
   * Reads a tokenizer, a {@code vocab.txt} as its words have it.
   *
   * @param path a file, or a folder that holds the files of one tokenizer
   * @throws BadInputException if there is nothing, or no tokenizer that we know
   * @throws IOException if it cannot be read
   */
  public static Tokenizer read(Path path) throws IOException {
    return read(path, Case.AS_VOCABULARY);
  }

  /** The same with what {@code vocab.txt} leaves open. */
  public static Tokenizer read(Path path, Case letters) throws IOException {
    Path file = file(path);
    byte[] head = head(file);
    if (startsWithBrace(head)) {
      return TokenizerJson.read(file);
    }
    if (isText(head)) {
      return VocabText.read(file, normalizer(file, letters));
    }
    throw new BadInputException(
        file + " is no tokenizer that is known here: give a tokenizer.json or a vocab.txt");
  }

  private static Path file(Path path) throws BadInputException {
    if (!Files.exists(path)) {
      throw new BadInputException(path + " does not exist: name a tokenizer's file or folder");
    }
    if (!Files.isDirectory(path)) {
      return path;
    }
    for (String name : IN_FOLDERS) {
      if (Files.exists(path.resolve(name))) {
        return path.resolve(name);
      }
    }
    throw new BadInputException(
        "the folder %s holds no tokenizer: none of %s is in it"
            .formatted(path, String.join(", ", IN_FOLDERS)));
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  private static boolean startsWithBrace(byte[] head) {
    return new String(head, StandardCharsets.UTF_8).stripLeading().startsWith("{");
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return head.length > 0;
  }

  private static BertNormalizer normalizer(Path file, Case letters) throws IOException {
    boolean cased =
        switch (letters) {
          case CASED -> true;
          case UNCASED -> false;
          case AS_VOCABULARY -> hasCase(VocabText.readVocabulary(file));
        };
    return cased ? BertNormalizer.cased() : BertNormalizer.uncased();
  }

  /** Whether a token other than {@code [CLS]} and its like has an upper-case letter. */
  private static boolean hasCase(Map<String, Integer> vocabulary) {
    return vocabulary.keySet().stream()
        .filter(token -> !token.startsWith("["))
        .anyMatch(token -> token.codePoints().anyMatch(Character::isUpperCase));
  }
}
