package dev.firth.transformer.bert.heads;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.Pooling;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A classifier that may answer behind any layer (FastBERT, Liu et al. 2020): the first layers have
 * small classifiers of their own, which learn to say what the last one says. A text leaves as soon
 * as a classifier is sure enough.
 *
 * <p>The scores are those of the last classifier. Beside them the script has
 *
 * <pre>
 * def exits(self, states: List[Tensor], noise) -> List[Tensor]
 *     from all hidden states: the scores behind each layer but the last
 * def classify(self, ids, segments, lengths, uncertainty: float) -> Tuple[Tensor, Tensor]
 *     probabilities (batch, classes), and the number of layers that each text went through
 * </pre>
 */
public final class EarlyExitClassifier extends BertWithHead {
  private static final String EARLY = "early";

  private final ClassificationHead last;

  /**
   * @param trained the fine-tuned model, which is shared; its layers and classifier stay as they
   *     are
   */
  public EarlyExitClassifier(BertForSequenceClassification trained) {
    super(trained.bert());
    BertOptions options = trained.bert().options();
    layer("silence", new Silence());
    last = layer("classifier", trained.classifier());
    BertOptions pooled = options.toBuilder().pooling(Pooling.IN_HEAD_TANH).build();
    layers(
        EARLY,
        IntStream.range(1, options.layers())
            .mapToObj(i -> new ClassificationHead(pooled, trained.outputs()))
            .toList());
    constant("depth", options.layers());
    constant("greatestEntropy", Math.log(trained.outputs()));
  }

  /** What reads the vectors of texts behind the last layer. */
  public ClassificationHead lastClassifier() {
    return last;
  }

  /** The weights of the early classifiers, such as {@code early.0.output.weight}. */
  public Map<String, Parameter> exitParameters() {
    Map<String, Parameter> exits = parameters();
    exits.keySet().removeIf(path -> !path.startsWith(EARLY + "."));
    return exits;
  }

  /** Leaves gradients to the early classifiers alone. */
  public void freezeAllButExits() {
    parameters().values().forEach(weight -> weight.freeze(true));
    exitParameters().values().forEach(weight -> weight.freeze(false));
  }

  @Override
  protected String source() {
    return """
      def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        return [self.classifier(self.bert.pooled(hidden, noise), noise)]

      def exits(self, states: List[Tensor], noise: __torch__.Noise) -> List[Tensor]:
        scores : List[Tensor] = []
        i = 1
        for exit in self.early:
          scores.append(exit(torch.select(states[i], 1, 0), noise))
          i = i + 1
        return scores

      def uncertainty(self, probabilities: Tensor) -> Tensor:
        return -torch.sum(torch.xlogy(probabilities, probabilities), 1) / self.greatestEntropy

      def classify(self, ids: Tensor, segments: Tensor, lengths: Tensor, uncertainty: float) -> Tuple[Tensor, Tensor]:
        noise = self.silence()
        mask = self.bert.mask(lengths, ids.size(1))
        x = self.bert.embeddings(ids, segments, noise)
        rows = torch.arange(ids.size(0))
        answers : List[Tensor] = []
        left : List[Tensor] = []
        layers : List[Tensor] = []
        i = 0
        for exit in self.early:
          if rows.size(0) > 0:
            x = self.bert.layer(i, x, mask, noise)
            found = torch.softmax(exit(torch.select(x, 1, 0), noise), 1)
            sure = torch.lt(self.uncertainty(found), uncertainty)
            answers.append(found[sure])
            left.append(rows[sure])
            layers.append(torch.full_like(rows[sure], i + 1))
            stay = torch.logical_not(sure)
            x = x[stay]
            mask = mask[stay]
            rows = rows[stay]
          i = i + 1
        if rows.size(0) > 0:
          x = self.bert.layer(self.depth - 1, x, mask, noise)
          answers.append(torch.softmax(self.classifier(self.bert.pooled(x, noise), noise), 1))
          left.append(rows)
          layers.append(torch.full_like(rows, self.depth))
        order = torch.argsort(torch.cat(left, 0))
        return (torch.cat(answers, 0)[order], torch.cat(layers, 0)[order])
    """;
  }
}
