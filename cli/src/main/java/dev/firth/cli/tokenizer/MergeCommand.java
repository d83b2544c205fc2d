package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.AtomicFile;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.vocabulary.MergedTokenizer;
import dev.firth.tokenizers.vocabulary.VocabularyMerging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer merge}. */
@Command(
    name = "merge",
    header = "Make one tokenizer of two of a kind.",
    footer = {
      "",
      "The ids of the first stay; tokens that only the second has follow. All other parts are",
      "the first's.",
      "",
      "  firth tokenizer merge en.json de.json --out both.json"
    })
final class MergeCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "FIRST", description = TokenizerArgument.DESCRIPTION)
  Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another one of the same kind.")
  Path second;

  @Mixin FormatOptions format;
  @Mixin RemappingOutput output;

  @Option(
      names = "--remapping-second",
      paramLabel = "FILE",
      description = "Like --remapping, for the ids of the second (default: not written).")
  Path remappingSecond;

  @Override
  protected void run(Console console) throws IOException {
    output.check();
    if (remappingSecond != null) {
      AtomicFile.checkTarget(remappingSecond);
    }
    List<Tokenizer> both = format.open(List.of(first, second));
    MergedTokenizer merged = VocabularyMerging.merge(both.getFirst(), both.getLast());
    output.write(both.getFirst(), merged.tokenizer(), merged.first());
    if (remappingSecond != null) {
      RemappingOutput.writeRemapping(both.getLast(), merged.second(), remappingSecond);
    }
    ChangeReport.print(
        console,
        output.out,
        both.getFirst().size(),
        merged.tokenizer().size(),
        merged.first().kept());
  }
}
