package dev.firth.transformer.bert.finetune.data;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads words with tags as CoNLL's shared tasks have them: a word a line, its tag in the last
 * column, columns separated by a tab or else by blanks, an empty line behind a sentence. Lines that
 * begin with {@code -DOCSTART-} are passed over.
 */
public final class TaggedTextReader {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final String DOCUMENT = "-DOCSTART-";

  private final List<Example<List<String>, List<String>>> sentences = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private Origin begin;

  private TaggedTextReader() {}

  /**
   * Reads sentences.
   *
   * @throws BadInputException if the file is missing or without words, or a line lacks its tag; the
   *     message names the line
   */
  public static List<Example<List<String>, List<String>>> read(Path file) throws IOException {
    var reader = new TaggedTextReader();
    try (var lines = new NumberedLines(file)) {
      while (lines.next()) {
        reader.line(lines.line(), lines.origin());
      }
    }
    reader.endSentence();
    if (reader.sentences.isEmpty()) {
      throw new BadInputException(file + " has no words: lines of word and tag are needed");
    }
    return reader.sentences;
  }

  private void line(String line, Origin origin) throws BadInputException {
    if (line.isBlank() || line.startsWith(DOCUMENT)) {
      endSentence();
      return;
    }
    String[] columns =
        line.indexOf('\t') >= 0 ? line.split("\t", -1) : BLANKS.split(line.stripTrailing());
    String word = columns[0].strip();
    String tag = columns[columns.length - 1].strip();
    if (columns.length < 2 || word.isEmpty() || tag.isEmpty()) {
      throw origin.bad("the line lacks its " + (word.isEmpty() ? "word" : "tag"));
    }
    if (words.isEmpty()) {
      begin = origin;
    }
    words.add(word);
    tags.add(tag);
  }

  private void endSentence() {
    if (!words.isEmpty()) {
      sentences.add(new Example<>(begin, List.copyOf(words), List.copyOf(tags)));
      words.clear();
      tags.clear();
    }
  }
}
