package dev.firth.eval.vectors;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Bigger Analogy Test Set (Gladkova, Drozd and Matsuoka 2016): a folder, in folders of their
 * own or not, of lists such as {@code E01 [country - capital].txt}. A line has a word, a tab, and
 * the words it is related to, with {@code /} between, the usual one first.
 *
 * <p>Each list is a section. Every ordered pair of two different lines makes a question, so that 50
 * lines make 2,450: the first line's word is to its first related word as the second line's word is
 * to any of its related words (Drozd, Gladkova and Matsuoka 2016 compare methods of answering on
 * these). As in all analogy questions here, the three given words are no answers. Lists whose names
 * begin with E (encyclopedia) and L (lexicon) are semantic, the others (inflection, derivation) are
 * not.
 */
public final class BatsQuestions {
  private static final Pattern SPACES = Pattern.compile("[ \\t]+");
  private static final Pattern NAME = Pattern.compile("([IDEL])\\d{2}\\b.*\\.txt");

  /** More lines than this in a list would make more questions than anybody wants. */
  private static final int MOST_LINES = 1000;

  private BatsQuestions() {}

  /** A word and what it is related to. */
  private record Entry(String word, List<String> related) {}

  /** Whether a file is named like a list of the set: a letter, two digits, {@code .txt}. */
  static boolean isNamedLikeList(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /**
   * Reads all lists below a folder, in the order of their names.
   *
   * @throws BadInputException if there is no list, or a line of one has another form; the message
   *     names the line
   * @throws IOException if reading fails
   */
  public static AnalogyQuestions read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          folder + " is not a folder; name the one that holds BATS's lists");
    }
    var sections = new ArrayList<Section>();
    for (Path list : lists(folder)) {
      String name = list.getFileName().toString().replaceFirst("\\.txt$", "");
      boolean semantic = name.startsWith("E") || name.startsWith("L");
      sections.add(new Section(sections.size() + 1, name, semantic, questions(entries(list))));
    }
    if (sections.isEmpty()) {
      throw new BadInputException(
          folder + " has no lists named like 'E01 [country - capital].txt'; is this BATS?");
    }
    return new AnalogyQuestions(name(folder), sections);
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /** The lists of a folder and of the folders in it. */
  static List<Path> lists(Path folder) throws IOException {
    try (var files = Files.walk(folder, 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(BatsQuestions::isNamedLikeList)
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .toList();
    }
  }

  private static List<Entry> entries(Path list) throws IOException {
    var entries = new ArrayList<Entry>();
    var words = new HashSet<String>();
    try (var lines = EvaluationLines.open(list)) {
      while (lines.next()) {
        String line = lines.line().strip();
        if (line.isEmpty()) {
          continue;
        }
        Entry entry = entry(line, lines);
        if (!words.add(entry.word)) {
          throw lines.bad(EvaluationLines.excerpt(entry.word) + " is in the list twice");
        }
        entries.add(entry);
        if (entries.size() > MOST_LINES) {
          throw lines.bad("a list of more than " + MOST_LINES + " lines; is this BATS?");
        }
      }
    }
    return entries;
  }

  private static Entry entry(String line, EvaluationLines lines) throws BadInputException {
    String[] columns = line.contains("\t") ? line.split("\t+") : SPACES.split(line);
    if (columns.length != 2) {
      throw lines.bad(
          "expected a word, a tab and related words with / between, found "
              + EvaluationLines.excerpt(line));
    }
    var related = new ArrayList<String>();
    for (String word : columns[1].split("/")) {
      if (!word.isBlank()) {
        related.add(word.strip());
      }
    }
    if (related.isEmpty() || columns[0].isBlank()) {
      throw lines.bad("no related word in " + EvaluationLines.excerpt(line));
    }
    return new Entry(columns[0].strip(), List.copyOf(related));
  }

  private static List<Question> questions(List<Entry> entries) {
    var questions = new ArrayList<Question>();
    for (Entry example : entries) {
      for (Entry asked : entries) {
        if (!example.word.equals(asked.word)) {
          questions.add(
              new Question(example.word, example.related.getFirst(), asked.word, asked.related));
        }
      }
    }
    return questions;
  }
}
