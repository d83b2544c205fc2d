package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.GptVocabulary;
import dev.firth.tokenizers.files.SentencePieceConversion;
import dev.firth.tokenizers.files.TokenizerFileOptions;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerFiles.Case;
import dev.firth.tokenizers.files.TokenizerFormat;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.files.TokenizerParts;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer convert}. */
@Command(
    name = "convert",
    header = "Write a tokenizer in another format.",
    footer = {
      "",
      "A SentencePiece model becomes a tokenizer.json of Hugging Face's parts;",
      "docs/tokenizer-files.md says where the two differ.",
      "",
      "  firth tokenizer convert vocab.txt tokenizer.json --uncased",
      "  firth tokenizer convert spiece.model tokenizer.json",
      "  firth tokenizer convert tokenizer.json folder --format vocab.json+merges.txt"
    })
final class ConvertCommand extends FirthCommand {
  @Mixin TokenizerArgument model;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The file to write; for vocab.json+merges.txt the folder.")
  Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = WrittenFormat.class,
      description =
          "tokenizer.json; vocab.txt for a WordPiece model; vocab.json+merges.txt for BPE (default:"
              + " tokenizer.json).")
  TokenizerFormat format = TokenizerFormat.TOKENIZER_JSON;

  @Override
  protected void run(Console console) throws IOException {
    Tokenizer tokenizer = model.open();
    if (tokenizer.model() instanceof SentencePieceModel) {
      tokenizer = SentencePieceConversion.toTokenizer(tokenizer);
    }
    switch (format) {
      case VOCAB_TXT -> writeVocabulary(tokenizer);
      case VOCAB_JSON_AND_MERGES -> writeMerges(tokenizer);
      default -> writeJson(tokenizer);
    }
    List<String> lost = lost(tokenizer);
    if (!lost.isEmpty()) {
      console
          .err()
          .println(
              "firth: %s does not say all of it: opened again, it has another %s; keep the tokenizer.json, too"
                  .formatted(out, String.join(", ", lost)));
    }
    report(console, tokenizer, lost);
  }

  private void writeJson(Tokenizer tokenizer) throws IOException {
    AtomicFile.checkTarget(out);
    TokenizerJson.write(tokenizer, out);
  }

  private void writeVocabulary(Tokenizer tokenizer) throws IOException {
    if (!(tokenizer.model() instanceof WordPieceModel wordPiece)) {
      throw unfit("WordPiece vocabularies", tokenizer);
    }
    AtomicFile.checkTarget(out);
    VocabText.write(wordPiece.vocabulary(), out);
  }

  private void writeMerges(Tokenizer tokenizer) throws IOException {
    if (!(tokenizer.model() instanceof BpeModel bpe)) {
      throw unfit("BPE models", tokenizer);
    }
    Files.createDirectories(out);
    GptVocabulary.write(bpe, out.resolve("vocab.json"), out.resolve("merges.txt"));
  }

  private UsageException unfit(String holds, Tokenizer tokenizer) {
    return new UsageException(
        "%s holds %s, and %s has a %s: choose tokenizer.json"
            .formatted(
                format.label(), holds, model.path, tokenizer.model().getClass().getSimpleName()));
  }

  /** Parts that whoever opens what was written does not get. */
  private List<String> lost(Tokenizer tokenizer) throws IOException {
    if (format == TokenizerFormat.TOKENIZER_JSON) {
      return List.of();
    }
    Case letters = TokenizerParts.keepsCase(tokenizer) ? Case.CASED : Case.UNCASED;
    Tokenizer again = TokenizerFiles.read(out, TokenizerFileOptions.DEFAULTS.withLetters(letters));
    return TokenizerParts.differences(tokenizer, again);
  }

  private void report(Console console, Tokenizer tokenizer, List<String> lost) {
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", out.toString());
      json.put("format", format.label());
      json.put("tokens", tokenizer.size());
      json.put("lost", lost);
      console.printJson(json);
    } else {
      console.out().printf("%d tokens, %s: %s%n", tokenizer.size(), format.label(), out);
    }
  }
}
