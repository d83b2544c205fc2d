package dev.firth.tokenizers.ids;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A text as the ids of its words, in a memory-mapped file: what a trainer reads again and again.
 * Every line ends with {@link #LINE_END}, the empty ones too; words outside the vocabulary are left
 * out, as word2vec does. Lengths are longs, so a text may have more than 2^31 words.
 *
 * <p>Thread-safe until it is closed; then {@link #ids} can no longer be read. {@code
 * docs/formats.md} describes the file.
 */
public final class IdCorpus implements AutoCloseable {
  /** Stands in {@link #ids} where a line ends. */
  public static final int LINE_END = -1;

  private final Arena arena;
  private final IdHeader header;
  private final MemorySegment ids;

  IdCorpus(Arena arena, IdHeader header, MemorySegment ids) {
    this.arena = arena;
    this.header = header;
    this.ids = ids;
  }

  /**
   * Writes a corpus as ids and opens the result. The bytes of the file depend on the text, the
   * tokenizer and the vocabulary alone, never on the number of threads or on how the text is cut
   * into files. The file is whole or absent.
   *
   * @throws IOException if the corpus cannot be read or the file not be written
   */
  public static IdCorpus encode(
      Corpus corpus,
      WordTokenizer tokenizer,
      Vocabulary vocabulary,
      Path file,
      int threads,
      Progress progress)
      throws IOException {
    new IdEncoding(corpus, tokenizer, vocabulary).write(file, threads, progress);
    // What was just written needs no second reading to be believed.
    return IdFile.open(file, false);
  }

  /**
   * Opens a file and checks all of it: sizes, checksums, and that every id lies in the vocabulary.
   *
   * @throws dev.firth.runs.BadInputException if the file is no id file, or is cut off or damaged
   * @throws IOException if the file cannot be read
   */
  public static IdCorpus open(Path file) throws IOException {
    return IdFile.open(file, true);
  }

  IdHeader header() {
    return header;
  }

  /** Number of ints in {@link #ids}: words and line ends. */
  public long length() {
    return header.length();
  }

  /** Number of words. */
  public long tokens() {
    return header.tokens();
  }

  /** Number of lines. */
  public long lines() {
    return header.length() - header.tokens();
  }

  /** Every id is below this: the size of the vocabulary that the text was encoded with. */
  public int vocabularySize() {
    return header.vocabularySize();
  }

  /** Whether the text was encoded with this vocabulary: the same words with the same ids. */
  public boolean matches(Vocabulary vocabulary) {
    return vocabulary.size() == header.vocabularySize()
        && vocabulary.fingerprint() == header.vocabularyFingerprint();
  }

  /** Exactly {@link #length()} little-endian ints of 32 bits, aligned to 4 bytes; read-only. */
  public MemorySegment ids() {
    return ids;
  }

  /** Ends the mapping; the file stays. */
  @Override
  public void close() {
    arena.close();
  }
}
