package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.eval.ranking.Qrels;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.ranking.RankingMetrics;
import dev.firth.eval.ranking.RankingOptions;
import dev.firth.eval.ranking.RankingResult;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth score ranking}. */
@Command(
    name = "ranking",
    header = "Score a TREC run against relevance judgements, as trec_eval does.",
    footer = {
      "",
      "Equal scores are put in order by document, downwards; ranks in the run are",
      "not read. The mean is over the queries that both files have (see --complete).",
      "",
      "  firth score ranking run.bm25.txt --qrels qrels.txt",
      "  firth score ranking run.txt --qrels qrels.txt --measures map,ndcg@10,mrr"
    })
final class RankingCommand extends FirthCommand {
  @Parameters(
      paramLabel = "RUN",
      description = "Lines of query, Q0, document, rank, score and tag; packed files are unpacked.")
  Path run;

  @Option(
      names = "--qrels",
      required = true,
      paramLabel = "FILE",
      description = "Lines of query, iteration, document and grade.")
  Path qrels;

  @Option(
      names = "--per-query",
      description = "The scores of every query as well, in trec_eval's columns (default: means).")
  boolean perQuery;

  @Option(
      names = {"-l", "--level"},
      paramLabel = "GRADE",
      defaultValue = "1",
      description = "Lowest grade that is relevant (default: ${DEFAULT-VALUE}; trec_eval).")
  int level;

  @Option(
      names = {"-M", "--depth"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Documents of a query that count; 0 for all (default: ${DEFAULT-VALUE}).")
  int depth;

  @Option(
      names = {"-c", "--complete"},
      description =
          "Judged queries that the run lacks count as 0 (default: they do not count; trec_eval).")
  boolean complete;

  @Option(
      names = "--measures",
      paramLabel = "NAMES",
      description =
          "map, mrr, Rprec, bpref, ndcg, ndcg_exp (gain 2^grade - 1), with a cutoff P@10,"
              + " recall@100, ndcg@10, ndcg_exp@10, map@10, mrr@10; commas between (default: all,"
              + " at 5 to 1000; trec_eval).")
  String measures;

  @Mixin ConfidenceFlags confidence;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    report.check();
    confidence.check();
    RankingResult result = RankingMetrics.evaluate(TrecRun.read(run), Qrels.read(qrels), options());
    var output = new RankingOutput(result, confidence);
    if (console.json()) {
      console.printJson(output.json(perQuery));
    } else {
      output.print(console, perQuery);
    }
    report.write(output::report);
  }

  private RankingOptions options() {
    if (level < 1 || depth < 0) {
      throw new UsageException(
          level < 1
              ? "--level takes a grade from 1 on, not " + level
              : "--depth takes a number from 0 on, not " + depth);
    }
    List<RankingMeasure> wanted =
        measures == null
            ? RankingMeasure.all()
            : Arrays.stream(measures.split(",")).map(RankingMeasure::named).toList();
    return new RankingOptions(level, depth, complete, wanted);
  }
}
