package dev.firth.transformer.bert.finetune;

import dev.firth.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the best spans in the windows of a text by the scores of their first and last tokens, as
 * BERT's {@code run_squad.py} does.
 */
final class SpanSearch {
  private static final int STARTS = 20;
  private static final int LONGEST = 30;
  private static final int KEPT = 20;

  private record Place(int start, int end) {}

  private final String context;
  private final Map<Place, Double> spans = new HashMap<>();
  private double none = Double.POSITIVE_INFINITY;

  SpanSearch(String context) {
    this.context = context;
  }

  /** Adds a window with the scores of first and last tokens. */
  void add(Encoding window, float[] starts, float[] ends) {
    none = Math.min(none, starts[0] + ends[0]);
    int[] sequences = window.sequenceIds();
    List<Integer> inText =
        IntStream.range(0, window.size()).filter(token -> sequences[token] == 1).boxed().toList();
    List<Integer> best =
        inText.stream()
            .sorted(Comparator.comparingDouble(token -> -starts[token]))
            .limit(STARTS)
            .toList();
    for (int first : best) {
      for (int last = first; last < first + LONGEST && last < window.size(); last++) {
        if (sequences[last] == 1) {
          var place = new Place(window.start(first), window.end(last));
          spans.merge(place, (double) starts[first] + ends[last], Math::max);
        }
      }
    }
  }

  /**
   * The answer.
   *
   * @param mayBeNone whether the text may have none
   */
  SpanAnswer answer(boolean mayBeNone) {
    var scored = new ArrayList<>(spans.entrySet());
    if (mayBeNone || scored.isEmpty()) {
      scored.add(Map.entry(new Place(-1, -1), none));
    }
    scored.sort(
        Map.Entry.<Place, Double>comparingByValue()
            .reversed()
            .thenComparingInt(entry -> entry.getKey().start())
            .thenComparingInt(entry -> entry.getKey().end()));
    var best = scored.subList(0, Math.min(KEPT, scored.size()));
    float[] scores = new float[best.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = best.get(i).getValue().floatValue();
    }
    double[] probabilities = Softmax.of(scores);
    List<SpanAnswer.Span> nBest = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Place place = best.get(i).getKey();
      String text = place.start() < 0 ? "" : context.substring(place.start(), place.end());
      nBest.add(new SpanAnswer.Span(text, place.start(), place.end(), probabilities[i]));
    }
    return new SpanAnswer(nBest.getFirst(), nBest);
  }
}
