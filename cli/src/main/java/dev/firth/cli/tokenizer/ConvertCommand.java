package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer convert}. */
@Command(
    name = "convert",
    header = "Write a tokenizer in another format.",
    footer = {"", "  firth tokenizer convert vocab.txt tokenizer.json --uncased"})
final class ConvertCommand extends FirthCommand {
  @Mixin TokenizerArgument model;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "tokenizer.json, or vocab.txt for a WordPiece model (default: tokenizer.json).")
  String format = "tokenizer.json";

  @Override
  protected void run(Console console) throws IOException {
    if (!format.equals("tokenizer.json") && !format.equals("vocab.txt")) {
      throw new UsageException("--format takes tokenizer.json or vocab.txt, not '" + format + "'");
    }
    AtomicFile.checkTarget(out);
    Tokenizer tokenizer = model.open();
    if (format.equals("vocab.txt")) {
      writeVocabulary(tokenizer);
    } else {
      TokenizerJson.write(tokenizer, out);
    }
    report(console, tokenizer);
  }

  private void writeVocabulary(Tokenizer tokenizer) throws IOException {
    if (!(tokenizer.model() instanceof WordPieceModel wordPiece)) {
      throw new UsageException(
          "vocab.txt holds WordPiece vocabularies, and %s has a %s: choose tokenizer.json"
              .formatted(model.path, tokenizer.model().getClass().getSimpleName()));
    }
    VocabText.write(wordPiece.vocabulary(), out);
  }

  private void report(Console console, Tokenizer tokenizer) {
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", out.toString());
      json.put("format", format);
      json.put("tokens", tokenizer.size());
      console.printJson(json);
    } else {
      console.out().printf("%d tokens, %s: %s%n", tokenizer.size(), format, out);
    }
  }
}
