package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
  static Stream<List<String>> commands() {
    var found = new ArrayList<List<String>>();
    collect(Firth.commandLine().getCommandSpec(), List.of(), found);
    return found.stream();
  }

  private static void collect(CommandSpec spec, List<String> path, List<List<String>> found) {
    for (var entry : spec.subcommands().entrySet()) {
      var longer = Stream.concat(path.stream(), Stream.of(entry.getKey())).toList();
      found.add(longer);
      collect(entry.getValue().getCommandSpec(), longer, found);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionSaysItsDefaultOrThatItIsRequired(List<String> path) {
    CommandLine command = Firth.commandLine();
    for (String name : path) {
      command = command.getSubcommands().get(name);
    }
    for (var option : command.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp() && !option.required()) {
        String text = String.join(" ", option.description());
        assertTrue(
            text.toLowerCase(Locale.ROOT).contains("default"), option.longestName() + ": " + text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsPrintedAndSucceeds(List<String> path) {
    var args = Stream.concat(path.stream(), Stream.of("--help")).toArray();
    var run = CommandRun.of(args).succeeded();
    assertEquals("", run.err());
    assertTrue(run.out().contains("Usage: firth " + String.join(" ", path)), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
    assertTrue(!run.out().contains("${"), "a default that was not filled in: " + run.out());
  }

  @Test
  void trainingNamesWhereDefaultsComeFrom() {
    String help = CommandRun.of("vectors", "train", "--help").succeeded().out();
    String text = help.replaceAll("\\s+", " ");
    for (String excerpt :
        new String[] {
          "--window=N Context words looked at on each side, at most (default: 5; word2vec.c).",
          "--min-count=N Words seen less often are left out (default: 5; word2vec.c).",
          "--lr=X Learning rate at the start; it falls linearly (default: 0.035 for skip-gram,"
              + " docs/decisions; 0.05 for cbow, word2vec.c; 0.05 for fasttext).",
          "--sharing=N Positions that share their noise words",
          "with --threads 1 they differ by roundings"
        }) {
      assertTrue(text.contains(excerpt), excerpt + "\n" + help);
    }
  }
}
