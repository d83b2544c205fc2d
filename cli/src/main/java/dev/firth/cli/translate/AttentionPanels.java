package dev.firth.cli.translate;

import dev.firth.eval.report.HeatPanel;
import dev.firth.seq2seq.align.AttentionMap;
import dev.firth.seq2seq.align.PairAttention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Attention as heat maps.
 *
 * @param pieces whether pieces are shown, not words
 * @param heads whether each head has a map, not their mean
 */
record AttentionPanels(boolean pieces, boolean heads) {
  /** Most rows or columns that a map is drawn with. */
  static final int MOST = 300;

  /** How a map is read. */
  static final String CAPTION =
      "How much each word of the translation (rows) looks at each word of the source (columns) when"
          + " it is said; the greatest of a row has a frame. Point at a square for its number.";

  /**
   * The maps of a pair.
   *
   * @param caption of the first one
   */
  List<HeatPanel> of(PairAttention pair, String title, String caption) {
    if (!heads) {
      return List.of(panel(pair, pair.mean(), title, caption));
    }
    List<HeatPanel> panels = new ArrayList<>();
    for (int head = 0; head < pair.heads().length; head++) {
      String own = head == 0 ? caption : "";
      panels.add(panel(pair, pair.heads()[head], title + ", head " + (head + 1), own));
    }
    return panels;
  }

  private HeatPanel panel(PairAttention pair, float[][] weights, String title, String caption) {
    AttentionMap map = map(pair, weights);
    return new HeatPanel(title, caption, map.targets(), map.sources(), shares(map.weights()));
  }

  /** The map of some weights of a pair. */
  AttentionMap map(PairAttention pair, float[][] weights) {
    return pieces ? pair.ofPieces(weights) : pair.ofWords(weights);
  }

  static List<List<Double>> shares(float[][] weights) {
    return Arrays.stream(weights)
        .map(row -> IntStream.range(0, row.length).mapToObj(i -> (double) row[i]).toList())
        .toList();
  }
}
