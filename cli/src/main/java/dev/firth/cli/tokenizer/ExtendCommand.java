package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.vocabulary.ChangedTokenizer;
import dev.firth.tokenizers.vocabulary.VocabularyExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth tokenizer extend}. */
@Command(
    name = "extend",
    header = "Give a tokenizer more tokens.",
    footer = {
      "",
      "Tokens are spelled as the vocabulary spells them, such as Ġword, ##ing or ▁word.",
      "Old ids stay; new ones follow.",
      "",
      "  firth tokenizer extend tokenizer.json --token Ġkubernetes --out larger.json"
    })
final class ExtendCommand extends FirthCommand {
  @Mixin TokenizerArgument model;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "A new token, to be given several times (default: none).")
  List<String> tokens = List.of();

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "New tokens, one a line (default: none).")
  Path file;

  @Mixin RemappingOutput output;

  @Override
  protected void run(Console console) throws IOException {
    Set<String> wanted = new LinkedHashSet<>(tokens);
    if (file != null) {
      wanted.addAll(VocabText.readVocabulary(file).keySet());
    }
    if (wanted.isEmpty()) {
      throw new UsageException("there is no new token: give --token or --tokens");
    }
    output.check();
    Tokenizer old = model.open();
    ChangedTokenizer changed = VocabularyExtension.extend(old, wanted);
    output.write(old, changed.tokenizer(), changed.remapping());
    ChangeReport.print(
        console, output.out, old.size(), changed.tokenizer().size(), changed.remapping().kept());
  }
}
