package dev.firth.eval.vectors;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Analogy questions in sections, as in word2vec's {@code questions-words.txt}: a line {@code :
 * name} begins a section, every other line is a question of four words, {@code a b c d} for "a is
 * to b as c is to d". Empty lines and lines that begin with {@code //} or {@code "# "} are skipped.
 *
 * @param name where the questions come from, for reports
 * @param sections the sections in the order of the file, empty ones too
 */
public record AnalogyQuestions(String name, List<Section> sections) implements EvaluationSet {
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u000B\\f\\r]+");

  /** Word2vec's rule: the first five sections are semantic, all later ones syntactic. */
  private static final int SEMANTIC_SECTIONS = 5;

  /**
   * One question: a is to b as c is to what?
   *
   * @param answers each of them is right; at least one
   */
  public record Question(String a, String b, String c, List<String> answers) {
    public Question {
      answers = List.copyOf(answers);
      if (answers.isEmpty()) {
        throw new IllegalArgumentException(
            "a question without an answer: " + a + " " + b + " " + c);
      }
    }

    /** A question with one right answer: a is to b as c is to d. */
    public Question(String a, String b, String c, String d) {
      this(a, b, c, List.of(d));
    }

    /** The right answer, the first of several. */
    public String d() {
      return answers.getFirst();
    }
  }

  /**
   * A section.
   *
   * @param number its number, from 1; 0 for questions before the first heading
   * @param name the text of its heading; empty for number 0
   * @param semantic whether its questions are about meaning, not about forms of words
   * @param questions its questions
   */
  public record Section(int number, String name, boolean semantic, List<Question> questions) {
    public Section {
      questions = List.copyOf(questions);
    }

    /** A section that counts as semantic for compute-accuracy if it is one of the first five. */
    public Section(int number, String name, List<Question> questions) {
      this(number, name, number <= SEMANTIC_SECTIONS, questions);
    }
  }

  public AnalogyQuestions {
    sections = List.copyOf(sections);
  }

  /** How many questions there are in all sections. */
  public int total() {
    return sections.stream().mapToInt(s -> s.questions().size()).sum();
  }

  /**
   * Reads a file of questions.
   *
   * @throws BadInputException if the file is missing, has no question, or has a line that is
   *     neither a heading nor four words; the message names the line
   * @throws IOException if reading fails
   */
  public static AnalogyQuestions read(Path file) throws IOException {
    var reader = new Reader();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        reader.accept(lines);
      }
    }
    var questions = new AnalogyQuestions(file.getFileName().toString(), reader.finish());
    if (questions.total() == 0) {
      throw new BadInputException(
          file + " has no analogy questions: lines of four words in sections like ': capitals'");
    }
    return questions;
  }

  private static final class Reader {
    private final List<Section> sections = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private int number;
    private String name = "";

    void accept(EvaluationLines lines) throws BadInputException {
      String line = lines.line().strip();
      if (line.isEmpty() || line.startsWith("//") || line.startsWith("# ")) {
        return;
      }
      String[] words = SPACES.split(line);
      if (words[0].equals(":") || (words.length == 1 && line.startsWith(":"))) {
        begin(line.substring(1).strip(), lines);
      } else if (words.length == 4) {
        questions.add(new Question(words[0], words[1], words[2], words[3]));
      } else {
        throw lines.bad(
            "expected four words or a heading ': name', found "
                + words.length
                + (words.length == 1 ? " word in " : " words in ")
                + EvaluationLines.excerpt(line));
      }
    }

    private void begin(String heading, EvaluationLines lines) throws BadInputException {
      if (heading.isEmpty()) {
        throw lines.bad("a section heading without a name; write ': name'");
      }
      end();
      name = heading;
      number++;
    }

    private void end() {
      if (number > 0 || !questions.isEmpty()) {
        sections.add(new Section(number, name, questions));
        questions.clear();
      }
    }

    List<Section> finish() {
      end();
      return sections;
    }
  }
}
