package dev.firth.eval.baseline.dense;

import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Searches Lucene's HNSW graph over the vectors, in memory: much faster than {@link
 * ExactVectorSearch} on many documents, at the price of some that it misses. As many candidates are
 * kept on the way as documents are asked for. The graph is built by one thread into one segment, so
 * that it is the same each time; its cosines are Lucene's float sums.
 *
 * <p>Lucene builds no graph over few documents (some hundreds of connections are no gain) and then
 * compares all of them.
 */
public final class HnswVectorSearch implements VectorSearch, AutoCloseable {
  private static final String VECTOR = "vector";
  private static final String ROW = "row";

  private final DocumentVectors documents;
  private final HnswOptions options;
  private final Directory directory;
  private final DirectoryReader reader;

  private HnswVectorSearch(DocumentVectors documents, HnswOptions options, Directory directory)
      throws IOException {
    this.documents = documents;
    this.options = options;
    this.directory = directory;
    this.reader = DirectoryReader.open(directory);
  }

  /**
   * Builds the graph.
   *
   * @throws UsageException if the vectors have more values than Lucene takes (1,024)
   */
  public static HnswVectorSearch of(DocumentVectors documents, HnswOptions options)
      throws IOException {
    if (documents.dim() > KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS) {
      throw new UsageException(
          "HNSW takes vectors of up to %d values, not %d; search them exactly"
              .formatted(KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS, documents.dim()));
    }
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(null)
            .setCodec(new GraphCodec(options))
            .setMergeScheduler(new SerialMergeScheduler());
    try (var writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < documents.size(); i++) {
        var document = new Document();
        document.add(
            new KnnFloatVectorField(
                VECTOR, documents.row(i), VectorSimilarityFunction.DOT_PRODUCT));
        document.add(new NumericDocValuesField(ROW, i));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    return new HnswVectorSearch(documents, options, directory);
  }

  /** Lucene's codec with a graph of this shape. */
  private static final class GraphCodec extends Lucene104Codec {
    private final KnnVectorsFormat graph;

    GraphCodec(HnswOptions options) {
      graph = new Lucene99HnswVectorsFormat(options.maxConnections(), options.beamWidth());
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return graph;
    }
  }

  @Override
  public List<ScoredDocument> search(float[] query, int top) throws IOException {
    float[] unit = documents.unit(query);
    if (unit == null || documents.size() == 0) {
      return List.of();
    }
    int count = Math.min(top, documents.size());
    var nearest = new KnnFloatVectorQuery(VECTOR, unit, count);
    ScoreDoc[] found = new IndexSearcher(reader).search(nearest, count).scoreDocs;
    var ranking = new ArrayList<ScoredDocument>(found.length);
    for (ScoreDoc hit : found) {
      // Lucene's score of a product is (1 + product) / 2, which is never negative.
      ranking.add(new ScoredDocument(documents.id(row(hit.doc)), 2.0 * hit.score - 1));
    }
    ranking.sort(ScoredDocument.BEST_FIRST);
    return ranking;
  }

  private int row(int document) throws IOException {
    LeafReader segment = reader.leaves().getFirst().reader();
    NumericDocValues rows = segment.getNumericDocValues(ROW);
    if (!rows.advanceExact(document)) {
      throw new IllegalStateException("document " + document + " has no row");
    }
    return (int) rows.longValue();
  }

  @Override
  public String signature() {
    return "hnsw-lucene-m" + options.maxConnections() + "-beam" + options.beamWidth();
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      reader.close();
    }
  }
}
