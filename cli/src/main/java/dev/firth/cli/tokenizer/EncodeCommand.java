package dev.firth.cli.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.cli.tokenizer.LineWork.LineFunction;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.UnencodableTextException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
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
  private static final JsonFactory JSON = new JsonFactory();

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

  @Option(
      names = "--special-in-text",
      paramLabel = "POLICY",
      description =
          "What a special token that stands in a text becomes: allow: that token; text: text like"
              + " any other; forbid: an error (default: allow; Hugging Face).")
  String specialInText = "allow";

  @Mixin StrictOption strict;

  @Mixin ThreadsOption threads;

  @Override
  protected void run(Console console) throws IOException {
    boolean jsonl = isJsonl(input);
    SpecialTokenPolicy policy = policy(specialInText);
    int workers = threads.number();
    Tokenizer tokenizer = model.open().toBuilder().specialTokens(policy).build();
    LineFunction printer = printer(tokenizer, console.json());
    var broken = new LongAdder();
    LineFunction work =
        (line, out) -> {
          broken.add(line.brokenBytes(strict.isGiven()));
          encode(jsonl ? line.withText(line.jsonString()) : line, printer, out);
        };
    try (InputLines lines = InputLines.open(file, console)) {
      new LineWork(work, workers, console.out()).run(lines);
    }
    StrictOption.warn(console, broken.sum());
  }

  private static boolean isJsonl(String input) {
    return switch (input) {
      case "text" -> false;
      case "jsonl" -> true;
      default -> throw new UsageException("--input takes text or jsonl, not '" + input + "'");
    };
  }

  private static SpecialTokenPolicy policy(String name) {
    return switch (name) {
      case "allow" -> SpecialTokenPolicy.ALLOW;
      case "text" -> SpecialTokenPolicy.AS_TEXT;
      case "forbid" -> SpecialTokenPolicy.FORBID;
      default ->
          throw new UsageException(
              "--special-in-text takes allow, text or forbid, not '" + name + "'");
    };
  }

  private static void encode(InputLine line, LineFunction printer, StringBuilder out)
      throws BadInputException {
    try {
      printer.apply(line, out);
    } catch (UnencodableTextException e) {
      throw line.bad("cannot be encoded: " + e.getMessage());
    }
  }

  private LineFunction printer(Tokenizer tokenizer, boolean json) {
    if (json) {
      return (line, out) -> appendJson(tokenizer.encode(line.text(), special), out);
    }
    if (!ids) {
      return (line, out) -> appendTokens(tokenizer.encode(line.text(), special), out);
    }
    boolean bare = !special && tokenizer.truncation().isEmpty() && tokenizer.padding().isEmpty();
    return bare
        ? (line, out) -> appendIds(tokenizer.ids(line.text()), out)
        : (line, out) -> appendIds(tokenizer.encode(line.text(), special).ids(), out);
  }

  private static void appendIds(int[] ids, StringBuilder out) {
    for (int i = 0; i < ids.length; i++) {
      (i == 0 ? out : out.append(' ')).append(ids[i]);
    }
  }

  private static void appendTokens(Encoding encoding, StringBuilder out) {
    for (int i = 0; i < encoding.size(); i++) {
      (i == 0 ? out : out.append(' ')).append(encoding.token(i));
    }
  }

  private static void appendJson(Encoding encoding, StringBuilder out) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName("ids");
      json.writeArray(encoding.ids(), 0, encoding.size());
      json.writeArrayFieldStart("tokens");
      for (int i = 0; i < encoding.size(); i++) {
        json.writeString(encoding.token(i));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("offsets");
      for (int i = 0; i < encoding.size(); i++) {
        json.writeStartArray();
        json.writeNumber(encoding.start(i));
        json.writeNumber(encoding.end(i));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.append(text.getBuffer());
  }
}
