package dev.firth.tokenizers.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of one tokenizer, recognised by what is in them; names only tell which two files belong
 * together, and what to open in a folder.
 *
 * @param format what they are
 * @param file the file, or the one of the vocabulary where there are two
 * @param merges the other one of two
 */
public record TokenizerSource(TokenizerFormat format, Path file, Optional<Path> merges) {
  private static final int HEAD_BYTES = 4096;

  /** A vocabulary is some megabytes; what is larger than this is something else. */
  private static final long MOST_BYTES = 1L << 30;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern BASE_64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)? [0-9]+");
  private static final Pattern TWO_SYMBOLS = Pattern.compile("[^ ]+ [^ ]+ *");

  /** Names of files that are looked for in a folder, the first that is there counts. */
  private static final List<String> IN_FOLDERS =
      List.of("tokenizer.json", "vocab.json", "encoder.json", "vocab.txt");

  /** What is looked for if none of these is there; one file only may fit. */
  private static final List<String> ENDINGS = List.of("*.model", "*.tiktoken", "*.codes");

  /** Endings of names of files that belong together. */
  private record Pair(String vocabulary, String merges) {}

  private static final List<Pair> PAIRS =
      List.of(new Pair("vocab.json", "merges.txt"), new Pair("encoder.json", "vocab.bpe"));

  /** What the beginning of a file tells. */
  private enum Kind {
    TOKENIZER,
    VOCABULARY_OF_MERGES,
    MERGES,
    RANKS,
    LINES,
    PROTOBUF,
    NOTHING
  }

  /**
   * Finds and recognises.
   *
   * @param path a file; a folder with the files of one tokenizer; one of two files that belong
   *     together, beside the other; or both with a comma between
   * @throws BadInputException if there is nothing, nothing that is known, or more than one
   */
  public static TokenizerSource find(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return ofFile(inFolder(path));
    }
    if (Files.exists(path)) {
      return ofFile(path);
    }
    String[] both = path.toString().split(",", -1);
    if (both.length == 2 && Files.exists(Path.of(both[0])) && Files.exists(Path.of(both[1]))) {
      return named(Path.of(both[0]), Path.of(both[1]));
    }
    throw new BadInputException(path + " does not exist: name a tokenizer's file or folder");
  }

  private static Path inFolder(Path folder) throws IOException {
    for (String name : IN_FOLDERS) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    var found = new ArrayList<Path>();
    for (String ending : ENDINGS) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ending)) {
        files.forEach(found::add);
      }
    }
    if (found.size() > 1) {
      throw new BadInputException(
          "the folder %s holds several tokenizers, %s: name one of them"
              .formatted(folder, found.stream().map(Path::getFileName).sorted().toList()));
    }
    if (found.isEmpty()) {
      throw new BadInputException(
          "the folder %s holds no tokenizer: none of %s is in it"
              .formatted(
                  folder, String.join(", ", IN_FOLDERS) + ", " + String.join(", ", ENDINGS)));
    }
    return found.getFirst();
  }

  private static TokenizerSource ofFile(Path file) throws IOException {
    return switch (kind(file)) {
      case TOKENIZER -> of(TokenizerFormat.TOKENIZER_JSON, file);
      case RANKS -> of(TokenizerFormat.TIKTOKEN, file);
      case LINES -> of(TokenizerFormat.VOCAB_TXT, file);
      case PROTOBUF -> of(TokenizerFormat.SENTENCEPIECE, file);
      case VOCABULARY_OF_MERGES -> ofVocabulary(file);
      case MERGES -> ofMerges(file);
      case NOTHING -> throw unknown(file);
    };
  }

  private static TokenizerSource of(TokenizerFormat format, Path file) {
    return new TokenizerSource(format, file, Optional.empty());
  }

  private static TokenizerSource ofTwo(Path vocabulary, Path merges) {
    return new TokenizerSource(
        TokenizerFormat.VOCAB_JSON_AND_MERGES, vocabulary, Optional.of(merges));
  }

  /** Two files in any order. */
  private static TokenizerSource named(Path first, Path second) throws IOException {
    Kind one = kind(first);
    Kind other = kind(second);
    if (one == Kind.VOCABULARY_OF_MERGES && other == Kind.MERGES) {
      return ofTwo(first, second);
    }
    if (other == Kind.VOCABULARY_OF_MERGES && one == Kind.MERGES) {
      return ofTwo(second, first);
    }
    throw new BadInputException(
        "%s and %s are not a vocab.json and its merges.txt".formatted(first, second));
  }

  private static TokenizerSource ofVocabulary(Path file) throws BadInputException {
    String name = file.getFileName().toString();
    for (Pair pair : PAIRS) {
      if (name.endsWith(pair.vocabulary)) {
        Path merges = file.resolveSibling(swapped(name, pair.vocabulary, pair.merges));
        if (Files.exists(merges)) {
          return ofTwo(file, merges);
        }
      }
    }
    throw new BadInputException(
        file
            + " is a vocabulary whose merges are missing: put its merges.txt beside it, or name"
            + " both with a comma between");
  }

  private static TokenizerSource ofMerges(Path file) throws BadInputException {
    String name = file.getFileName().toString();
    for (Pair pair : PAIRS) {
      if (name.endsWith(pair.merges)) {
        Path vocabulary = file.resolveSibling(swapped(name, pair.merges, pair.vocabulary));
        if (Files.exists(vocabulary)) {
          return ofTwo(vocabulary, file);
        }
        throw new BadInputException(
            file
                + " holds merges whose vocabulary is missing: put its "
                + pair.vocabulary
                + " beside it, or name both with a comma between");
      }
    }
    return of(TokenizerFormat.SUBWORD_NMT, file);
  }

  private static String swapped(String name, String ending, String other) {
    return name.substring(0, name.length() - ending.length()) + other;
  }

  private static Kind kind(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new BadInputException(
          "%s has %d bytes, far more than a tokenizer".formatted(file, Files.size(file)));
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (!isText(head)) {
      boolean protobuf = head.length > 0 && head[0] == '\n';
      return protobuf || file.toString().endsWith(".model") ? Kind.PROTOBUF : Kind.NOTHING;
    }
    String text = new String(head, StandardCharsets.UTF_8);
    return text.stripLeading().startsWith("{") ? kindOfJson(head) : kindOfLines(text);
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return head.length > 0;
  }

  /** A vocabulary has numbers where a tokenizer has its version and its parts. */
  private static Kind kindOfJson(byte[] head) {
    try (JsonParser parser = JSON.createParser(head)) {
      parser.nextToken();
      parser.nextToken();
      boolean number = parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
      return number ? Kind.VOCABULARY_OF_MERGES : Kind.TOKENIZER;
    } catch (IOException e) {
      return Kind.TOKENIZER;
    }
  }

  /** The first line tells. */
  private static Kind kindOfLines(String head) {
    String line = head.strip().lines().findFirst().orElse("").strip();
    if (line.startsWith("#version")) {
      return Kind.MERGES;
    }
    if (BASE_64.matcher(line).matches()) {
      return Kind.RANKS;
    }
    return TWO_SYMBOLS.matcher(line).matches() ? Kind.MERGES : Kind.LINES;
  }

  private static BadInputException unknown(Path file) {
    return new BadInputException(
        file + " is no tokenizer that is known here: give one of " + TokenizerFormat.labels());
  }
}
