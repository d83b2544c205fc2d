package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.FilledMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth bert fill-mask}: the likeliest tokens where a text has a mask. */
@Command(
    name = "fill-mask",
    header = "Say what may stand where a text has [MASK] (or <mask>).",
    footer = {"", "  firth bert fill-mask RUN 'The capital of France is [MASK].'"})
final class BertFillMaskCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a pretrained model.")
  Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Texts with masks.")
  List<String> texts;

  @Option(
      names = {"-k", "--top"},
      paramLabel = "K",
      defaultValue = "5",
      description = "Tokens for each mask (default: ${DEFAULT-VALUE}; transformers).")
  int top;

  @Override
  protected void run(Console console) throws IOException {
    if (top < 1) {
      throw new UsageException("--top takes a number above 0, not " + top);
    }
    try (var model = BertModel.load(folder)) {
      for (String text : texts) {
        List<List<FilledMask>> masks = model.fillMask(text, top);
        if (console.json()) {
          var map = new LinkedHashMap<String, Object>();
          map.put("text", text);
          map.put(
              "masks",
              masks.stream()
                  .map(mask -> mask.stream().map(BertFillMaskCommand::toMap).toList())
                  .toList());
          console.printJson(map);
        } else {
          print(console, text, masks);
        }
      }
    }
  }

  private static void print(Console console, String text, List<List<FilledMask>> masks) {
    console.out().println(console.strong(text));
    for (int i = 0; i < masks.size(); i++) {
      for (FilledMask token : masks.get(i)) {
        console
            .out()
            .printf(Locale.ROOT, "  %d  %.4f  %s%n", i + 1, token.probability(), token.token());
      }
    }
  }

  private static Map<String, Object> toMap(FilledMask token) {
    var map = new LinkedHashMap<String, Object>();
    map.put("token", token.token());
    map.put("probability", token.probability());
    return map;
  }
}
