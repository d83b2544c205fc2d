package dev.firth.eval.language;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.WordTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads ARPA files (Paul and Baker 1992) as KenLM does: comments may stand before {@code \data\};
 * each line has a decimal logarithm, as many words as its section says and, but in the last
 * section, a backoff weight if it is not 0, with tabs or spaces between; the sections have as many
 * lines as the head says. Memory grows with the lines that come, not with what the head promises.
 */
final class ArpaReader {
  private static final int HIGHEST_ORDER = 64;
  private static final int SMALLEST_TABLE = 1 << 16;
  private static final Pattern COUNT = Pattern.compile("ngram\\s+(\\d{1,3})\\s*=\\s*(\\d{1,15})");

  private final Path file;
  private final TextReader text;
  private final ArpaNumber number = new ArpaNumber();
  private long line;
  private byte[] buffer;
  private int at;
  private int end;
  private int fieldStart;
  private int fieldLength;

  private ArpaReader(Path file, TextReader text) {
    this.file = file;
    this.text = text;
  }

  static NgramModel read(Path file) throws IOException {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new BadInputException(file + " is no file that can be read: name an ARPA file");
    }
    try (var text = Corpus.of(file).open()) {
      return new ArpaReader(file, text).model();
    } catch (IllegalStateException e) {
      throw new BadInputException(file + ": " + e.getMessage() + " are too many", e);
    }
  }

  private NgramModel model() throws IOException {
    List<Long> counts = counts();
    var builder = new NgramModelBuilder(expected(counts));
    for (int length = 1; length <= counts.size(); length++) {
      section(length, counts.get(length - 1), counts.size(), builder);
    }
    String closing = filledLine("\\end\\");
    if (!closing.equals("\\end\\")) {
      throw bad("expected \\end\\ and not " + EvaluationLines.excerpt(closing));
    }
    return whole(builder);
  }

  private NgramModel whole(NgramModelBuilder builder) throws BadInputException {
    for (String mark : List.of("<s>", "</s>")) {
      byte[] utf8 = mark.getBytes(StandardCharsets.UTF_8);
      if (builder.word(utf8, 0, utf8.length) == WordTable.ABSENT) {
        throw new BadInputException(
            file + ": " + mark + " is missing among the 1-grams: a model of sentences needs it");
      }
    }
    return new NgramModel(builder);
  }

  private List<Long> counts() throws IOException {
    String first = filledLine("\\data\\");
    while (first.startsWith("#")) {
      first = filledLine("\\data\\");
    }
    if (!first.equals("\\data\\")) {
      throw bad("expected \\data\\ and not " + EvaluationLines.excerpt(first) + ": no ARPA file?");
    }
    var counts = new ArrayList<Long>();
    for (String next = line("the numbers of n-grams"); !next.isEmpty(); next = line("sections")) {
      var count = COUNT.matcher(next);
      if (!count.matches()) {
        throw bad("expected a line like 'ngram 1=1000' and not " + EvaluationLines.excerpt(next));
      }
      if (Integer.parseInt(count.group(1)) != counts.size() + 1 || counts.size() == HIGHEST_ORDER) {
        throw bad("the orders must follow each other from 1, up to " + HIGHEST_ORDER);
      }
      counts.add(Long.parseLong(count.group(2)));
    }
    if (counts.isEmpty()) {
      throw bad("expected a line like 'ngram 1=1000'");
    }
    return counts;
  }

  /** Room for what the head says, but no more than a file of this size can hold. */
  private int[] expected(List<Long> counts) throws IOException {
    long bytes = Files.size(file);
    var expected = new int[counts.size()];
    for (int i = 0; i < expected.length; i++) {
      long most = Math.clamp(bytes / (2L * i + 4), SMALLEST_TABLE, 1 << 30);
      expected[i] = (int) Math.min(counts.get(i), most);
    }
    return expected;
  }

  private void section(int length, long count, int highest, NgramModelBuilder builder)
      throws IOException {
    String expected = "\\" + length + "-grams:";
    String head = filledLine(expected);
    if (!head.equals(expected)) {
      throw bad("expected " + expected + " and not " + EvaluationLines.excerpt(head));
    }
    if (length == 1) {
      words(count, highest, builder);
    } else {
      ngrams(length, count, highest, builder);
    }
  }

  private void words(long count, int highest, NgramModelBuilder builder) throws IOException {
    for (long i = 0; i < count; i++) {
      float probability = probability(i, 1, count);
      field("a word");
      int start = fieldStart;
      int bytes = fieldLength;
      float backoff = backoff(1 < highest);
      if (!builder.addWord(buffer, start, bytes, probability, backoff)) {
        throw bad("the word " + excerpt(start, bytes) + " stands here again");
      }
    }
  }

  private void ngrams(int length, long count, int highest, NgramModelBuilder builder)
      throws IOException {
    try (var intake = new NgramIntake(builder)) {
      BadInputException bad = null;
      try {
        read(length, count, highest, builder, intake);
      } catch (BadInputException e) {
        bad = e;
      }
      intake.finish();
      // It was read earlier, so it is the first error of the file.
      if (intake.duplicateLine() != NgramIntake.NONE) {
        throw badAt(intake.duplicateLine(), "the same n-gram stands here again");
      }
      if (bad != null) {
        throw bad;
      }
    }
  }

  private void read(
      int length, long count, int highest, NgramModelBuilder builder, NgramIntake intake)
      throws IOException {
    var columns = new Column[length];
    Arrays.setAll(columns, i -> new Column());
    var ngram = new int[length];
    var batch = new NgramBatch(length, line + 1);
    try {
      for (long i = 0; i < count && intake.duplicateLine() == NgramIntake.NONE; i++) {
        float probability = probability(i, length, count);
        for (int place = 0; place < length; place++) {
          ngram[place] = word(columns[place], builder);
        }
        batch.add(ngram, probability, backoff(length < highest));
        if (batch.isFull()) {
          intake.put(batch);
          batch = new NgramBatch(length, line + 1);
        }
      }
    } finally {
      intake.put(batch);
    }
  }

  /** The word that a column had last: in sorted files it often comes again. */
  private static final class Column {
    private byte[] bytes = {};
    private int length;
    private int number;

    boolean holds(byte[] utf8, int start, int count) {
      return Arrays.equals(utf8, start, start + count, bytes, 0, length);
    }

    void set(byte[] utf8, int start, int count, int word) {
      if (count > bytes.length) {
        bytes = new byte[2 * count];
      }
      System.arraycopy(utf8, start, bytes, 0, count);
      length = count;
      number = word;
    }
  }

  private int word(Column column, NgramModelBuilder builder) throws BadInputException {
    field("a word");
    if (!column.holds(buffer, fieldStart, fieldLength)) {
      int word = builder.word(buffer, fieldStart, fieldLength);
      if (word == WordTable.ABSENT) {
        throw bad("the word " + excerpt(fieldStart, fieldLength) + " is not among the 1-grams");
      }
      column.set(buffer, fieldStart, fieldLength, word);
    }
    return column.number;
  }

  /** Goes to the next line and reads its first number. */
  private float probability(long read, int length, long count) throws IOException {
    if (!advance()) {
      throw cutOff("%d %d-grams, of which %d are here".formatted(count, length, read));
    }
    if (at == end || buffer[at] == '\\') {
      throw bad(
          "the head of the file promises %d %d-grams, here are %d: is the file damaged?"
              .formatted(count, length, read));
    }
    field("a logarithm");
    float probability = logarithm();
    if (probability > 0) {
      throw bad(
          "the logarithm " + excerpt(fieldStart, fieldLength) + " of a probability is above 0");
    }
    return probability;
  }

  /** The weight at the end of the line, 0 if there is none. */
  private float backoff(boolean allowed) throws BadInputException {
    skipBlanks();
    if (at == end) {
      return 0;
    }
    field("a backoff weight");
    float backoff = logarithm();
    if (!allowed && backoff != 0) {
      throw bad("an n-gram of the highest order has a backoff weight");
    }
    skipBlanks();
    if (at < end) {
      throw bad("expected the end of the line and not " + excerpt(at, end - at));
    }
    return backoff;
  }

  private float logarithm() throws BadInputException {
    float value = number.parse(buffer, fieldStart, fieldLength);
    if (!Float.isFinite(value)) {
      throw bad("expected a number and not " + excerpt(fieldStart, fieldLength));
    }
    return value;
  }

  private void field(String what) throws BadInputException {
    skipBlanks();
    if (at == end) {
      throw bad("expected " + what + " and not the end of the line");
    }
    fieldStart = at;
    while (at < end && !isBlank(buffer[at])) {
      at++;
    }
    fieldLength = at - fieldStart;
  }

  private void skipBlanks() {
    while (at < end && isBlank(buffer[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == '\t' || b == ' ' || b == '\r';
  }

  /** The next line that is not blank. */
  private String filledLine(String wanted) throws IOException {
    String next = line(wanted);
    while (next.isEmpty()) {
      next = line(wanted);
    }
    return next;
  }

  private String line(String wanted) throws IOException {
    step(wanted);
    return new String(buffer, at, end - at, StandardCharsets.UTF_8).strip();
  }

  private void step(String wanted) throws IOException {
    if (!advance()) {
      throw cutOff(wanted);
    }
  }

  private BadInputException cutOff(String wanted) {
    return new BadInputException(
        "%s: the file ends after line %d, expected %s: is it cut off?"
            .formatted(file, line, wanted));
  }

  /** Goes to the next line; false at the end of the file. */
  private boolean advance() throws IOException {
    if (!text.next()) {
      return false;
    }
    line++;
    if (!text.endsLine()) {
      throw bad("a line of more than " + TextReader.MAX_PIECE + " bytes: no ARPA file?");
    }
    buffer = text.buffer();
    at = text.offset();
    end = at + text.length();
    return true;
  }

  private String excerpt(int start, int length) {
    return EvaluationLines.excerpt(new String(buffer, start, length, StandardCharsets.UTF_8));
  }

  private BadInputException bad(String problem) {
    return badAt(line, problem);
  }

  private BadInputException badAt(long number, String problem) {
    return new BadInputException(file + ":" + number + ": " + problem);
  }
}
