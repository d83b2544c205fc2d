package dev.firth.eval.translation;

import dev.firth.corpora.WordAlignment;
import dev.firth.corpora.WordAlignment.Link;
import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of alignments, a sentence a line: pairs {@code source-target} of word numbers, in gold
 * files also {@code sourcePtarget} with a small or capital p for links that are possible, not sure.
 * What stands before a tab is passed over, so that what {@code translate run --alignments} writes
 * can be read as it is.
 *
 * @param first the number of a sentence's first word, 0 or 1
 */
public record AlignmentFiles(int first) {
  private static final Pattern LINK = Pattern.compile("(\\d{1,7})([-pP])(\\d{1,7})");

  /**
   * Reads alignments that a program made.
   *
   * @throws BadInputException if a line is none; the message names it
   */
  public List<WordAlignment> read(Path file) throws IOException {
    List<WordAlignment> alignments = new ArrayList<>();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        List<Link> links = new ArrayList<>();
        for (String text : links(lines)) {
          Matcher matcher = match(text, lines);
          if (!matcher.group(2).equals("-")) {
            throw lines.bad("'" + text + "': only gold links can be possible ones");
          }
          links.add(link(matcher, lines));
        }
        alignments.add(new WordAlignment(links));
      }
    }
    return alignments;
  }

  /**
   * Reads alignments that people made.
   *
   * @throws BadInputException if a line is none; the message names it
   */
  public List<GoldAlignment> readGold(Path file) throws IOException {
    List<GoldAlignment> alignments = new ArrayList<>();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        Set<Link> sure = new HashSet<>();
        Set<Link> possible = new HashSet<>();
        for (String text : links(lines)) {
          Matcher matcher = match(text, lines);
          (matcher.group(2).equals("-") ? sure : possible).add(link(matcher, lines));
        }
        alignments.add(new GoldAlignment(sure, possible));
      }
    }
    return alignments;
  }

  private static List<String> links(EvaluationLines lines) {
    String text = lines.line().substring(lines.line().lastIndexOf('\t') + 1).strip();
    return text.isEmpty() ? List.of() : List.of(text.split(" +"));
  }

  private static Matcher match(String text, EvaluationLines lines) throws BadInputException {
    Matcher matcher = LINK.matcher(text);
    if (!matcher.matches()) {
      throw lines.bad(
          EvaluationLines.excerpt(text) + " is no link: two numbers of words such as 0-1");
    }
    return matcher;
  }

  private Link link(Matcher matcher, EvaluationLines lines) throws BadInputException {
    int source = Integer.parseInt(matcher.group(1)) - first;
    int target = Integer.parseInt(matcher.group(3)) - first;
    if (source < 0 || target < 0) {
      throw lines.bad("'" + matcher.group() + "': the first word should have the number " + first);
    }
    return new Link(source, target);
  }
}
