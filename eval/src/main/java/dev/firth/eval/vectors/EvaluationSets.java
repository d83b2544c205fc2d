package dev.firth.eval.vectors;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The evaluation sets of a folder, recognised by what is in the files.
 *
 * @param sets those found, in the order of their names
 * @param unknown files that are no set that is known, in the order of their names
 */
public record EvaluationSets(List<EvaluationSet> sets, List<Path> unknown) {
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u000B\\f\\r]+");

  /** Lines looked at to recognise a file. */
  private static final int SAMPLE = 200;

  /** Lines that it takes to recognise words alone, without numbers or headings. */
  private static final int LEAST_LINES = 3;

  public EvaluationSets {
    sets = List.copyOf(sets);
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads every set in a folder, and BATS in folders of it. Hidden files are passed over.
   *
   * @throws BadInputException if it is no folder, there is no set in it, or a set is damaged
   * @throws IOException if reading fails
   */
  public static EvaluationSets in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(folder + " is not a folder; name one with evaluation sets");
    }
    var sets = new ArrayList<EvaluationSet>();
    var unknown = new ArrayList<Path>();
    var seen = new HashSet<Path>();
    if (hasListsItself(folder)) {
      sets.add(BatsQuestions.read(folder));
      seen.addAll(BatsQuestions.lists(folder));
    }
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        List<Path> lists = BatsQuestions.lists(entry);
        if (!lists.isEmpty() && !seen.containsAll(lists)) {
          sets.add(BatsQuestions.read(entry));
        }
      } else if (!seen.contains(entry) && !isAnswersOfMsr(entry)) {
        read(entry).ifPresentOrElse(sets::add, () -> unknown.add(entry));
      }
    }
    if (sets.isEmpty()) {
      throw new BadInputException(
          folder
              + " has no set to evaluate on: analogy questions, word pairs with scores, or words"
              + " with categories");
    }
    return new EvaluationSets(sets, unknown);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(e -> !e.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /** BATS's four folders, or its lists, lie in the folder itself. */
  private static boolean hasListsItself(Path folder) throws IOException {
    var parents = new HashSet<Path>();
    for (Path list : BatsQuestions.lists(folder)) {
      parents.add(list.getParent());
    }
    return parents.contains(folder) || parents.size() > 1;
  }

  private static boolean isAnswersOfMsr(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".answers")
        && Files.exists(file.resolveSibling(name.replaceFirst("answers$", "questions")));
  }

  /**
   * Reads analogy questions of any form: sections of four words a line, Microsoft Research's, or
   * the folder of BATS.
   *
   * @throws BadInputException if they have another form; the message names file and line
   * @throws IOException if reading fails
   */
  public static AnalogyQuestions analogies(Path fileOrFolder) throws IOException {
    if (Files.isDirectory(fileOrFolder)) {
      return BatsQuestions.read(fileOrFolder);
    }
    return MsrQuestions.hasAnswersBeside(fileOrFolder) || form(fileOrFolder) == Form.RELATIONS
        ? MsrQuestions.read(fileOrFolder)
        : AnalogyQuestions.read(fileOrFolder);
  }

  /**
   * Reads one file, if it is a set that is known.
   *
   * @throws BadInputException if it begins like a set and does not go on like one
   */
  static Optional<EvaluationSet> read(Path file) throws IOException {
    if (MsrQuestions.hasAnswersBeside(file)) {
      return Optional.of(MsrQuestions.read(file));
    }
    return switch (form(file)) {
      case QUESTIONS -> Optional.of(AnalogyQuestions.read(file));
      case RELATIONS -> Optional.of(MsrQuestions.read(file));
      case PAIRS -> Optional.of(SimilarityPairs.read(file));
      case CATEGORIES -> Optional.of(WordCategories.read(file));
      case UNKNOWN -> Optional.empty();
    };
  }

  /** What the lines of a file look like. */
  private enum Form {
    /** Four words. */
    QUESTIONS,
    /** Three words, a relation, a word. */
    RELATIONS,
    /** Two words and a number. */
    PAIRS,
    /** A word and one of few categories. */
    CATEGORIES,
    UNKNOWN
  }

  private static Form form(Path file) throws IOException {
    var forms = new ArrayList<Form>();
    Set<String> first = new HashSet<>();
    Set<String> second = new HashSet<>();
    boolean headed = false;
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next() && forms.size() < SAMPLE) {
        String line = lines.line().strip();
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
          continue;
        }
        if (line.startsWith(":")) {
          headed = true;
          continue;
        }
        String[] columns = columns(line);
        forms.add(form(columns));
        if (columns.length >= 2) {
          first.add(columns[0]);
          second.add(columns[1]);
        }
      }
    } catch (BadInputException e) {
      // A line without end, or a packed file that is broken: no set that is known.
      return Form.UNKNOWN;
    }
    if (headed && forms.contains(Form.QUESTIONS)) {
      return Form.QUESTIONS;
    }
    return agreed(forms, Math.min(first.size(), second.size()));
  }

  /**
   * What all lines are; the first one may be a title. Categories come again and again.
   *
   * @param fewer how many different values the column with fewer of them has
   */
  private static Form agreed(List<Form> forms, int fewer) {
    if (forms.isEmpty()) {
      return Form.UNKNOWN;
    }
    Form last = forms.getLast();
    boolean all = forms.stream().skip(forms.size() > 1 ? 1 : 0).allMatch(form -> form == last);
    // A sentence of a few words may look like a line of questions or categories, three hardly do.
    boolean words = last == Form.QUESTIONS || last == Form.CATEGORIES;
    boolean tooFew = words && forms.size() < LEAST_LINES;
    boolean recurring = last != Form.CATEGORIES || 2 * fewer <= forms.size();
    return all && !tooFew && recurring ? last : Form.UNKNOWN;
  }

  private static String[] columns(String line) {
    for (String separator : List.of("\t", ",")) {
      String[] columns = line.split(separator);
      if (columns.length >= 2) {
        return columns;
      }
    }
    return SPACES.split(line);
  }

  private static Form form(String[] columns) {
    boolean bless = columns.length == 4 && columns[0].endsWith("-n");
    if (columns.length == 2 || bless) {
      return Form.CATEGORIES;
    }
    if (columns.length >= 3 && (isNumber(columns[2]) || isNumber(columns[columns.length - 1]))) {
      return Form.PAIRS;
    }
    if (columns.length == 5 && MsrQuestions.RELATION.matcher(columns[3]).matches()) {
      return Form.RELATIONS;
    }
    return columns.length == 4 ? Form.QUESTIONS : Form.UNKNOWN;
  }

  private static boolean isNumber(String text) {
    return EvaluationLines.number(text.strip()).isPresent();
  }
}
