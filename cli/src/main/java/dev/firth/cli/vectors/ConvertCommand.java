package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors convert}. */
@Command(
    name = "convert",
    header = "Write vectors in another format.",
    footer = {"", "  firth vectors convert text.vec text.bin --format word2vec"})
final class ConvertCommand extends FirthCommand {
  @Mixin ModelArgument model;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  Path out;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      converter = FormatName.class,
      description =
          "firth, word2vec, word2vec-text, glove or fasttext, a model without subwords (no"
              + " default).")
  VectorFormat format;

  @Override
  protected void run(Console console) throws IOException {
    AtomicFile.checkTarget(out);
    try (var vectors = model.open()) {
      VectorFiles.write(out, vectors, format);
      report(console, vectors.size(), vectors.dim());
    }
  }

  private void report(Console console, int words, int dim) throws IOException {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("model", out.toString());
      result.put("format", format.label());
      result.put("words", words);
      result.put("dim", dim);
      result.put("bytes", Files.size(out));
      console.printJson(result);
    } else {
      console
          .out()
          .printf(
              Locale.ROOT, "%,d words, %d dimensions, %s: %s%n", words, dim, format.label(), out);
    }
  }
}
