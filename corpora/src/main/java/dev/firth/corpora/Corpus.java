package dev.firth.corpora;

import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.Splits;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Text to be read, as often as wanted: files in a fixed order. Immutable and thread-safe; readers
 * are not.
 *
 * <p>Closing deletes the copy of standard input or of a part; a corpus of files alone needs no
 * closing.
 */
public final class Corpus implements AutoCloseable {
  private final Sources sources;
  private final boolean strict;
  private final boolean continues;

  private Corpus(Sources sources, boolean strict, boolean continues) {
    this.sources = sources;
    this.strict = strict;
    this.continues = continues;
  }

  /**
   * Files and folders.
   *
   * @throws BadInputException if one of them does not exist, cannot be read, or is a folder without
   *     text
   */
  public static Corpus of(Path... paths) throws IOException {
    return new Corpus(Sources.ofPaths(List.of(paths)), false, false);
  }

  /**
   * Whole lines that were copied out of a file, to be read as if they stood there: only where they
   * begin the file a byte order mark is dropped and packed text recognised. Closing deletes the
   * copy.
   *
   * @param name what messages call the text
   * @throws BadInputException if the copy begins a file and is an archive of a foreign kind
   */
  public static Corpus ofPart(Path copy, String name, boolean beginsFile) throws IOException {
    return new Corpus(Sources.ofCopy(copy, name, beginsFile), false, !beginsFile);
  }

  /**
   * Files, folders, globs (as {@link java.nio.file.FileSystem#getPathMatcher} defines them) and
   * "-", standard input, which is read to its end now and kept in a temporary file.
   *
   * @throws BadInputException as {@link #of(Path...)}, and if a glob matches nothing
   */
  public static Corpus of(List<String> specs) throws IOException {
    return new Corpus(Sources.ofSpecs(specs, System.in), false, false);
  }

  /** The same text; broken UTF-8 is then an error, or, as is the default, replaced and counted. */
  public Corpus strict(boolean brokenBytesAreErrors) {
    return new Corpus(sources, brokenBytesAreErrors, continues);
  }

  /** The files, in the order of reading. */
  public List<Path> files() {
    return sources.files();
  }

  /** What messages call one of the files: standard input is not called by its temporary file. */
  public String nameOf(Path file) {
    return sources.nameOf(file);
  }

  /** Files that were found in a folder and are no text, so that they are left out. */
  public List<Path> skipped() {
    return sources.skipped();
  }

  /** Stored bytes of all files (compressed files count as they lie on disk). */
  public long bytes() {
    return sources.bytes();
  }

  /**
   * Parts of the text for threads, in order: everything once. Depends on the files and {@code
   * targetBytes} alone. See {@link Splits}.
   */
  public List<Split> splits(long targetBytes) throws IOException {
    return Splits.of(files(), targetBytes);
  }

  /** Reads one split. */
  public TextReader open(Split split) throws IOException {
    return read(List.of(split));
  }

  /** Reads everything in order. */
  public TextReader open() throws IOException {
    return read(Splits.of(files(), Long.MAX_VALUE));
  }

  private TextReader read(List<Split> splits) {
    return continues
        ? TextReader.openContinued(splits, sources::nameOf, strict)
        : TextReader.open(splits, sources::nameOf, strict);
  }

  @Override
  public void close() throws IOException {
    sources.close();
  }
}
