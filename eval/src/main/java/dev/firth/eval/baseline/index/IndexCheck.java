package dev.firth.eval.baseline.index;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * Opens Lucene's files after comparing every one with its checksum: Lucene itself checks lengths
 * and small files only, and would search damaged postings.
 */
final class IndexCheck {
  private IndexCheck() {}

  /**
   * Opens the index in a directory.
   *
   * @throws BadInputException if a file is damaged or missing
   */
  static DirectoryReader open(Directory directory, Path folder) throws IOException {
    for (String name : directory.listAll()) {
      if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
        check(directory, name, folder);
      }
    }
    try {
      return requireOneSegment(DirectoryReader.open(directory), folder);
    } catch (AccessDeniedException | BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(folder, "a file is missing or not as it should be", e);
    }
  }

  private static void check(Directory directory, String name, Path folder) throws IOException {
    try (IndexInput file = directory.openInput(name, IOContext.READONCE)) {
      CodecUtil.checksumEntireFile(file);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(folder, "its file " + name + " is not what was written", e);
    }
  }

  private static DirectoryReader requireOneSegment(DirectoryReader reader, Path folder)
      throws IOException {
    if (reader.leaves().size() != 1) {
      reader.close();
      throw damaged(folder, "it has " + reader.leaves().size() + " segments, not one", null);
    }
    return reader;
  }

  static BadInputException damaged(Path folder, String what, Throwable cause) {
    return new BadInputException(
        folder + ": the index is damaged: " + what + "; build it again with firth search index",
        cause);
  }
}
