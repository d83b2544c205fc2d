package dev.firth.bench.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.eval.translation.BleuTokenizer;
import dev.firth.eval.translation.ChrF;
import dev.firth.eval.translation.ChrFOptions;
import dev.firth.eval.translation.Smoothing;
import dev.firth.eval.translation.Ter;
import dev.firth.eval.translation.TerOptions;
import dev.firth.eval.translation.TranslationMetric;

/** The metric that a stored result was computed with. */
final class StoredMetric {
  private StoredMetric() {}

  /** The metric of sacreBLEU's name and arguments. */
  static TranslationMetric of(String name, JsonNode args) {
    return switch (name) {
      case "BLEU" -> bleu(args);
      case "CHRF", "chrF2" -> chrF(args);
      case "TER" -> ter(args);
      default -> throw new IllegalArgumentException("no metric " + name);
    };
  }

  private static Bleu bleu(JsonNode args) {
    var method = Smoothing.Method.EXP;
    for (Smoothing.Method known : Smoothing.Method.values()) {
      if (known.label().equals(args.path("smooth_method").asText())) {
        method = known;
      }
    }
    JsonNode value = args.path("smooth_value");
    var options = BleuOptions.defaults();
    return new Bleu(
        options
            .withTokenizer(BleuTokenizer.of(args.path("tokenize").asText("13a")).orElseThrow())
            .withSmoothing(
                value.isNumber() ? Smoothing.of(method, value.doubleValue()) : Smoothing.of(method))
            .withEffectiveOrder(args.path("effective_order").asBoolean())
            .withLowercase(args.path("lowercase").asBoolean())
            .withMaxOrder(args.path("max_ngram_order").asInt(options.maxOrder())));
  }

  private static ChrF chrF(JsonNode args) {
    var options = ChrFOptions.defaults();
    return new ChrF(
        options
            .withCharOrder(args.path("char_order").asInt(options.charOrder()))
            .withWordOrder(args.path("word_order").asInt(options.wordOrder()))
            .withBeta(args.path("beta").asInt(options.beta()))
            .withLowercase(args.path("lowercase").asBoolean())
            .withWhitespace(args.path("whitespace").asBoolean())
            .withEpsSmoothing(args.path("eps_smoothing").asBoolean()));
  }

  private static Ter ter(JsonNode args) {
    return new Ter(
        TerOptions.defaults()
            .withNormalized(args.path("normalized").asBoolean())
            .withNoPunct(args.path("no_punct").asBoolean())
            .withAsianSupport(args.path("asian_support").asBoolean())
            .withCaseSensitive(args.path("case_sensitive").asBoolean()));
  }
}
