package dev.firth.seq2seq.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.LengthLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairScorerTest {
  private static final List<ModelFamily<EncoderDecoder>> FAMILIES =
      List.of(RecurrentArchitecture.FAMILY);
  private static final String SOURCE = "w3 w1 w4 w1 w5";

  @TempDir Path folder;

  private List<Translation> ended(Path model) throws IOException {
    var lengths = Constraints.defaults().withLengths(LengthLimit.of(1), LengthLimit.of(4));
    var beam = BeamOptions.defaults().withBeam(20, 20).withConstraints(lengths);
    try (var translator = TranslationModel.load(model, FAMILIES)) {
      return translator
          .translate(List.of(SOURCE), TranslationOptions.defaults().withBeam(beam))
          .getFirst()
          .translations()
          .stream()
          .filter(Translation::ended)
          .toList();
    }
  }

  @Test
  void scoresAreThoseOfTheSearch() throws IOException {
    Path model = TinyModel.write(folder.resolve("model"), 20, 1);
    List<Translation> translations = ended(model);
    assertFalse(translations.isEmpty());
    List<String> targets = translations.stream().map(Translation::text).toList();
    try (var scorer = PairScorer.load(model, FAMILIES)) {
      List<PairScore> scores = scorer.score(Collections.nCopies(targets.size(), SOURCE), targets);
      for (int i = 0; i < targets.size(); i++) {
        Translation translation = translations.get(i);
        assertEquals(translation.logProbability(), scores.get(i).logProbability(), 1e-4);
        assertEquals(translation.tokens().size() + 1, scores.get(i).tokens());
      }
    }
  }

  @Test
  void anEmptySideIsItsEndAlone() throws IOException {
    Path model = TinyModel.write(folder.resolve("model"), 20, 2);
    try (var scorer = PairScorer.load(model, FAMILIES)) {
      List<PairScore> scores = scorer.score(List.of("", "w1 w2 w3"), List.of("w1", ""));
      assertEquals(2, scores.get(0).tokens());
      assertEquals(1, scores.get(1).tokens());
      assertEquals(
          scores.get(1).logProbability(),
          scorer.score(List.of("w1 w2 w3"), List.of("")).getFirst().logProbability(),
          1e-5);
      assertEquals(List.of(), scorer.score(List.of(), List.of()));
    }
  }
}
