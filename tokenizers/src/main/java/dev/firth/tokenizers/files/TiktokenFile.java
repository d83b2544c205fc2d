package dev.firth.tokenizers.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.bpe.RankMerges;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks of tiktoken: in each line the bytes of a token in base 64, a blank and the token's rank,
 * which is its id. There are no merges in it: neighbours join where their bytes together are a
 * token, the lowest rank first. The pattern that cuts the text and the special tokens are not in
 * the file either; {@link TiktokenEncoding} has them.
 */
public final class TiktokenFile {
  private static final int BYTES = 256;

  private final Path file;
  private final Map<String, Integer> tokens = new HashMap<>();
  private final Map<Integer, Integer> lines = new HashMap<>();

  private TiktokenFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a model; its tokens are spelled in the characters that stand for bytes.
   *
   * @throws BadInputException if a line is not a token and a rank, a token or a rank comes twice,
   *     or one of the 256 bytes is no token
   */
  public static BpeModel read(Path file) throws IOException {
    return read(file, Map.of());
  }

  /** Reads a model that also has tokens which are not in the file and which no merge makes. */
  static BpeModel read(Path file, Map<String, Integer> more) throws IOException {
    return new TiktokenFile(file).readWith(more);
  }

  private BpeModel readWith(Map<String, Integer> more) throws IOException {
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isEmpty()) {
          add(line, number);
        }
      }
    }
    for (int i = 0; i < BYTES; i++) {
      if (!tokens.containsKey(String.valueOf(ByteAlphabet.characterOf(i)))) {
        throw new BadInputException(
            file + ": the byte " + i + " is no token; the file is not whole, get it again");
      }
    }
    try {
      List<Merge> merges = RankMerges.of(tokens);
      tokens.putAll(more);
      return new BpeModel(tokens, merges, BpeOptions.DEFAULTS.withIgnoreMerges(true));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  private void add(String line, int number) throws BadInputException {
    int blank = line.indexOf(' ');
    if (blank <= 0) {
      throw bad(number, "not a token in base 64, a blank and a rank", null);
    }
    int rank = rank(line.substring(blank + 1).strip(), number);
    String token = spell(decode(line.substring(0, blank), number));
    if (token.isEmpty()) {
      throw bad(number, "the token is empty", null);
    }
    if (tokens.putIfAbsent(token, rank) != null) {
      throw bad(number, "the token of rank " + rank + " comes a second time", null);
    }
    Integer before = lines.putIfAbsent(rank, number);
    if (before != null) {
      throw bad(number, "rank " + rank + " is that of line " + before + ", too", null);
    }
  }

  private int rank(String text, int number) throws BadInputException {
    try {
      int rank = Integer.parseInt(text);
      if (rank >= 0) {
        return rank;
      }
    } catch (NumberFormatException e) {
      throw bad(number, "'" + text + "' is no rank", e);
    }
    throw bad(number, "'" + text + "' is no rank", null);
  }

  private byte[] decode(String text, int number) throws BadInputException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw bad(number, "'" + text + "' is not base 64", e);
    }
  }

  private BadInputException bad(int number, String what, Exception cause) {
    return new BadInputException(file + " line " + number + ": " + what + "; get it again", cause);
  }

  private static String spell(byte[] bytes) {
    var token = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      token.append(ByteAlphabet.characterOf(b & 0xFF));
    }
    return token.toString();
  }

  /**
   * Writes the tokens of a byte-level model with their ids as ranks.
   *
   * @throws IllegalArgumentException if a token has characters that stand for no bytes
   */
  public static void write(BpeModel model, Path file) throws IOException {
    AtomicFile.write(file, out -> writeRanks(model, out));
  }

  private static void writeRanks(BpeModel model, OutputStream out) throws IOException {
    int written = 0;
    for (int id = 0; written < model.size(); id++) {
      String token = model.tokenOf(id);
      if (token != null) {
        String line = Base64.getEncoder().encodeToString(bytes(token)) + " " + id + "\n";
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        written++;
      }
    }
  }

  private static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      int value = ByteAlphabet.byteOf(token.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException(
            "the token '" + token + "' is not spelled in bytes: the model is not byte-level");
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }
}
