package dev.firth.cli.translate;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the sentences of a prompt are translated; its commands change that. */
final class PromptSettings {
  private TranslationOptions options;
  private final List<String> must = new ArrayList<>();

  PromptSettings(TranslationOptions options) {
    this.options = options;
  }

  TranslationOptions options() {
    return options;
  }

  /** Phrases that translations must have. */
  List<String> must() {
    return List.copyOf(must);
  }

  int nBest() {
    return options.sampling().map(draws -> draws.samples()).orElseGet(options.beam()::nBest);
  }

  /**
   * Searches for translations instead of drawing them.
   *
   * @throws UsageException if the beam is less than the translations wanted
   */
  void setBeam(int width) {
    options = options.withBeam(options.beam().withBeam(width, nBest()));
  }

  /**
   * Wants so many translations of a sentence.
   *
   * @throws UsageException if they are less than one or more than the beam
   */
  void setNBest(int number) {
    options =
        options.sampling().isPresent()
            ? options.withSampling(options.sampling().get().withSamples(number))
            : options.withBeam(options.beam().withBeam(options.beam().beam(), number));
  }

  /** The options for so many translations of one sentence, with a beam that is wide enough. */
  TranslationOptions alternatives(int number) {
    int width = Math.max(number, options.beam().beam());
    return options.withBeam(options.beam().withBeam(width, number));
  }

  /** Wants a phrase in translations; none of those wanted before if it is empty. */
  void addMust(String phrase) {
    if (phrase.isEmpty()) {
      must.clear();
    } else {
      must.add(phrase);
    }
  }

  /** Wants translations without a phrase; forgets those before if it is empty. */
  void addAvoid(String phrase) {
    List<String> all = new ArrayList<>(phrase.isEmpty() ? List.of() : options.avoid());
    if (!phrase.isEmpty()) {
      all.add(phrase);
    }
    options = options.withAvoid(all);
  }

  /** All of them by name. */
  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("beam", options.beam().beam());
    map.put("nbest", nBest());
    map.put("sample", options.sampling().isPresent());
    map.put("must", must());
    map.put("avoid", options.avoid());
    return map;
  }
}
