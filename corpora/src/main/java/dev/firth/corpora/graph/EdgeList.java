package dev.firth.corpora.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.io.IOException;

/**
 * Reads a graph from lines of {@code from to} or {@code from to weight}, divided by ASCII white
 * space, as node2vec's programs and networkx write them. Names are any text without white space.
 * Empty lines and lines that begin with {@code #} mean nothing. Either all edges have a weight or
 * none has.
 *
 * <p>Memory while reading: 8 bytes an edge beside those of the {@link Graph}, 16 with weights; so
 * an undirected graph takes 16 bytes an edge, 40 with weights, and its names.
 */
public final class EdgeList {
  /** Weights beyond this would make sums overflow. */
  private static final double LARGEST_WEIGHT = 1e100;

  private static final int WITH_WEIGHT = 3;

  private final Corpus corpus;
  private final boolean directed;
  private final NodeNames names = new NodeNames();

  /** Null before the first edge, which decides about weights. */
  private GraphBuilder edges;

  private boolean weighted;
  private String firstEdge;

  private String file;
  private long line;
  private long brokenBytes;

  // Where the columns of a line begin and end.
  private final int[] from = new int[WITH_WEIGHT];
  private final int[] to = new int[WITH_WEIGHT];

  private EdgeList(Corpus corpus, boolean directed) {
    this.corpus = corpus;
    this.directed = directed;
  }

  /**
   * A graph that was read.
   *
   * @param brokenBytes bytes of names that were not UTF-8 and became U+FFFD
   */
  public record Result(Graph graph, long brokenBytes) {}

  /**
   * Reads all files of a corpus as one graph.
   *
   * @param directed whether an edge leads one way only
   * @throws BadInputException if a line is no edge, or there is none
   */
  public static Result read(Corpus corpus, boolean directed, Progress progress) throws IOException {
    return new EdgeList(corpus, directed).read(progress);
  }

  private Result read(Progress progress) throws IOException {
    try (var task = progress.start("read edges", "bytes", corpus.bytes())) {
      long before = 0;
      for (Split split : corpus.splits(Long.MAX_VALUE)) {
        readFile(split, task, before);
        before += split.bytes();
      }
    }
    if (edges == null) {
      throw new BadInputException(
          corpus.nameOf(corpus.files().getFirst())
              + ": no edge in it; a line is 'from to' or 'from to weight'");
    }
    return new Result(edges.build(), brokenBytes);
  }

  private void readFile(Split split, Progress.Task task, long bytesBefore) throws IOException {
    file = corpus.nameOf(split.file());
    line = 0;
    try (var reader = corpus.open(split)) {
      while (reader.next()) {
        line++;
        if (!reader.endsLine()) {
          throw bad("is longer than " + TextReader.MAX_PIECE + " bytes");
        }
        readLine(reader.buffer(), reader.offset(), reader.offset() + reader.length());
        task.done(bytesBefore + reader.bytesRead());
      }
      brokenBytes += reader.brokenBytes();
    }
  }

  private void readLine(byte[] text, int start, int end) throws BadInputException {
    int columns = columns(text, start, end);
    if (columns == 0 || text[from[0]] == '#') {
      return;
    }
    if (columns < 2 || columns > WITH_WEIGHT) {
      throw bad("has %d column(s): an edge is 'from to' or 'from to weight'".formatted(columns));
    }
    requireSameColumns(columns == WITH_WEIGHT);
    edges.add(name(text, 0), name(text, 1), weighted ? weight(text) : 1);
  }

  /** Finds the columns and counts them, also those for which there is no use. */
  private int columns(byte[] text, int start, int end) {
    int columns = 0;
    int at = start;
    while (true) {
      while (at < end && isSpace(text[at])) {
        at++;
      }
      if (at == end) {
        return columns;
      }
      int begin = at;
      while (at < end && !isSpace(text[at])) {
        at++;
      }
      if (columns < WITH_WEIGHT) {
        from[columns] = begin;
        to[columns] = at;
      }
      columns++;
    }
  }

  /** What divides words when the walks are read. */
  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private void requireSameColumns(boolean hasWeight) throws BadInputException {
    if (edges == null) {
      weighted = hasWeight;
      firstEdge = file + " line " + line;
      edges = new GraphBuilder(names, directed, weighted);
    } else if (weighted != hasWeight) {
      throw bad(
          "has %s weight, but %s has %s: give all edges one, or none"
              .formatted(hasWeight ? "a" : "no", firstEdge, hasWeight ? "none" : "one"));
    }
  }

  private int name(byte[] text, int column) throws BadInputException {
    return names.add(text, from[column], to[column] - from[column]);
  }

  private double weight(byte[] text) throws BadInputException {
    int start = from[WITH_WEIGHT - 1];
    String number = new String(text, start, to[WITH_WEIGHT - 1] - start, UTF_8);
    double weight = isPlain(number) ? parse(number) : Double.NaN;
    if (weight >= 0 && weight <= LARGEST_WEIGHT) {
      return weight;
    }
    throw bad("has the weight '%s': it must be a number from 0 to 1e100".formatted(brief(number)));
  }

  /** Java would take hexadecimal numbers, {@code 1f} and {@code NaN}, too. */
  private static boolean isPlain(String number) {
    return number.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static double parse(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private BadInputException bad(String what) {
    return new BadInputException("%s line %d %s".formatted(file, line, what));
  }
}
