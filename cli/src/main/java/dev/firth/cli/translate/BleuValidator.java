package dev.firth.cli.translate;

import dev.firth.eval.Score;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.eval.translation.References;
import dev.firth.seq2seq.train.Measure;
import dev.firth.seq2seq.train.Validator;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.util.List;

/** BLEU of what the model in training makes of held-out sentences. */
public final class BleuValidator implements Validator {
  /** BLEU as sacreBLEU computes it, from 0 to 100. */
  public static final Measure BLEU = new Measure("bleu", "", true);

  private final Bleu metric;
  private final TranslationModel model;
  private final List<String> sources;
  private final References references;
  private final TranslationOptions options;

  /**
   * @param lowerCase whether case does not count, as for models that write lower case
   */
  public BleuValidator(
      boolean lowerCase,
      TranslationModel model,
      List<String> sources,
      List<String> references,
      TranslationOptions options) {
    this.metric = new Bleu(BleuOptions.defaults().withLowercase(lowerCase));
    this.model = model;
    this.sources = sources;
    this.references = References.single(references);
    this.options = options;
  }

  @Override
  public List<Measure> measures() {
    return List.of(BLEU);
  }

  @Override
  public List<Double> validate() {
    return List.of(score(model.translate(sources, options)).value());
  }

  private Score score(List<TranslatedSentence> translated) {
    return metric.corpus(translated.stream().map(TranslatedSentence::text).toList(), references);
  }

  /** The settings of the score. */
  public String signature() {
    return metric.signature("1").toString();
  }
}
