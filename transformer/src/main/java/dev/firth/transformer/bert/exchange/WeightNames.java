package dev.firth.transformer.bert.exchange;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a family calls the weights that our models call by their paths. {@code #} stands for the
 * number of a layer.
 */
final class WeightNames {
  private static final Map<String, String> BERT =
      Map.ofEntries(
          Map.entry("bert.embeddings.tokens", "bert.embeddings.word_embeddings"),
          Map.entry("bert.embeddings.positions", "bert.embeddings.position_embeddings"),
          Map.entry("bert.embeddings.segments", "bert.embeddings.token_type_embeddings"),
          Map.entry("bert.embeddings.norm", "bert.embeddings.LayerNorm"),
          Map.entry("bert.layers.#.attention.query", "bert.encoder.layer.#.attention.self.query"),
          Map.entry("bert.layers.#.attention.key", "bert.encoder.layer.#.attention.self.key"),
          Map.entry("bert.layers.#.attention.value", "bert.encoder.layer.#.attention.self.value"),
          Map.entry(
              "bert.layers.#.attention.output", "bert.encoder.layer.#.attention.output.dense"),
          Map.entry(
              "bert.layers.#.attentionNorm", "bert.encoder.layer.#.attention.output.LayerNorm"),
          Map.entry("bert.layers.#.feedForward.inner", "bert.encoder.layer.#.intermediate.dense"),
          Map.entry("bert.layers.#.feedForward.outer", "bert.encoder.layer.#.output.dense"),
          Map.entry("bert.layers.#.feedForwardNorm", "bert.encoder.layer.#.output.LayerNorm"),
          Map.entry("bert.pooler.dense", "bert.pooler.dense"),
          Map.entry("masked", "cls.predictions"),
          Map.entry("masked.dense", "cls.predictions.transform.dense"),
          Map.entry("masked.norm", "cls.predictions.transform.LayerNorm"),
          Map.entry("sentences", "cls.seq_relationship"),
          Map.entry("classifier.output", "classifier"),
          Map.entry("choice.output", "classifier"),
          Map.entry("labels", "classifier"),
          Map.entry("spans", "qa_outputs"));

  /** Those that are not BERT's with another beginning. */
  private static final Map<String, String> ROBERTA =
      Map.of(
          "masked", "lm_head",
          "masked.dense", "lm_head.dense",
          "masked.norm", "lm_head.layer_norm",
          "classifier.pooler.dense", "classifier.dense",
          "classifier.output", "classifier.out_proj",
          "choice.pooler.dense", "roberta.pooler.dense");

  private static final String ALBERT_LAYER =
      "albert.encoder.albert_layer_groups.#.albert_layers.0.";
  private static final Map<String, String> ALBERT =
      Map.ofEntries(
          Map.entry("bert.embeddings.projection", "albert.encoder.embedding_hidden_mapping_in"),
          Map.entry("bert.layers.#.attention.query", ALBERT_LAYER + "attention.query"),
          Map.entry("bert.layers.#.attention.key", ALBERT_LAYER + "attention.key"),
          Map.entry("bert.layers.#.attention.value", ALBERT_LAYER + "attention.value"),
          Map.entry("bert.layers.#.attention.output", ALBERT_LAYER + "attention.dense"),
          Map.entry("bert.layers.#.attentionNorm", ALBERT_LAYER + "attention.LayerNorm"),
          Map.entry("bert.layers.#.feedForward.inner", ALBERT_LAYER + "ffn"),
          Map.entry("bert.layers.#.feedForward.outer", ALBERT_LAYER + "ffn_output"),
          Map.entry("bert.layers.#.feedForwardNorm", ALBERT_LAYER + "full_layer_layer_norm"),
          Map.entry("bert.pooler.dense", "albert.pooler"),
          Map.entry("masked", "predictions"),
          Map.entry("masked.dense", "predictions.dense"),
          Map.entry("masked.norm", "predictions.LayerNorm"),
          Map.entry("sentences", "sop_classifier.classifier"));

  private static final String DISTIL_LAYER = "distilbert.transformer.layer.#.";
  private static final Map<String, String> DISTILBERT =
      Map.ofEntries(
          Map.entry("bert.layers.#.attention.query", DISTIL_LAYER + "attention.q_lin"),
          Map.entry("bert.layers.#.attention.key", DISTIL_LAYER + "attention.k_lin"),
          Map.entry("bert.layers.#.attention.value", DISTIL_LAYER + "attention.v_lin"),
          Map.entry("bert.layers.#.attention.output", DISTIL_LAYER + "attention.out_lin"),
          Map.entry("bert.layers.#.attentionNorm", DISTIL_LAYER + "sa_layer_norm"),
          Map.entry("bert.layers.#.feedForward.inner", DISTIL_LAYER + "ffn.lin1"),
          Map.entry("bert.layers.#.feedForward.outer", DISTIL_LAYER + "ffn.lin2"),
          Map.entry("bert.layers.#.feedForwardNorm", DISTIL_LAYER + "output_layer_norm"),
          Map.entry("masked", "vocab_projector"),
          Map.entry("masked.dense", "vocab_transform"),
          Map.entry("masked.norm", "vocab_layer_norm"),
          Map.entry("classifier.pooler.dense", "pre_classifier"),
          Map.entry("choice.pooler.dense", "pre_classifier"));

  private static final Pattern NUMBER = Pattern.compile("(?<=\\.)\\d+(?=\\.)");

  private final Family family;

  WeightNames(Family family) {
    this.family = family;
  }

  /**
   * The name of a weight.
   *
   * @param path in a model with a head, such as {@code bert.layers.0.attention.query.weight}
   */
  String of(String path) {
    int dot = path.lastIndexOf('.');
    Matcher number = NUMBER.matcher(path);
    String layer = number.find() ? number.group() : "";
    String template = NUMBER.matcher(path.substring(0, dot)).replaceFirst("#");
    return module(template).replace("#", layer) + path.substring(dot);
  }

  private String module(String template) {
    String own = own().get(template);
    if (own != null) {
      return own;
    }
    String name = BERT.get(template);
    if (name == null) {
      throw new IllegalArgumentException(family.label() + " has no weights like " + template);
    }
    return name.replaceFirst("^bert\\.", family.label() + ".");
  }

  private Map<String, String> own() {
    return switch (family) {
      case BERT -> Map.of();
      case ROBERTA -> ROBERTA;
      case ALBERT -> ALBERT;
      case DISTILBERT -> DISTILBERT;
    };
  }
}
