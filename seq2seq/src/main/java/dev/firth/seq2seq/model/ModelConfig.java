package dev.firth.seq2seq.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.NearestName;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is, without its weights: the {@code config.json} of its directory.
 *
 * @param <M> the kind of model
 * @param architecture family and options
 * @param source of the language that is read; a language model reads what it writes
 * @param target of the language that is written
 */
public record ModelConfig<M extends SequenceModel>(
    Architecture<M> architecture, Side source, Side target) {
  private static final String FORMAT = "firth-model";
  private static final int VERSION = 1;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * A vocabulary.
   *
   * @param vocabulary its size and fingerprint
   * @param special the ids of its special tokens
   */
  public record Side(VocabularyMark vocabulary, SpecialIds special) {
    /** The side of a tokenizer. */
    public static Side of(Tokenizer tokenizer, SpecialIds special) {
      return new Side(VocabularyMark.of(tokenizer), special);
    }
  }

  /**
   * @throws IllegalArgumentException if the vocabularies pad with different ids
   */
  public ModelConfig {
    if (source.special().pad() != target.special().pad()) {
      throw new IllegalArgumentException(
          "the vocabularies pad with different ids: %d and %d"
              .formatted(source.special().pad(), target.special().pad()));
    }
  }

  /** The model, whose parameters have no numbers yet. */
  public M build() {
    return architecture.build(
        source.vocabulary().size(), target.vocabulary().size(), source.special().pad());
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) throws IOException {
    byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(toMap());
    AtomicFile.write(
        file,
        out -> {
          out.write(json);
          out.write('\n');
        });
  }

  private Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("format", FORMAT);
    map.put("version", VERSION);
    map.put("architecture", architecture.family());
    map.put("options", architecture.options());
    map.put("source", toMap(source));
    map.put("target", toMap(target));
    return map;
  }

  private static Map<String, Object> toMap(Side side) {
    var map = new LinkedHashMap<String, Object>();
    map.put("vocabulary", side.vocabulary().size());
    map.put("fingerprint", HexFormat.of().toHexDigits(side.vocabulary().fingerprint()));
    map.put("pad", side.special().pad());
    map.put("begin", side.special().begin());
    map.put("end", side.special().end());
    map.put("unknown", side.special().unknown());
    return map;
  }

  /**
   * Reads a file.
   *
   * @param families those that may be named in it
   * @throws BadInputException if it is missing or no configuration of such a model; an unknown key
   *     is named with the nearest known one
   */
  public static <M extends SequenceModel> ModelConfig<M> read(
      Path file, List<ModelFamily<M>> families) throws IOException {
    ConfigObject config;
    try {
      config = new ConfigObject(MAPPER.readTree(Files.readString(file)), file.toString(), "");
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          "%s is no directory of a finished model: it has no %s"
              .formatted(file.toAbsolutePath().getParent(), file.getFileName()),
          e);
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + " is no configuration of a model: it is no UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s is no configuration of a model: line %d: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("no JSON")),
          e);
    }
    return parse(config, families);
  }

  private static <M extends SequenceModel> ModelConfig<M> parse(
      ConfigObject config, List<ModelFamily<M>> families) throws BadInputException {
    String format = config.text("format");
    int version = config.integer("version");
    if (!format.equals(FORMAT) || version != VERSION) {
      throw config.bad(
          "it has the format %s %d, this program reads %s %d"
              .formatted(format, version, FORMAT, VERSION));
    }
    ModelFamily<M> family = family(config, families);
    ConfigObject options = config.object("options");
    Architecture<M> architecture = family.read(options);
    options.finish();
    Side source = side(config.object("source"));
    Side target = side(config.object("target"));
    config.finish();
    return config.checked(() -> new ModelConfig<>(architecture, source, target));
  }

  private static <M extends SequenceModel> ModelFamily<M> family(
      ConfigObject config, List<ModelFamily<M>> families) throws BadInputException {
    String name = config.text("architecture");
    for (ModelFamily<M> family : families) {
      if (family.name().equals(name)) {
        return family;
      }
    }
    List<String> known = families.stream().map(ModelFamily::name).toList();
    String question = NearestName.question(name, known);
    throw config.bad(
        "unknown architecture '%s'%s"
            .formatted(
                name,
                question.isEmpty() ? "; here it is " + String.join(" or ", known) : question));
  }

  private static Side side(ConfigObject side) throws BadInputException {
    int size = side.integer("vocabulary");
    String fingerprint = side.text("fingerprint");
    if (!fingerprint.matches("[0-9a-f]{8}")) {
      throw side.bad("fingerprint " + fingerprint + " is not made of 8 hexadecimal digits");
    }
    var special =
        new SpecialIds(
            side.integer("pad"),
            side.integer("begin"),
            side.integer("end"),
            side.integer("unknown"));
    side.finish();
    for (int id : List.of(special.pad(), special.begin(), special.end())) {
      if (id < 0 || id >= size) {
        throw side.bad("special id %d is none of a vocabulary of %d".formatted(id, size));
      }
    }
    return new Side(new VocabularyMark(size, HexFormat.fromHexDigits(fingerprint)), special);
  }

  /**
   * Compares the vocabularies with those of tokenizers.
   *
   * @param directory where these are from, for the message
   * @throws BadInputException if they are not those that the model was made for
   */
  public void requireVocabularies(
      Tokenizer sourceTokenizer, Tokenizer targetTokenizer, Path directory)
      throws BadInputException {
    require("source", source.vocabulary(), VocabularyMark.of(sourceTokenizer), directory);
    require("target", target.vocabulary(), VocabularyMark.of(targetTokenizer), directory);
  }

  private static void require(
      String side, VocabularyMark wanted, VocabularyMark found, Path directory)
      throws BadInputException {
    if (wanted.size() != found.size()) {
      throw new BadInputException(
          "%s: the %s tokenizer has %,d tokens, the model was made for %,d: put back the one it was trained with"
              .formatted(directory, side, found.size(), wanted.size()));
    }
    if (!wanted.equals(found)) {
      throw new BadInputException(
          "%s: the %s tokenizer has other tokens than the one that the model was trained with: put that one back"
              .formatted(directory, side));
    }
  }
}
