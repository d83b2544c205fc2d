package dev.firth.eval.baseline.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the vectors of an index's documents, one after another, in the order of the documents.
 * Weights are written so that reading them gives the same double.
 */
public final class SparseVectorFile {
  /** How much was written. */
  public record Written(int documents, int features, long entries) {}

  private final SearchIndex index;
  private final TfIdfVectors vectors;
  private final int firstFeature;

  /**
   * A file of all documents.
   *
   * @param firstFeature the number of the first feature, 1 in SVM-light's files, 0 in others
   */
  public SparseVectorFile(SearchIndex index, TfIdfVectors vectors, int firstFeature) {
    this.index = index;
    this.vectors = vectors;
    this.firstFeature = firstFeature;
  }

  /** Writes one document. */
  private interface Line {
    void write(int document, SparseVector vector) throws IOException;
  }

  /**
   * Lines of {@code 0 feature:weight … # name}, as SVM-light, LIBLINEAR and scikit-learn's {@code
   * load_svmlight_file} read them; the 0 stands where a label would.
   */
  public Written writeSvmLight(Path file, Progress progress) throws IOException {
    return write(
        file,
        progress,
        out ->
            (document, vector) -> {
              var line = new StringBuilder("0");
              for (int i = 0; i < vector.size(); i++) {
                line.append(' ').append(vector.indices()[i] + firstFeature);
                line.append(':').append(vector.values()[i]);
              }
              line.append(" # ").append(oneLine(index.id(document))).append('\n');
              out.append(line);
            });
  }

  /** Lines of {@code {"doc": name, "terms": {term: weight, …}}}. */
  public Written writeJsonLines(Path file, Progress progress) throws IOException {
    return write(
        file,
        progress,
        out -> {
          JsonGenerator json = new JsonFactory().createGenerator(out);
          json.setRootValueSeparator(null);
          return (document, vector) -> {
            json.writeStartObject();
            json.writeStringField("doc", index.id(document));
            json.writeObjectFieldStart("terms");
            for (int i = 0; i < vector.size(); i++) {
              json.writeNumberField(vectors.term(vector.indices()[i]), vector.values()[i]);
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
          };
        });
  }

  private interface Form {
    Line on(Writer out) throws IOException;
  }

  private Written write(Path file, Progress progress, Form form) throws IOException {
    var entries = new long[1];
    AtomicFile.write(
        file,
        stream -> {
          var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
          Line line = form.on(out);
          try (var task = progress.start("writing vectors", "documents", index.size())) {
            for (int document = 0; document < index.size(); document++) {
              SparseVector vector = vectors.of(document);
              line.write(document, vector);
              entries[0] += vector.size();
              task.done(document + 1L);
            }
          }
          out.flush();
        });
    return new Written(index.size(), vectors.features(), entries[0]);
  }

  /** Lines of feature, term, documents that have it, and idf, with tabs between. */
  public void writeVocabulary(Path file) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
          for (int feature = 0; feature < vectors.features(); feature++) {
            out.write(
                (feature + firstFeature)
                    + "\t"
                    + oneLine(vectors.term(feature))
                    + "\t"
                    + vectors.documents(feature)
                    + "\t"
                    + vectors.idf(feature)
                    + "\n");
          }
          out.flush();
        });
  }

  /** Names and terms may hold anything; what would break a line becomes a space. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\t\\r\\n]", " ");
  }
}
