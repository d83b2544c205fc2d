package dev.firth.corpora;

import dev.firth.corpora.text.TextEncoding;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts in several languages of which line N of each says the same: a text file for each language
 * (a side), the usual form of training data for translation. Sides are read in step, line by line,
 * never as a whole; compressed files are unpacked. Immutable; readers are not.
 *
 * <p>Closing deletes the copy of standard input; a corpus of files alone needs no closing.
 */
public final class ParallelCorpus implements AutoCloseable {
  private final List<Corpus> sides;

  private ParallelCorpus(List<Corpus> sides) {
    this.sides = sides;
  }

  /**
   * A corpus of these files, one for each side. A file of "-" is standard input, for one side only.
   *
   * @throws BadInputException if a file does not exist, is a folder, holds no text, or is in
   *     another encoding than UTF-8
   * @throws UsageException if standard input is named twice
   */
  public static ParallelCorpus of(Path... files) throws IOException {
    return of(List.of(files));
  }

  /** As {@link #of(Path...)}. */
  public static ParallelCorpus of(List<Path> files) throws IOException {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a parallel corpus has at least one side");
    }
    if (files.stream().filter(ParallelCorpus::isStandardInput).count() > 1) {
      throw new UsageException("- is standard input, which can be one side only; name a file");
    }
    var corpus = new ParallelCorpus(new ArrayList<>());
    try {
      for (Path file : files) {
        corpus.sides.add(side(file));
      }
      for (int side = 0; side < files.size(); side++) {
        TextEncoding.requireUtf8(corpus.file(side), corpus.name(side));
      }
      return new ParallelCorpus(List.copyOf(corpus.sides));
    } catch (IOException | RuntimeException e) {
      corpus.close();
      throw e;
    }
  }

  /**
   * A text in one language as a corpus of one side; its files follow each other. Closing this
   * closes the text.
   *
   * @throws BadInputException if a file holds no text, or is in another encoding than UTF-8
   */
  public static ParallelCorpus ofText(Corpus text) throws IOException {
    for (Path file : text.files()) {
      TextEncoding.requireUtf8(file, text.nameOf(file));
    }
    return new ParallelCorpus(List.of(text));
  }

  private static Corpus side(Path file) throws IOException {
    if (isStandardInput(file)) {
      return Corpus.of(List.of("-"));
    }
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + " is a folder: name a text file, a sentence a line");
    }
    return Corpus.of(file);
  }

  private static boolean isStandardInput(Path file) {
    return file.toString().equals("-");
  }

  /** The same text; broken UTF-8 is then an error, or, as is the default, replaced and counted. */
  public ParallelCorpus strict(boolean brokenBytesAreErrors) {
    return new ParallelCorpus(
        sides.stream().map(side -> side.strict(brokenBytesAreErrors)).toList());
  }

  /** Number of sides. */
  public int sides() {
    return sides.size();
  }

  /** The file of a side; a copy, where it is standard input. */
  public Path file(int side) {
    return sides.get(side).files().getFirst();
  }

  /** What messages call the file of a side, or its files. */
  public String name(int side) {
    int more = sides.get(side).files().size() - 1;
    String first = sides.get(side).nameOf(file(side));
    return more == 0 ? first : first + " and " + more + " more";
  }

  /** Stored bytes of all sides (compressed files count as they lie on disk). */
  public long bytes() {
    return sides.stream().mapToLong(Corpus::bytes).sum();
  }

  /** Reads from the beginning. */
  public ParallelReader open() throws IOException {
    return ParallelReader.open(sides, names());
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    for (int side = 0; side < sides(); side++) {
      names.add(name(side));
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    for (Corpus side : sides) {
      side.close();
    }
  }
}
