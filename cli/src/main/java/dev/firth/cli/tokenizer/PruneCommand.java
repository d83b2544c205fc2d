package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.Corpus;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.vocabulary.ChangedTokenizer;
import dev.firth.tokenizers.vocabulary.VocabularyPruning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer prune}. */
@Command(
    name = "prune",
    header = "Drop the tokens that a text does not use.",
    footer = {
      "",
      "Special tokens, single characters and bytes stay, and what merges go through; the text",
      "is encoded as before. Ids move up without gaps.",
      "",
      "  firth tokenizer prune tokenizer.json corpus.txt --out smaller.json --remapping ids.tsv"
    })
final class PruneCommand extends FirthCommand {
  @Mixin TokenizerArgument model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "CORPUS",
      description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description =
          "Tokens that are used so often stay; with more than 1 the text may be encoded otherwise"
              + " (default: 1).")
  long minCount = 1;

  @Mixin RemappingOutput output;

  @Override
  protected void run(Console console) throws IOException {
    output.check();
    Tokenizer old = model.open();
    try (var text = Corpus.of(corpus)) {
      ChangedTokenizer changed = VocabularyPruning.prune(old, new CorpusLines(text), minCount);
      output.write(old, changed.tokenizer(), changed.remapping());
      ChangeReport.print(
          console, output.out, old.size(), changed.tokenizer().size(), changed.remapping().kept());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
