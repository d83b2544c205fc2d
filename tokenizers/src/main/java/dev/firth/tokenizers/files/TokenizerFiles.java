package dev.firth.tokenizers.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens tokenizers whatever their files: {@link TokenizerSource} recognises them. */
public final class TokenizerFiles {
  private static final long MOST_CONFIGURATION_BYTES = 1 << 24;

  private TokenizerFiles() {}

  /** Whether a vocabulary keeps case and accents, which its file does not say. */
  public enum Case {
    /** Case and accents are kept. */
    CASED,
    /** They are dropped. */
    UNCASED,
    /**
     * As {@code do_lower_case} in a {@code tokenizer_config.json} beside the file says; if there is
     * none, they are kept if a token of the vocabulary has an upper-case letter.
     */
    AS_VOCABULARY
  }

  /**
   * Reads a tokenizer.
   *
   * @param path see {@link TokenizerSource#find}
   * @throws BadInputException if there is nothing, or no tokenizer that we know, or it is damaged
   * @throws IOException if it cannot be read
   */
  public static Tokenizer read(Path path) throws IOException {
    return read(path, TokenizerFileOptions.DEFAULTS);
  }

  /** The same with what some files leave open. */
  public static Tokenizer read(Path path, TokenizerFileOptions options) throws IOException {
    return read(TokenizerSource.find(path), options);
  }

  /** The same for files that were recognised already. */
  public static Tokenizer read(TokenizerSource source, TokenizerFileOptions options)
      throws IOException {
    Path file = source.file();
    return switch (source.format()) {
      case TOKENIZER_JSON -> TokenizerJson.read(file);
      case VOCAB_TXT -> VocabText.read(file, normalizer(file, options.letters()));
      case VOCAB_JSON_AND_MERGES ->
          GptTokenizer.read(file, source.merges().orElseThrow(), options.letters());
      case TIKTOKEN -> TiktokenTokenizer.read(file, options.tiktoken());
      case SENTENCEPIECE -> SentencePieceFile.read(file).tokenizer();
      case SUBWORD_NMT -> SubwordNmtTokenizer.read(file, options.subwordNmt());
    };
  }

  private static BertNormalizer normalizer(Path file, Case letters) throws IOException {
    return isCased(file, VocabText.readVocabulary(file), letters)
        ? BertNormalizer.cased()
        : BertNormalizer.uncased();
  }

  /** Whether case and accents are kept with the vocabulary of a file. */
  static boolean isCased(Path file, Map<String, Integer> vocabulary, Case letters)
      throws IOException {
    return switch (letters) {
      case CASED -> true;
      case UNCASED -> false;
      case AS_VOCABULARY -> {
        JsonNode lower = configuration(file).path("do_lower_case");
        yield lower.isBoolean() ? !lower.booleanValue() : hasCase(vocabulary);
      }
    };
  }

  private static JsonNode configuration(Path file) throws IOException {
    Path configuration = file.resolveSibling("tokenizer_config.json");
    var mapper = new ObjectMapper();
    if (!Files.exists(configuration) || Files.size(configuration) > MOST_CONFIGURATION_BYTES) {
      return mapper.missingNode();
    }
    try {
      return mapper.readTree(configuration.toFile());
    } catch (JacksonException e) {
      throw new BadInputException(
          "%s, beside %s, is no JSON: %s; say --cased or --uncased"
              .formatted(configuration, file.getFileName(), e.getOriginalMessage()),
          e);
    }
  }

  /** Whether a token other than {@code [CLS]}, {@code <unk>} and their like has a capital. */
  private static boolean hasCase(Map<String, Integer> vocabulary) {
    return vocabulary.keySet().stream()
        .filter(token -> !token.startsWith("[") && !token.startsWith("<"))
        .anyMatch(token -> token.codePoints().anyMatch(Character::isUpperCase));
  }
}
