package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.corpora.Corpus;
import dev.firth.corpora.graph.EdgeList;
import dev.firth.corpora.graph.RandomWalks;
import dev.firth.corpora.graph.WalkOptions;
import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth corpus walks}. */
@Command(
    name = "walks",
    header = "Make text of a graph: random walks, as DeepWalk and node2vec.",
    footer = {
      "",
      "A line of EDGES is 'from to' or 'from to weight'; one that begins with # is",
      "left out. Repeated edges add up. Vectors of the nodes then come from",
      "",
      "  firth corpus walks edges.txt --out walks.txt",
      "  firth vectors train walks.txt --out nodes.vec --min-count 1 --sample 0"
    })
final class WalksCommand extends FirthCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "EDGES",
      description =
          "Files of edges, folders, globs, or - for standard input; .gz, .bz2 and .zst are"
              + " unpacked.")
  List<String> edges;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The walks, one a line: names of nodes and spaces.")
  Path out;

  @Option(names = "--directed", description = "Edges lead one way (default: both ways; node2vec).")
  boolean directed;

  @Option(
      names = "--walks",
      paramLabel = "N",
      description = "Walks that begin at each node (default: 10; node2vec).")
  int walks = WalkOptions.defaults().walks();

  @Option(
      names = "--length",
      paramLabel = "N",
      description =
          "Nodes of a walk; it ends early where no edge leads on (default: 80; node2vec).")
  int length = WalkOptions.defaults().length();

  @Option(
      names = "--p",
      paramLabel = "X",
      description =
          "Return parameter: low leads back to the node before, high away (default: 1;"
              + " node2vec).")
  double p = WalkOptions.defaults().p();

  @Option(
      names = "--q",
      paramLabel = "X",
      description =
          "In-out parameter: low leads on, high keeps near the node before (default: 1;"
              + " node2vec).")
  double q = WalkOptions.defaults().q();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides everything random (default: 1; Firth).")
  long seed = WalkOptions.defaults().seed();

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    var options = new WalkOptions(walks, length, p, q, seed, threads.number());
    AtomicFile.checkTarget(out);
    try (var text = Corpus.of(edges).strict(strict.isGiven());
        var progress = console.progress()) {
      var read = EdgeList.read(text, directed, progress);
      long start = System.nanoTime();
      var totals = new RandomWalks(read.graph(), options).write(out, progress);
      report(console, read, totals, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void report(
      Console console, EdgeList.Result read, RandomWalks.Totals totals, double seconds) {
    var graph = read.graph();
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("nodes", graph.nodes());
      result.put("edges", graph.edges());
      result.put("directed", graph.directed());
      result.put("weighted", graph.weighted());
      result.put("brokenBytes", read.brokenBytes());
      result.put("walks", totals.walks());
      result.put("tokens", totals.nodes());
      result.put("shortWalks", totals.shortWalks());
      result.put("seconds", seconds);
      result.put("out", out.toString());
      console.printJson(result);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d nodes, %,d %s edges%s%n",
            graph.nodes(),
            graph.edges(),
            graph.directed() ? "directed" : "undirected",
            graph.weighted() ? " with weights" : "");
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d walks, %,d words, in %.1f s: %s%n",
            totals.walks(),
            totals.nodes(),
            seconds,
            console.strong(out.toString()));
    if (totals.shortWalks() > 0) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "firth: %,d walks are short: no edge leads on from where they ended%n",
              totals.shortWalks());
    }
  }
}
