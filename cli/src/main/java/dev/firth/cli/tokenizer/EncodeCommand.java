package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer encode}. */
@Command(
    name = "encode",
    header = "Turn text into tokens and ids.",
    footer = {
      "",
      "Prints the tokens of a line between blanks, or with --ids the ids; with --json an",
      "object a line: ids, tokens, offsets [start, end) in UTF-16 units of the line.",
      "",
      "  echo 'Hello, world!' | firth tokenizer encode tokenizer.json --json"
    })
final class EncodeCommand extends FirthCommand {
  @Mixin TokenizerArgument model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The text (default: standard input).")
  Path file;

  @Option(
      names = "--input",
      paramLabel = "FORM",
      description = "text: a text a line; jsonl: a JSON string a line (default: text).")
  String input = "text";

  @Option(
      names = "--special",
      description = "Add special tokens such as [CLS] and [SEP] (default: none are added).")
  boolean special;

  @Option(names = "--ids", description = "Print ids (default: tokens).")
  boolean ids;

  @Override
  protected void run(Console console) throws IOException {
    boolean jsonl = isJsonl(input);
    Tokenizer tokenizer = model.open();
    InputLines lines = InputLines.read(file, console);
    for (int line = 0; line < lines.size(); line++) {
      String text = jsonl ? lines.jsonString(line) : lines.text(line);
      print(console, encode(tokenizer, text, lines, line));
    }
  }

  static boolean isJsonl(String input) {
    return switch (input) {
      case "text" -> false;
      case "jsonl" -> true;
      default -> throw new UsageException("--input takes text or jsonl, not '" + input + "'");
    };
  }

  private Encoding encode(Tokenizer tokenizer, String text, InputLines lines, int line)
      throws BadInputException {
    try {
      return tokenizer.encode(text, special);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw lines.bad(line, "cannot be encoded: " + e.getMessage());
    }
  }

  private void print(Console console, Encoding encoding) {
    if (console.json()) {
      console.printJson(json(encoding));
    } else if (ids) {
      console
          .out()
          .println(
              IntStream.of(encoding.ids())
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" ")));
    } else {
      console.out().println(String.join(" ", encoding.tokens()));
    }
  }

  private static Map<String, Object> json(Encoding encoding) {
    var offsets = new ArrayList<List<Integer>>();
    for (int token = 0; token < encoding.size(); token++) {
      offsets.add(List.of(encoding.start(token), encoding.end(token)));
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("ids", encoding.ids());
    json.put("tokens", encoding.tokens());
    json.put("offsets", offsets);
    return json;
  }
}
