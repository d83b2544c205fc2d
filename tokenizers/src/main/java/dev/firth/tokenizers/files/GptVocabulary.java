package dev.firth.tokenizers.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two files that GPT-2 was published in: {@code vocab.json}, an object of tokens and their ids,
 * and {@code merges.txt}, in each line two tokens that are merged, after a line {@code #version}.
 */
public final class GptVocabulary {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String VERSION = "#version";

  private GptVocabulary() {}

  /**
   * Reads a model.
   *
   * @throws BadInputException if one of the files is not what it should be, a token or an id comes
   *     twice, or a merge has tokens that are not in the vocabulary
   */
  public static BpeModel read(Path vocabulary, Path merges, BpeOptions options) throws IOException {
    return model(vocabulary, readVocabulary(vocabulary), merges, readMerges(merges), options);
  }

  /** The model of what two files hold. */
  static BpeModel model(
      Path file,
      Map<String, Integer> tokens,
      Path mergesFile,
      List<Merge> pairs,
      BpeOptions options)
      throws BadInputException {
    try {
      return new BpeModel(tokens, pairs, options);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + " and " + mergesFile + ": " + e.getMessage(), e);
    }
  }

  /** Tokens and ids. */
  static Map<String, Integer> readVocabulary(Path file) throws IOException {
    Map<String, Integer> tokens = new HashMap<>();
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadInputException(file + ": not a JSON object of tokens and ids");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        addToken(parser, tokens, file);
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new BadInputException(file + ": there is more than a JSON object of tokens and ids");
      }
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          file + where(e) + ": not JSON of tokens and ids (" + e.getOriginalMessage() + ")", e);
    }
    return tokens;
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
  }

  private static void addToken(JsonParser parser, Map<String, Integer> tokens, Path file)
      throws IOException {
    String token = parser.currentName();
    if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new BadInputException(file + ": the id of '" + token + "' is no whole number");
    }
    if (tokens.put(token, parser.getIntValue()) != null) {
      throw new BadInputException(file + ": the token '" + token + "' comes twice");
    }
  }

  /** Merges in the order of the file. */
  static List<Merge> readMerges(Path file) throws IOException {
    List<Merge> merges = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.startsWith(VERSION) && !line.isEmpty()) {
          merges.add(merge(line, file, number));
        }
      }
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": this is not UTF-8 text; give a merges.txt", e);
    }
    return merges;
  }

  private static Merge merge(String line, Path file, int number) throws BadInputException {
    int blank = line.indexOf(' ');
    if (blank <= 0 || blank == line.length() - 1 || line.indexOf(' ', blank + 1) >= 0) {
      throw new BadInputException(
          file + " line " + number + ": not two tokens with a blank between");
    }
    return new Merge(line.substring(0, blank), line.substring(blank + 1));
  }

  /** Writes a model; its options are not in the files. */
  public static void write(BpeModel model, Path vocabulary, Path merges) throws IOException {
    AtomicFile.write(vocabulary, out -> writeVocabulary(model, out));
    AtomicFile.write(merges, out -> writeMerges(model, out));
  }

  private static void writeVocabulary(BpeModel model, OutputStream out) throws IOException {
    var tokens = new LinkedHashMap<String, Integer>();
    for (int id = 0; tokens.size() < model.size(); id++) {
      String token = model.tokenOf(id);
      if (token != null) {
        tokens.put(token, id);
      }
    }
    out.write(JSON.writeValueAsBytes(tokens));
  }

  private static void writeMerges(BpeModel model, OutputStream out) throws IOException {
    var text = new StringBuilder(VERSION).append(": 0.2\n");
    for (Merge merge : model.merges()) {
      text.append(merge.left()).append(' ').append(merge.right()).append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
