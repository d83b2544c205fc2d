package dev.firth.eval.vectors;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The questions of Mikolov, Yih and Zweig (2013) about forms of words, as Microsoft Research gave
 * them out: {@code word_relationship.questions} has three words a line, {@code
 * word_relationship.answers} beside it the relation and the fourth word, as {@code JJ_JJR rougher}.
 * One file with both (three words, the relation, the answer: five columns) is read too. Each
 * relation is a section, in the order of its first question; none is semantic.
 */
public final class MsrQuestions {
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u000B\\f\\r]+");
  private static final String QUESTIONS = ".questions";

  /** A relation between two parts of speech, as NN_NNS or JJ_JJR. */
  static final Pattern RELATION = Pattern.compile("[A-Za-z]{2,4}\\$?_[A-Za-z]{2,4}\\$?");

  private MsrQuestions() {}

  /**
   * Reads the questions.
   *
   * @param file the file of questions, with that of the answers beside it, or one with both
   * @throws BadInputException if a file is missing, the two differ in length, or a line has another
   *     form; the message names the line
   * @throws IOException if reading fails
   */
  public static AnalogyQuestions read(Path file) throws IOException {
    var sections = new LinkedHashMap<String, List<Question>>();
    try (var questions = EvaluationLines.open(file);
        var answers = answers(file)) {
      while (questions.next()) {
        String[] words = SPACES.split(questions.line().strip());
        if (answers != null) {
          words = joined(words, questions, answers, file);
        }
        if (words.length != 5 || !RELATION.matcher(words[3]).matches()) {
          throw questions.bad(
              "expected three words, a relation like JJ_JJR and the answer, found "
                  + EvaluationLines.excerpt(questions.line()));
        }
        sections
            .computeIfAbsent(words[3], relation -> new ArrayList<>())
            .add(new Question(words[0], words[1], words[2], words[4]));
      }
      if (answers != null && answers.next()) {
        throw answers.bad("an answer more than " + file + " has questions");
      }
    }
    if (sections.isEmpty()) {
      throw new BadInputException(file + " has no analogy questions: it is empty");
    }
    return new AnalogyQuestions(file.getFileName().toString(), numbered(sections));
  }

  /** Whether a file's name says that its answers lie beside it, and they do. */
  static boolean hasAnswersBeside(Path file) {
    return file.getFileName().toString().endsWith(QUESTIONS) && Files.exists(answersFile(file));
  }

  private static Path answersFile(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - QUESTIONS.length()) + ".answers");
  }

  private static EvaluationLines answers(Path file) throws IOException {
    boolean apart = file.getFileName().toString().endsWith(QUESTIONS);
    return apart ? EvaluationLines.open(answersFile(file)) : null;
  }

  private static String[] joined(
      String[] words, EvaluationLines questions, EvaluationLines answers, Path file)
      throws IOException {
    if (!answers.next()) {
      throw questions.bad("no answer to this question in " + answersFile(file).getFileName());
    }
    String[] answer = SPACES.split(answers.line().strip());
    if (words.length != 3) {
      throw questions.bad(
          "expected three words, found " + EvaluationLines.excerpt(questions.line()));
    }
    if (answer.length != 2) {
      throw answers.bad(
          "expected a relation and a word, found " + EvaluationLines.excerpt(answers.line()));
    }
    return new String[] {words[0], words[1], words[2], answer[0], answer[1]};
  }

  private static List<Section> numbered(Map<String, List<Question>> sections) {
    var numbered = new ArrayList<Section>();
    sections.forEach(
        (relation, questions) ->
            numbered.add(new Section(numbered.size() + 1, relation, false, questions)));
    return numbered;
  }
}
