package dev.firth.eval.baseline.dense;

import dev.firth.runs.UsageException;

/**
 * The shape of a hierarchical navigable small world graph (Malkov and Yashunin 2018).
 *
 * @param maxConnections most neighbours a vector keeps on a layer, 1 to {@value #MOST_CONNECTIONS};
 *     their M
 * @param beamWidth candidates looked at while a vector is inserted, 1 to {@value #WIDEST_BEAM};
 *     their efConstruction
 */
public record HnswOptions(int maxConnections, int beamWidth) {
  private static final int MOST_CONNECTIONS = 512;
  private static final int WIDEST_BEAM = 3200;

  public HnswOptions {
    if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
      throw new UsageException(
          "%d connections of a vector; give 1 to %d, such as 16"
              .formatted(maxConnections, MOST_CONNECTIONS));
    }
    if (beamWidth < 1 || beamWidth > WIDEST_BEAM) {
      throw new UsageException(
          "a beam of %d candidates; give 1 to %d, such as 100".formatted(beamWidth, WIDEST_BEAM));
    }
  }

  /** 16 connections, a beam of 100: Lucene's. */
  public static HnswOptions defaults() {
    return new HnswOptions(16, 100);
  }
}
