package dev.firth.cli.tokenizer;

import dev.firth.embeddings.EmbeddingRows;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.SentencePieceFile;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.vocabulary.IdRemapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a changed tokenizer goes, with where its ids went and the rows of its embeddings. */
final class RemappingOutput {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "The tokenizer.json to write, or the .model for a SentencePiece model (no default).")
  Path out;

  @Option(
      names = "--remapping",
      paramLabel = "FILE",
      description =
          "Writes a line for every old id: the id, its new id or -1, the token, with tabs between"
              + " (default: not written).")
  Path remapping;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description =
          "Vectors whose rows are those of the old ids, in any format of firth vectors (default:"
              + " none).")
  Path embeddings;

  @Option(
      names = "--embeddings-out",
      paramLabel = "FILE",
      description =
          "Where their rows go, moved to the new ids; a new token begins as the mean of what the"
              + " old tokenizer cuts it into (default: none).")
  Path embeddingsOut;

  /** Refuses what could not be written, before the work. */
  void check() throws IOException {
    if ((embeddings == null) != (embeddingsOut == null)) {
      throw new UsageException("--embeddings and --embeddings-out belong together: give both");
    }
    for (Path path : Arrays.asList(out, remapping, embeddingsOut)) {
      if (path != null) {
        AtomicFile.checkTarget(path);
      }
    }
  }

  /** Writes all that is wanted. */
  void write(Tokenizer old, Tokenizer changed, IdRemapping ids) throws IOException {
    float[] rows = embeddings == null ? null : moved(old, changed, ids);
    if (changed.model() instanceof SentencePieceModel) {
      SentencePieceFile.of(changed).write(out);
    } else {
      TokenizerJson.write(changed, out);
    }
    if (remapping != null) {
      writeRemapping(old, ids, remapping);
    }
    if (rows != null) {
      var vectors =
          WordVectors.of(words(changed, ids.newSize()), rows, rows.length / ids.newSize());
      VectorFiles.write(embeddingsOut, vectors, VectorFiles.recognise(embeddings));
    }
  }

  static void writeRemapping(Tokenizer old, IdRemapping ids, Path file) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          var lines = new PrintWriter(stream, false, StandardCharsets.UTF_8);
          for (int id = 0; id < ids.oldSize(); id++) {
            if (old.tokenOf(id) != null) {
              lines.print(id + "\t" + ids.newId(id) + "\t" + escaped(old.tokenOf(id)) + "\n");
            }
          }
          lines.flush();
        });
  }

  /** A token is one field of one line. */
  private static String escaped(String token) {
    return token
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private float[] moved(Tokenizer old, Tokenizer changed, IdRemapping ids) throws IOException {
    try (WordVectors vectors = VectorFiles.open(embeddings)) {
      if (vectors.size() != ids.oldSize()) {
        throw new BadInputException(
            "%s has %d rows, and the tokenizer has ids up to %d: give a file with a row for every id"
                .formatted(embeddings, vectors.size(), ids.oldSize() - 1));
      }
      int dim = vectors.dim();
      var rows = new float[Math.multiplyExact(vectors.size(), dim)];
      for (int id = 0; id < vectors.size(); id++) {
        System.arraycopy(vectors.vector(id), 0, rows, id * dim, dim);
      }
      return EmbeddingRows.move(rows, dim, ids, id -> parts(old, changed.tokenOf(id)));
    }
  }

  /** What the old tokenizer makes of a token's text. */
  private static int[] parts(Tokenizer old, String token) {
    if (token == null) {
      return new int[0];
    }
    String text = old.decoder().map(d -> String.join("", d.decode(List.of(token)))).orElse(token);
    return old.ids(text);
  }

  /** A name for each row; a gap between ids has its number as a name. */
  private static List<String> words(Tokenizer tokenizer, int size) {
    var words = new ArrayList<String>();
    for (int id = 0; id < size; id++) {
      String token = tokenizer.tokenOf(id);
      words.add(token == null ? "<id " + id + ">" : token);
    }
    return words;
  }
}
