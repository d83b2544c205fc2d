package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code word number … number} a line, numbers so that they read back equal. */
final class TextWriter {
  private TextWriter() {}

  static void write(Path file, VectorTable table, byte[] header, String forbiddenInWords)
      throws IOException {
    table.check(0, table.size());
    AtomicFile.write(
        file,
        out -> {
          out.write(header);
          var values = new float[table.dim()];
          var line = new StringBuilder();
          for (int id = 0; id < table.size(); id++) {
            out.write(PlainWords.checked(table, id, forbiddenInWords));
            table.copyRow(id, values, 0);
            line.setLength(0);
            for (float value : values) {
              line.append(' ').append(value);
            }
            out.write(line.append('\n').toString().getBytes(ISO_8859_1));
          }
        });
  }
}
