package dev.firth.transformer.bert.data;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.VocabularyMark;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * Documents as ids in a mapped file: a {@link SentenceFile} of one side in which a sentence without
 * tokens stands behind each document. {@link DocumentEncoder} writes it. Where documents begin is
 * kept outside of Java's heap, 8 bytes each.
 *
 * <p>A document of more than {@value #MOST_SENTENCES} sentences counts as several, so that none
 * needs more memory than others. Thread-safe until it is closed.
 */
public final class DocumentFile implements AutoCloseable {
  /** Most sentences of a document. */
  public static final int MOST_SENTENCES = 4096;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final SentenceFile sentences;
  private final Arena arena;
  private final MemorySegment bounds;
  private final int documents;

  private DocumentFile(SentenceFile sentences, Arena arena, MemorySegment bounds, int documents) {
    this.sentences = sentences;
    this.arena = arena;
    this.bounds = bounds;
    this.documents = documents;
  }

  /**
   * Opens a file and checks all of it.
   *
   * @throws BadInputException if it is no such file, is cut off or damaged, or holds no document
   */
  public static DocumentFile open(Path file) throws IOException {
    SentenceFile sentences = SentenceFile.open(file);
    Arena arena = Arena.ofShared();
    try {
      if (sentences.sides() != 1) {
        throw new BadInputException(file + " holds pairs of sentences, not documents");
      }
      int documents = scan(sentences, MemorySegment.NULL);
      if (documents == 0) {
        throw new BadInputException(file + " holds no document");
      }
      MemorySegment bounds = arena.allocate(INT, 2L * documents);
      scan(sentences, bounds);
      return new DocumentFile(sentences, arena, bounds, documents);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      sentences.close();
      throw e;
    }
  }

  /** Counts the documents; writes first sentence and end of each where there is room for them. */
  private static int scan(SentenceFile sentences, MemorySegment bounds) {
    int documents = 0;
    int from = 0;
    for (int sentence = 0; sentence <= sentences.sentences(); sentence++) {
      boolean ends = sentence == sentences.sentences() || sentences.length(sentence, 0) == 0;
      if ((ends && sentence > from) || sentence - from == MOST_SENTENCES) {
        if (bounds.byteSize() > 0) {
          bounds.setAtIndex(INT, 2L * documents, from);
          bounds.setAtIndex(INT, 2L * documents + 1, sentence);
        }
        documents++;
        from = sentence;
      }
      from += ends ? 1 : 0;
    }
    return documents;
  }

  /** The file. */
  public Path file() {
    return sentences.file();
  }

  /** Number of documents. */
  public int documents() {
    return documents;
  }

  /** Number of sentences of all documents. */
  public long sentences() {
    long sum = 0;
    for (int document = 0; document < documents; document++) {
      sum += endOf(document) - firstOf(document);
    }
    return sum;
  }

  /** Number of ids. */
  public long tokens() {
    return sentences.tokens(0);
  }

  /** The number of the first sentence of a document; sentences are numbered through the file. */
  public int firstOf(int document) {
    return bounds.getAtIndex(INT, 2L * document);
  }

  /** One past the number of the last sentence of a document. */
  public int endOf(int document) {
    return bounds.getAtIndex(INT, 2L * document + 1);
  }

  /** Number of tokens of a sentence. */
  public int length(int sentence) {
    return sentences.length(sentence, 0);
  }

  /**
   * Copies the ids of a sentence.
   *
   * @return one past the index of the last one in {@code into}
   */
  public int copy(int sentence, long[] into, int at) {
    return sentences.copy(sentence, 0, into, at);
  }

  /** Which vocabulary the ids are from. */
  public VocabularyMark vocabulary() {
    return sentences.vocabulary(0);
  }

  /**
   * Checks that the ids are those of a vocabulary.
   *
   * @param name what messages call the vocabulary, such as the tokenizer's file
   * @throws BadInputException if they are not
   */
  public void requireVocabulary(VocabularyMark mark, String name) throws BadInputException {
    sentences.requireVocabulary(0, mark, name);
  }

  /** The checksum of the file, which tells it from others. */
  public int checksum() {
    return sentences.checksum();
  }

  /** Ends the mapping; the file stays. */
  @Override
  public void close() {
    arena.close();
    sentences.close();
  }
}
