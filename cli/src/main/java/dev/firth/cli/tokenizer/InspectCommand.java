package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth tokenizer inspect}. */
@Command(name = "inspect", header = "Show the parts of a tokenizer and its vocabulary.")
final class InspectCommand extends FirthCommand {
  @Mixin TokenizerArgument model;

  @Option(
      names = "--vocab",
      description = "Print the vocabulary: id, tab, token (default: the parts).")
  boolean vocabulary;

  @Override
  protected void run(Console console) throws IOException {
    Tokenizer tokenizer = model.open();
    if (vocabulary) {
      printVocabulary(console, tokenizer);
    } else if (console.json()) {
      console.printJson(describe(tokenizer));
    } else {
      describe(tokenizer).forEach((part, value) -> console.out().printf("%-14s %s%n", part, value));
    }
  }

  private static Map<String, Object> describe(Tokenizer tokenizer) {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("model", tokenizer.model().getClass().getSimpleName());
    parts.put("tokens", tokenizer.size());
    parts.put("modelTokens", tokenizer.model().size());
    parts.put("normalizer", name(tokenizer.normalizer()));
    parts.put("preTokenizer", name(tokenizer.preTokenizer()));
    parts.put("postProcessor", name(tokenizer.postProcessor()));
    parts.put("decoder", name(tokenizer.decoder()));
    List<String> special = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (AddedToken token : tokenizer.addedTokens().values()) {
      (token.special() ? special : added).add(token.content());
    }
    parts.put("specialTokens", special);
    parts.put("addedTokens", added);
    return parts;
  }

  private static String name(Optional<?> part) {
    return part.map(value -> value.getClass().getSimpleName()).orElse("none");
  }

  private static void printVocabulary(Console console, Tokenizer tokenizer) {
    int shown = 0;
    for (int id = 0; shown < tokenizer.size(); id++) {
      String token = tokenizer.tokenOf(id);
      if (token == null) {
        continue;
      }
      shown++;
      if (console.json()) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("token", token);
        console.printJson(json);
      } else {
        console.out().println(id + "\t" + token);
      }
    }
  }
}
