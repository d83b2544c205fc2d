package dev.firth.cli.translate;

import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.align.PairAttention;
import dev.firth.seq2seq.translate.AttentionReader;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.Translation;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some lines of a text, spread over it; blank ones are left out.
 *
 * @param source the text
 * @param target its translation
 * @param wanted how many; all lines if there are fewer
 */
record TranslationSamples(Path source, Path target, int wanted) {
  /** Translates them with the model of a directory. */
  List<SampleTranslation> translate(Path model) throws IOException {
    ParallelLines lines = ParallelLines.read(source, target);
    int[] chosen = chosen(lines);
    List<String> sources = IntStream.of(chosen).mapToObj(lines.sources()::get).toList();
    try (TranslationModel translation = TranslationModel.load(model, ModelFamilies.all())) {
      var options = TranslationOptions.defaults();
      List<Translation> found =
          translation.translate(sources, options).stream()
              .map(TranslatedSentence::translations)
              .map(List::getFirst) // without constraints there is always one
              .toList();
      List<PairAttention> attention = attention(translation, sources, found, options);
      List<SampleTranslation> samples = new ArrayList<>();
      for (int i = 0; i < chosen.length; i++) {
        samples.add(
            new SampleTranslation(
                chosen[i] + 1,
                sources.get(i),
                lines.targets().get(chosen[i]),
                found.get(i).text(),
                attention.isEmpty() ? Optional.empty() : Optional.of(attention.get(i))));
      }
      return samples;
    }
  }

  private int[] chosen(ParallelLines lines) {
    int[] full =
        IntStream.range(0, lines.sources().size())
            .filter(line -> !lines.sources().get(line).isBlank())
            .toArray();
    int count = Math.min(wanted, full.length);
    return IntStream.range(0, count)
        .map(i -> full[Math.toIntExact((long) i * full.length / count)])
        .toArray();
  }

  private static List<PairAttention> attention(
      TranslationModel translation,
      List<String> sources,
      List<Translation> found,
      TranslationOptions options) {
    if (!translation.attends()) {
      return List.of();
    }
    try (AttentionReader reader = translation.attention(AttentionLayer.PENULTIMATE)) {
      return reader.ofTranslations(sources, found, options);
    }
  }
}
