package dev.firth.tokenizers.words;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives words at the beginning of sentences the case that they have elsewhere, as {@code
 * truecase.perl} of Moses does; words that the model does not know in the case they are in get the
 * most frequent one. The model is that of {@link TruecaserTrainer}, in Moses' format: {@code best
 * (count/total) other (count) …} a line. Immutable and thread-safe.
 */
public final class Truecaser {
  private final List<String> lines;
  private final Map<String, String> best = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  Truecaser(List<String> lines) {
    this.lines = List.copyOf(lines);
    for (String line : this.lines) {
      String[] parts = line.strip().split("\\s+");
      best.put(SentenceStart.lowerCase(parts[0]), parts[0]);
      known.add(parts[0]);
      for (int i = 2; i + 1 < parts.length; i += 2) {
        known.add(parts[i]);
      }
    }
  }

  /**
   * Reads a model.
   *
   * @throws BadInputException if a line is none of a model, with its number
   */
  public static Truecaser read(Path file) throws IOException {
    var lines = new ArrayList<String>();
    try {
      lines.addAll(Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": no UTF-8 text; give a truecasing model", e);
    }
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).strip().split("\\s+");
      if (parts.length < 2 || parts.length % 2 != 0 || !parts[1].startsWith("(")) {
        throw new BadInputException(
            "%s: line %d is not of the form 'word (count/total) other (count) …'; give a model of"
                    .formatted(file, i + 1)
                + " Moses' train-truecaser.perl or of Firth");
      }
    }
    return new Truecaser(lines);
  }

  /** Writes the model. */
  public void write(Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          for (String line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          }
        });
  }

  /** Number of words, whatever their case. */
  public int size() {
    return best.size();
  }

  /** A tokenized line in true case; XML tags and what follows a {@code |} in a word stay. */
  public String truecase(String line) {
    var words = new XmlWords(line, true);
    var start = new SentenceStart();
    var text = new StringBuilder(line.length());
    int count = words.words().size();
    for (int i = 0; i < count; i++) {
      if (i > 0 && words.markup(i).isEmpty()) {
        text.append(' ');
      }
      text.append(words.markup(i));
      String whole = words.words().get(i);
      int bar = whole.indexOf('|');
      String word = bar > 0 ? whole.substring(0, bar) : whole;
      text.append(truecase(word, start.atStart())).append(whole, word.length(), whole.length());
      start.passed(word);
    }
    return text.append(words.markup(count)).toString();
  }

  private String truecase(String word, boolean atStart) {
    if (!atStart && known.contains(word)) {
      return word;
    }
    return best.getOrDefault(SentenceStart.lowerCase(word), word);
  }

  /** Upper-cases the first word of each sentence of a tokenized line: {@code detruecase.perl}. */
  public static String detruecase(String line) {
    var start = new SentenceStart();
    var text = new StringBuilder(line.length());
    for (String word : MosesLine.words(line)) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      String shown = start.atStart() ? upperCaseFirst(word) : word;
      text.append(shown);
      start.passed(shown);
    }
    return text.toString();
  }

  private static String upperCaseFirst(String word) {
    int first = Character.charCount(word.codePointAt(0));
    return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
  }
}
