package dev.firth.eval.baseline.index;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.WordTokenizer;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.store.Directory;

/**
 * Writes documents into a Lucene directory, in their order, as one segment, so that a document's
 * number there is its place in the collection. Nothing is there before all is.
 */
final class DocumentWriter {
  private static final int BUFFER_MEGABYTES = 64;
  private static final int LONGEST_NAME = 1000;

  private final WordTokenizer tokenizer;
  private final DocumentFields fields;
  private final Progress progress;
  private final Set<String> names = new ObjectOpenHashSet<>();
  private long documents;
  private long empty;
  private long tokens;
  private long bytes;

  DocumentWriter(WordTokenizer tokenizer, boolean termVectors, Progress progress) {
    this.tokenizer = tokenizer;
    this.fields = new DocumentFields(termVectors);
    this.progress = progress;
  }

  /**
   * Writes all documents.
   *
   * @param facts what the index shall keep beside its counts
   * @throws BadInputException if a name comes twice or there are no words at all
   */
  IndexCounts write(Directory directory, DocumentReader reader, Map<String, String> facts)
      throws IOException {
    try (var writer = new IndexWriter(directory, config());
        var task = progress.start("indexing", "bytes", reader.bytes())) {
      for (var document = reader.next(); document != null; document = reader.next()) {
        add(writer, document, reader);
        task.done(reader.bytesRead());
      }
      requireWords();
      writer.forceMerge(1);
      var counts = new IndexCounts(documents, empty, tokens, bytes);
      writer.setLiveCommitData(IndexFacts.with(counts, facts).entrySet());
      writer.commit();
      return counts;
    }
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(null)
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        // Merges neighbours only: documents stay in order.
        .setMergePolicy(new LogByteSizeMergePolicy())
        // Documents that failed half-way must not be committed by close.
        .setCommitOnClose(false);
  }

  private void add(IndexWriter writer, TextDocument document, DocumentReader reader)
      throws IOException {
    checkName(document.id(), reader);
    byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
    fields.words().empty();
    tokenizer.tokenize(text, 0, text.length, fields.words());
    writer.addDocument(fields.fill(document.id(), document.text(), text.length));
    documents++;
    empty += fields.words().count() == 0 ? 1 : 0;
    tokens += fields.words().count();
    bytes += text.length;
  }

  private void checkName(String name, DocumentReader reader) throws BadInputException {
    if (name.length() > LONGEST_NAME) {
      throw new BadInputException(
          reader.place()
              + ": the document's name has more than "
              + LONGEST_NAME
              + " characters; is it its text?");
    }
    if (!names.add(name)) {
      throw new BadInputException(
          reader.place()
              + ": a document called '"
              + name
              + "' was there before; names must differ, see --id-field and --format");
    }
  }

  private void requireWords() throws BadInputException {
    if (documents == 0) {
      throw new BadInputException("there are no documents to index; check --format");
    }
    if (tokens == 0) {
      throw new BadInputException(
          "none of the " + documents + " documents has a word; check --format and --analyzer");
    }
  }
}
