package dev.firth.cli.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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

  @Override
  protected void run(Console console) throws IOException {
    Tokenizer tokenizer = model.open();
    InputLines lines = InputLines.read(file, console);
    for (int line = 0; line < lines.size(); line++) {
      String text = tokenizer.decode(ids(lines, line, tokenizer), skipSpecial);
      if (console.json()) {
        console.printJson(Map.of("text", text));
      } else {
        console.out().println(text);
      }
    }
  }

  private static int[] ids(InputLines lines, int line, Tokenizer tokenizer)
      throws BadInputException {
    String text = lines.text(line).strip();
    int[] ids =
        text.startsWith("[") || text.startsWith("{")
            ? jsonIds(lines, line)
            : plainIds(lines, line, text);
    for (int id : ids) {
      if (tokenizer.tokenOf(id) == null) {
        throw lines.bad(line, "has the id " + id + ", which the tokenizer does not know");
      }
    }
    return ids;
  }

  private static int[] jsonIds(InputLines lines, int line) throws BadInputException {
    JsonNode node = lines.json(line);
    JsonNode array = node.isObject() ? node.path("ids") : node;
    if (!array.isArray()) {
      throw lines.bad(line, "has no array of ids");
    }
    var ids = new int[array.size()];
    for (int i = 0; i < ids.length; i++) {
      if (!array.get(i).canConvertToInt() || !array.get(i).isIntegralNumber()) {
        throw lines.bad(line, "has '" + array.get(i) + "' where an id should be");
      }
      ids[i] = array.get(i).intValue();
    }
    return ids;
  }

  private static int[] plainIds(InputLines lines, int line, String text) throws BadInputException {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split("[\\s,]+");
    var ids = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        ids[i] = Integer.parseInt(parts[i]);
      } catch (NumberFormatException e) {
        throw lines.bad(line, "has '" + parts[i] + "' where an id should be");
      }
    }
    return ids;
  }
}
