package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.cli.training.EngineOptions;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.EmbeddedText;
import dev.firth.transformer.bert.inference.TextVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth bert embed}: texts as vectors, in Firth's vector format. */
@Command(
    name = "embed",
    header = "Make vectors of texts, one a line, that 'firth vectors' works on.",
    description = {
      "",
      "The words of the vector file are the lines; empty and repeated ones are left out."
    },
    footer = {
      "",
      "  firth bert embed RUN titles.txt --out titles.firth",
      "  firth vectors similar titles.firth 'a line of the file'"
    })
final class BertEmbedCommand extends FirthCommand {
  private static final int PORTION = 1024;

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a model.")
  Path folder;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Texts, one a line; - is standard input.")
  Path file;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "VECTORS",
      description = "The vector file to write.")
  Path out;

  @Option(
      names = "--pool",
      paramLabel = "NAME",
      defaultValue = "mean",
      description =
          "mean of the tokens, or cls: the first token's vector (default: ${DEFAULT-VALUE};"
              + " Sentence-BERT).")
  String pool;

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "N",
      description =
          "Layers whose mean is taken, 0 for the embeddings, joined by commas (default: the last"
              + " one).")
  List<Integer> layers = List.of();

  @Mixin EngineOptions engine;

  @Override
  protected void run(Console console) throws IOException {
    AtomicFile.checkTarget(out);
    engine.start();
    TextVector kind = kind();
    List<String> texts = texts(console);
    try (var model = BertModel.load(folder);
        var progress = console.progress();
        var task = progress.start("embedding", "texts", texts.size())) {
      int dim = model.options().dim();
      float[] rows = new float[Math.toIntExact((long) texts.size() * dim)];
      int cut = 0;
      for (int from = 0; from < texts.size(); from += PORTION) {
        List<String> portion = texts.subList(from, Math.min(texts.size(), from + PORTION));
        cut += embed(model, kind, portion, rows, from * dim);
        task.done(from + portion.size());
      }
      try (var vectors = WordVectors.of(texts, rows, dim)) {
        VectorFiles.write(out, vectors, VectorFormat.FIRTH);
      }
      report(console, texts.size(), dim, cut);
    }
  }

  private TextVector kind() {
    return switch (pool) {
      case "mean" -> TextVector.MEAN;
      case "cls" -> TextVector.FIRST;
      default -> throw new UsageException("--pool takes mean or cls, not " + pool);
    };
  }

  private List<String> texts(Console console) throws IOException {
    var texts = new LinkedHashSet<String>();
    try (var lines = InputLines.open(file, console)) {
      for (var batch = lines.next(); batch != null; batch = lines.next()) {
        for (InputLine line : batch.lines()) {
          if (!line.text().isBlank()) {
            texts.add(line.text().strip());
          }
        }
      }
    }
    if (texts.isEmpty()) {
      throw new BadInputException(file + " has no text: one a line is needed");
    }
    return new ArrayList<>(texts);
  }

  /** Adds the vectors of some texts; how many were cut. */
  private int embed(
      BertModel model, TextVector kind, List<String> texts, float[] rows, int offset) {
    List<Integer> wanted = layers.isEmpty() ? List.of(model.options().layers()) : layers;
    int dim = model.options().dim();
    int cut = 0;
    for (int layer : wanted) {
      cut = 0;
      List<EmbeddedText> embedded = model.embed(texts, kind, layer);
      for (int text = 0; text < embedded.size(); text++) {
        float[] vector = embedded.get(text).vector();
        for (int i = 0; i < dim; i++) {
          rows[offset + text * dim + i] += vector[i] / wanted.size();
        }
        cut += embedded.get(text).cut() > 0 ? 1 : 0;
      }
    }
    return cut;
  }

  private void report(Console console, int texts, int dim, int cut) {
    if (cut > 0) {
      console
          .err()
          .printf(Locale.ROOT, "firth: %,d texts were too long and were cut at their ends%n", cut);
    }
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("vectors", out.toString());
      map.put("texts", texts);
      map.put("dim", dim);
      map.put("cut", cut);
      console.printJson(map);
    } else {
      console
          .out()
          .printf(Locale.ROOT, "%,d texts, %d dimensions, in %s%n", texts, dim, out.toString());
    }
  }
}
