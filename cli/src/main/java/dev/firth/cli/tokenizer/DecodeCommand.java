package dev.firth.cli.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer decode}. */
@Command(
    name = "decode",
    header = "Turn ids into text.",
    footer = {
      "",
      "Reads the ids of a text a line, between blanks or commas, as a JSON array, or as",
      "what encode --json prints.",
      "",
      "  echo '15496 11 995' | firth tokenizer decode tokenizer.json"
    })
final class DecodeCommand extends FirthCommand {
  private static final Pattern BETWEEN_IDS = Pattern.compile("[\\s,]+");

  @Mixin TokenizerArgument model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The ids (default: standard input).")
  Path file;

  @Option(
      names = "--skip-special",
      description = "Leave special tokens out (default: they are shown).")
  boolean skipSpecial;

  @Mixin ThreadsOption threads;

  @Override
  protected void run(Console console) throws IOException {
    int workers = threads.number();
    Tokenizer tokenizer = model.open();
    boolean json = console.json();
    try (InputLines lines = InputLines.open(file, console)) {
      new LineWork((line, out) -> decode(line, tokenizer, json, out), workers, console.out())
          .run(lines);
    }
  }

  private void decode(InputLine line, Tokenizer tokenizer, boolean json, StringBuilder out)
      throws BadInputException {
    String text = tokenizer.decode(ids(line, tokenizer), skipSpecial);
    if (json) {
      out.append(new ObjectNode(JsonNodeFactory.instance).put("text", text));
    } else {
      out.append(text);
    }
  }

  private static int[] ids(InputLine line, Tokenizer tokenizer) throws BadInputException {
    String text = line.text().strip();
    int[] ids = text.startsWith("[") || text.startsWith("{") ? jsonIds(line) : plainIds(line, text);
    for (int id : ids) {
      if (tokenizer.tokenOf(id) == null) {
        throw line.bad("has the id " + id + ", which the tokenizer does not know");
      }
    }
    return ids;
  }

  private static int[] jsonIds(InputLine line) throws BadInputException {
    JsonNode node = line.json();
    JsonNode array = node.isObject() ? node.path("ids") : node;
    if (!array.isArray()) {
      throw line.bad("has no array of ids");
    }
    var ids = new int[array.size()];
    for (int i = 0; i < ids.length; i++) {
      if (!array.get(i).canConvertToInt() || !array.get(i).isIntegralNumber()) {
        throw line.bad("has '" + array.get(i) + "' where an id should be");
      }
      ids[i] = array.get(i).intValue();
    }
    return ids;
  }

  private static int[] plainIds(InputLine line, String text) throws BadInputException {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = BETWEEN_IDS.split(text);
    var ids = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        ids[i] = Integer.parseInt(parts[i]);
      } catch (NumberFormatException e) {
        throw line.bad("has '" + parts[i] + "' where an id should be");
      }
    }
    return ids;
  }
}
