package dev.firth.transformer.bert.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.transformer.Activation;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.Pooling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@code config.json}.
 *
 * @param family whose names the weights have
 * @param options of the model
 * @param labels of the classes that a fine-tuned model tells apart, in order; empty if there are
 *     none
 */
public record ModelConfig(Family family, BertOptions options, List<String> labels) {
  private static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "gelu", Activation.GELU,
          "gelu_python", Activation.GELU,
          "gelu_new", Activation.GELU_TANH,
          "gelu_pytorch_tanh", Activation.GELU_TANH,
          "gelu_fast", Activation.GELU_TANH,
          "relu", Activation.RELU);

  /** Copies the list. */
  public ModelConfig {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing, damaged, or of a model that has no form here; the
   *     message names the setting
   */
  public static ModelConfig read(Path file) throws IOException {
    return of(ConfigFile.read(file));
  }

  private static ModelConfig of(ConfigFile config) throws BadInputException {
    String type = config.text("model_type", Family.BERT.label());
    Family family =
        Family.named(type)
            .orElseThrow(
                () -> config.error("model_type", "is " + type + "; known are " + Family.labels()));
    refuseOtherForms(config);
    try {
      return new ModelConfig(family, options(family, config), labels(config));
    } catch (UsageException e) {
      throw config.error("model", "is impossible: " + e.getMessage());
    }
  }

  private static void refuseOtherForms(ConfigFile config) throws BadInputException {
    String positions = config.text("position_embedding_type", "absolute");
    if (!positions.equals("absolute")) {
      throw config.error(
          "position_embedding_type", "is " + positions + "; only absolute is known here");
    }
    for (String key : List.of("is_decoder", "add_cross_attention")) {
      if (config.flag(key, false)) {
        throw config.error(key, "is true; only encoders are known here");
      }
    }
    if (!config.flag("tie_word_embeddings", true)) {
      throw config.error(
          "tie_word_embeddings", "is false; here output and embeddings share a matrix");
    }
    if (config.count("inner_group_num", 1) != 1) {
      throw config.error("inner_group_num", "is not 1, the only number known here");
    }
  }

  private static BertOptions options(Family family, ConfigFile config) throws BadInputException {
    return family == Family.DISTILBERT ? distilBert(config) : bert(family, config);
  }

  private static BertOptions bert(Family family, ConfigFile config) throws BadInputException {
    var options =
        new BertOptions.Builder(config.count("vocab_size"))
            .size(
                config.count("num_hidden_layers"),
                config.count("hidden_size"),
                config.count("num_attention_heads"),
                config.count("intermediate_size"))
            .positions(config.count("max_position_embeddings", 512), 0)
            .segments(config.count("type_vocab_size", 2))
            .padding(config.count("pad_token_id", 0))
            .activation(activation(config, "hidden_act", family))
            .dropout(
                config.number("hidden_dropout_prob", 0.1),
                config.number("attention_probs_dropout_prob", 0.1))
            .epsilon(config.number("layer_norm_eps", 1e-12))
            .deviation(config.number("initializer_range", 0.02));
    if (family == Family.ALBERT) {
      options
          .embeddingDim(config.count("embedding_size"))
          .differentLayers(config.count("num_hidden_groups", 1));
    } else if (family == Family.ROBERTA) {
      int padding = config.count("pad_token_id", 1);
      int rows = config.count("max_position_embeddings");
      options
          .padding(padding)
          .positions(rows - padding - 1, padding + 1)
          .pooling(Pooling.IN_HEAD_TANH);
    }
    return options.build();
  }

  private static BertOptions distilBert(ConfigFile config) throws BadInputException {
    return new BertOptions.Builder(config.count("vocab_size"))
        .size(
            config.count("n_layers"),
            config.count("dim"),
            config.count("n_heads"),
            config.count("hidden_dim"))
        .positions(config.count("max_position_embeddings", 512), 0)
        .distilBert()
        .padding(config.count("pad_token_id", 0))
        .activation(activation(config, "activation", Family.DISTILBERT))
        .dropout(config.number("dropout", 0.1), config.number("attention_dropout", 0.1))
        .deviation(config.number("initializer_range", 0.02))
        .build();
  }

  private static Activation activation(ConfigFile config, String key, Family family)
      throws BadInputException {
    String name = config.text(key, family == Family.ALBERT ? "gelu_new" : "gelu");
    Activation activation = ACTIVATIONS.get(name);
    if (activation == null) {
      throw config.error(key, "is " + name + "; known here are gelu, gelu_new and relu");
    }
    return activation;
  }

  private static List<String> labels(ConfigFile config) {
    List<String> labels = new ArrayList<>();
    for (int id = 0; config.member("id2label", String.valueOf(id)) != null; id++) {
      labels.add(config.member("id2label", String.valueOf(id)));
    }
    return labels;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param architecture what Hugging Face calls the model with its head
   * @throws UsageException if the family has no form for the options
   */
  void write(Path file, String architecture) throws IOException {
    ObjectNode json = json();
    json.putArray("architectures").add(architecture);
    requireForm(file, json);
    byte[] utf8 = (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(utf8));
  }

  /** What would be read back has to be the same model. */
  private void requireForm(Path file, ObjectNode json) throws IOException {
    boolean plainAlbert = family == Family.ALBERT && options.embeddingDim() == 0;
    boolean noSegments = family != Family.DISTILBERT && options.segments() == 0;
    boolean lacks = plainAlbert || noSegments;
    if (lacks || !of(new ConfigFile(file, json)).options().equals(options)) {
      throw new UsageException(
          family.label() + " has no form for a model of these options: " + options);
    }
  }

  private ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("model_type", family.label());
    json.put("vocab_size", options.vocabulary());
    json.put("max_position_embeddings", options.firstPosition() + options.positions());
    json.put("pad_token_id", options.padding());
    json.put("initializer_range", options.deviation());
    if (family == Family.DISTILBERT) {
      putDistilBert(json);
    } else {
      putBert(json);
    }
    if (!labels.isEmpty()) {
      ObjectNode names = json.putObject("id2label");
      ObjectNode ids = json.putObject("label2id");
      for (int id = 0; id < labels.size(); id++) {
        names.put(String.valueOf(id), labels.get(id));
        ids.put(labels.get(id), id);
      }
    }
    return json;
  }

  private void putBert(ObjectNode json) {
    json.put("num_hidden_layers", options.layers());
    json.put("hidden_size", options.dim());
    json.put("num_attention_heads", options.heads());
    json.put("intermediate_size", options.hidden());
    json.put("type_vocab_size", options.segments());
    json.put("hidden_act", name(options.activation()));
    json.put("hidden_dropout_prob", options.dropout());
    json.put("attention_probs_dropout_prob", options.attentionDropout());
    json.put("layer_norm_eps", options.epsilon());
    if (family == Family.ALBERT) {
      json.put("embedding_size", options.embeddingDim());
      json.put("num_hidden_groups", options.differentLayers());
      json.put("inner_group_num", 1);
    } else {
      json.put("position_embedding_type", "absolute");
    }
  }

  private void putDistilBert(ObjectNode json) {
    json.put("n_layers", options.layers());
    json.put("dim", options.dim());
    json.put("n_heads", options.heads());
    json.put("hidden_dim", options.hidden());
    json.put("activation", name(options.activation()));
    json.put("dropout", options.dropout());
    json.put("attention_dropout", options.attentionDropout());
    json.put("sinusoidal_pos_embds", false);
  }

  private static String name(Activation activation) {
    return switch (activation) {
      case GELU -> "gelu";
      case GELU_TANH -> "gelu_new";
      case RELU -> "relu";
      case SWIGLU ->
          throw new IllegalArgumentException("no model of BERT's family there has SwiGLU");
    };
  }
}
