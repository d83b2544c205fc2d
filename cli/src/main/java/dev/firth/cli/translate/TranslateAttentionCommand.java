package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.report.HeatPanel;
import dev.firth.eval.report.Report;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.align.AttentionMap;
import dev.firth.seq2seq.align.PairAttention;
import dev.firth.seq2seq.translate.AttentionReader;
import dev.firth.seq2seq.translate.Translation;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate attention}: a picture of how a model looks at a sentence. */
@Command(
    name = "attention",
    header = "Draw how a model looks at a sentence while it translates it.",
    footer = {
      "",
      "A heat map: the words of the translation below each other, those of the source",
      "side by side, and the end of the sentence among them. A page shows numbers at",
      "the pointer. With --json an object: source, target, maps with rows, columns",
      "and weights.",
      "",
      "  firth translate attention en-de --source 'A house.' --out map.html"
    })
final class TranslateAttentionCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a trained model.")
  Path model;

  @Option(names = "--source", paramLabel = "LINE", required = true, description = "The sentence.")
  String source;

  @Option(
      names = "--target",
      paramLabel = "LINE",
      description = "Its translation (default: what the model makes of it, beam 5).")
  String target;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "The picture: FILE.svg, or a page FILE.html.")
  Path out;

  @Option(
      names = "--attention-layer",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Decoder layer that is looked at; 0 is the last but one (default: ${DEFAULT-VALUE}; Garg"
              + " et al. 2019).")
  int layer;

  @Option(
      names = "--heads",
      description = "A map for each head of a page (default: one of their mean).")
  boolean heads;

  @Option(
      names = "--pieces",
      description = "The tokens that the model sees (default: words; Firth).")
  boolean pieces;

  @Override
  protected void run(Console console) throws IOException {
    boolean page = isPage();
    AtomicFile.checkTarget(out);
    var asked = new AttentionLayer(layer);
    // The engine must not be torn down while it computes.
    PairAttention pair = AwaitedWork.run(() -> {}, () -> read(asked));
    var panels = new AttentionPanels(pieces, heads);
    AttentionMap map = panels.map(pair, pair.mean());
    int longest = Math.max(map.sources().size(), map.targets().size());
    if (longest > AttentionPanels.MOST) {
      throw new UsageException(
          "a sentence of %,d is too long for a map: at most %,d can be seen"
              .formatted(longest, AttentionPanels.MOST));
    }
    write(pair, panels, page);
    print(console, pair, panels);
  }

  private boolean isPage() {
    String name = out.getFileName() == null ? "" : out.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    boolean page = lower.matches(".*\\.html?");
    if (!page && !lower.endsWith(".svg")) {
      throw new UsageException("--out takes a file that ends in .svg or .html, not " + out);
    }
    if (heads && !page) {
      throw new UsageException("--heads needs a page: name a file that ends in .html");
    }
    return page;
  }

  private PairAttention read(AttentionLayer asked) throws IOException {
    var options = TranslationOptions.defaults();
    List<String> sources = List.of(line("--source", source));
    try (TranslationModel translation = TranslationModel.load(model, ModelFamilies.all());
        AttentionReader reader = translation.attention(asked)) {
      if (target != null) {
        return reader.ofTexts(sources, List.of(line("--target", target)), options).getFirst();
      }
      // a beam that is searched without constraints always has a translation
      Translation found =
          translation.translate(sources, options).getFirst().translations().getFirst();
      return reader.ofTranslations(sources, List.of(found), options).getFirst();
    }
  }

  private static String line(String option, String text) {
    if (text.isBlank() || text.lines().count() > 1) {
      throw new UsageException(option + " takes one line that is not empty");
    }
    return text;
  }

  private void write(PairAttention pair, AttentionPanels panels, boolean page) throws IOException {
    String sentences = pair.source().text() + " → " + pair.target().text();
    if (page) {
      String title = heads ? "Weights" : "Weights, mean of the heads";
      Report.titled("Attention")
          .describedAs(sentences)
          .with(panels.of(pair, title, AttentionPanels.CAPTION))
          .writePage(out);
    } else {
      HeatPanel map = panels.of(pair, sentences, "").getFirst();
      byte[] image = map.toSvg().getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(out, stream -> stream.write(image));
    }
  }

  private void print(Console console, PairAttention pair, AttentionPanels panels) {
    if (!console.json()) {
      console.out().println(pair.target().text().replace('\n', ' '));
      console.out().println("attention in " + console.strong(out.toString()));
      return;
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("source", pair.source().text());
    json.put("target", pair.target().text());
    List<Object> maps = new ArrayList<>();
    for (float[][] weights : heads ? pair.heads() : new float[][][] {pair.mean()}) {
      AttentionMap map = panels.map(pair, weights);
      var one = new LinkedHashMap<String, Object>();
      one.put("rows", map.targets());
      one.put("columns", map.sources());
      one.put("weights", AttentionPanels.shares(map.weights()));
      maps.add(one);
    }
    json.put("maps", maps);
    console.printJson(json);
  }
}
