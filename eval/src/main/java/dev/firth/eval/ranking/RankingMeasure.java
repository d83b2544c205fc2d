package dev.firth.eval.ranking;

import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A measure of one query's ranking, by the name that {@code trec_eval} prints: {@code map}, {@code
 * P_10}, {@code ndcg_cut_10}. All lie in [0, 1], higher is better.
 *
 * @param kind what is measured
 * @param cutoff how many documents count, from the best; 0 for all
 */
public record RankingMeasure(Kind kind, int cutoff) {
  private static final int[] CUTOFFS = {5, 10, 15, 20, 30, 100, 200, 500, 1000};
  private static final Pattern WITH_CUTOFF =
      Pattern.compile("(?<name>[a-z_]+?)(_cut)?[@_.](?<cutoff>[1-9]\\d{0,8})");

  /** What is measured. */
  public enum Kind {
    /**
     * Mean of the precision at each relevant document, those not found counting 0 (mean average
     * precision, over queries).
     */
    MAP("map"),
    /** 1 / rank of the first relevant document (mean reciprocal rank, over queries). */
    RECIPROCAL_RANK("recip_rank"),
    /** Precision after as many documents as are relevant. */
    R_PRECISION("Rprec"),
    /**
     * How often relevant documents stand before documents judged as not relevant; what nobody
     * judged does not count (Buckley and Voorhees 2004).
     */
    BPREF("bpref"),
    /** Normalised discounted cumulative gain, the gain being the grade. */
    NDCG("ndcg"),
    /** The same, the gain being 2^grade - 1. */
    NDCG_EXPONENTIAL("ndcg_exp"),
    /** Share of relevant documents among the first; a shorter ranking is filled up with others. */
    PRECISION("P"),
    /** Share of the relevant documents that are among the first. */
    RECALL("recall");

    private final String trecName;

    Kind(String trecName) {
      this.trecName = trecName;
    }

    private boolean needsCutoff() {
      return this == PRECISION || this == RECALL;
    }

    private boolean takesCutoff() {
      return this != R_PRECISION && this != BPREF;
    }
  }

  /**
   * Checks the cutoff.
   *
   * @throws UsageException if the measure needs one and has none, or has one and takes none
   */
  public RankingMeasure {
    if (cutoff < 0 || (cutoff == 0 && kind.needsCutoff()) || (cutoff > 0 && !kind.takesCutoff())) {
      throw new UsageException(
          kind.takesCutoff()
              ? kind.trecName + " needs the number of documents it looks at, as in P_10"
              : kind.trecName + " looks at its own number of documents and takes none");
    }
  }

  /**
   * The measure of a name: {@code trec_eval}'s ({@code ndcg_cut_10}, {@code ndcg_cut.10}), with the
   * cutoff behind an at sign ({@code ndcg@10}), or {@code mrr} for {@code recip_rank}; {@code
   * ndcg_exp} and {@code recip_rank_cut_10} are ours. Case does not matter.
   *
   * @throws UsageException if there is no such measure
   */
  public static RankingMeasure named(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    var matcher = WITH_CUTOFF.matcher(lower);
    return matcher.matches()
        ? new RankingMeasure(
            kind(matcher.group("name"), text), Integer.parseInt(matcher.group("cutoff")))
        : new RankingMeasure(kind(lower, text), 0);
  }

  private static Kind kind(String lower, String asked) {
    String name = lower.equals("mrr") ? "recip_rank" : lower;
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.trecName.toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no measure '"
                        + asked
                        + "'; there are "
                        + Arrays.stream(Kind.values())
                            .map(kind -> kind.trecName)
                            .collect(Collectors.joining(", "))
                        + ", with a cutoff as in P_10, ndcg_cut_10"));
  }

  /** Every kind, those that take a cutoff at 5, 10, 15, 20, 30, 100, 200, 500 and 1000 as well. */
  public static List<RankingMeasure> all() {
    var all = new ArrayList<RankingMeasure>();
    for (Kind kind : Kind.values()) {
      if (!kind.needsCutoff()) {
        all.add(new RankingMeasure(kind, 0));
      }
    }
    for (Kind kind : Kind.values()) {
      if (kind.takesCutoff() && kind != Kind.RECIPROCAL_RANK) {
        Arrays.stream(CUTOFFS).forEach(cutoff -> all.add(new RankingMeasure(kind, cutoff)));
      }
    }
    return List.copyOf(all);
  }

  /** The name that {@code trec_eval} prints, or would print. */
  public String name() {
    if (cutoff == 0) {
      return kind.trecName;
    }
    return kind.trecName + (kind.needsCutoff() ? "_" : "_cut_") + cutoff;
  }

  @Override
  public String toString() {
    return name();
  }

  /** The value for one query; 0 where nothing relevant was to be found. */
  double of(JudgedRanking ranking) {
    int first = cutoff == 0 ? Integer.MAX_VALUE : cutoff;
    int relevant = ranking.relevant();
    return switch (kind) {
      case MAP -> averagePrecision(ranking, first);
      case RECIPROCAL_RANK -> reciprocalRank(ranking, first);
      case R_PRECISION -> share(ranking.relevantRetrieved(relevant), relevant);
      case BPREF -> bpref(ranking);
      case NDCG -> Gain.LINEAR.normalised(ranking, first);
      case NDCG_EXPONENTIAL -> Gain.EXPONENTIAL.normalised(ranking, first);
      case PRECISION -> share(ranking.relevantRetrieved(first), first);
      case RECALL -> share(ranking.relevantRetrieved(first), relevant);
    };
  }

  private static double share(double part, int of) {
    return of == 0 ? 0 : part / of;
  }

  private static double averagePrecision(JudgedRanking ranking, int first) {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < Math.min(first, ranking.retrieved()); i++) {
      if (ranking.isRelevant(i)) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return share(sum, ranking.relevant());
  }

  private static double reciprocalRank(JudgedRanking ranking, int first) {
    for (int i = 0; i < Math.min(first, ranking.retrieved()); i++) {
      if (ranking.isRelevant(i)) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  private static double bpref(JudgedRanking ranking) {
    int relevant = ranking.relevant();
    int others = ranking.judged().length - relevant;
    int othersBefore = 0;
    double sum = 0;
    for (int i = 0; i < ranking.retrieved(); i++) {
      if (ranking.isRelevant(i)) {
        sum +=
            othersBefore == 0
                ? 1
                : 1 - share(Math.min(othersBefore, relevant), Math.min(others, relevant));
      } else if (ranking.grades()[i] != JudgedRanking.UNJUDGED) {
        othersBefore++;
      }
    }
    return share(sum, relevant);
  }
}
