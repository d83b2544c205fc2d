package dev.firth.tokenizers.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Counted words as a text: a line of JSON, {@code ["word",count]}, for each word, in the order of
 * their UTF-8 bytes. {@code docs/formats.md} describes the file.
 */
public final class WordCountsFile {
  private final Path file;
  private final WordCountsBuilder words = new WordCountsBuilder();
  private byte[] before;

  private WordCountsFile(Path file) {
    this.file = file;
  }

  /** Writes the words. The file is whole or absent. */
  public static void write(Path file, WordCounts words) throws IOException {
    AtomicFile.write(file, out -> words.forEachSorted(new WordCountsWriter(out)));
  }

  /**
   * Reads a file that {@link #write} or {@link WordCountsWriter} wrote.
   *
   * @throws BadInputException if there is no such file, it holds no word, or a line is not a word
   *     and a count above 0, or comes at a wrong place
   */
  public static WordCounts read(Path file) throws IOException {
    return new WordCountsFile(file).read();
  }

  private WordCounts read() throws IOException {
    try (var in = Files.newInputStream(file);
        JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() != null) {
        readWord(json);
      }
    } catch (NoSuchFileException e) {
      throw new BadInputException("there is no file " + file, e);
    } catch (JsonEOFException e) {
      throw new BadInputException(file + " is cut off: count the words again", e);
    } catch (JsonParseException | InputCoercionException e) {
      throw bad(e.getLocation().getLineNr(), "is no JSON array of a word and a count", e);
    }
    if (before == null) {
      throw new BadInputException(file + " holds no word: count a text that is not empty");
    }
    return words.build();
  }

  private void readWord(JsonParser json) throws IOException {
    int line = json.currentTokenLocation().getLineNr();
    boolean isPair =
        json.currentToken() == JsonToken.START_ARRAY && json.nextToken() == JsonToken.VALUE_STRING;
    byte[] word = isPair ? json.getText().getBytes(StandardCharsets.UTF_8) : null;
    if (!isPair || json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
      throw bad(line, "is no JSON array of a word and a count", null);
    }
    long count = json.getLongValue();
    if (count < 1 || json.nextToken() != JsonToken.END_ARRAY) {
      throw bad(line, "has no count above 0 behind its word", null);
    }
    if (before != null && Arrays.compareUnsigned(before, word) >= 0) {
      throw bad(line, "does not come behind the line before in the order of bytes", null);
    }
    words.add(word, 0, word.length, count);
    before = word;
  }

  private BadInputException bad(int line, String what, Exception cause) {
    return new BadInputException(
        "%s, line %d: it %s; count the words again".formatted(file, line, what), cause);
  }
}
