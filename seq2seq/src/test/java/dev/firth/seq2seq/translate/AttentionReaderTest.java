package dev.firth.seq2seq.translate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.align.PairAttention;
import dev.firth.seq2seq.align.UnknownWords;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.LengthLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttentionReaderTest {
  private static final List<ModelFamily<EncoderDecoder>> FAMILIES =
      List.of(RecurrentArchitecture.FAMILY);
  private static final List<String> SOURCES = List.of("w3 w1 w4 w1 w5", "", "w2", "w7 w8 w9");

  @TempDir Path folder;

  private TranslationModel model(int... seeds) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (int seed : seeds) {
      paths.add(TinyModel.write(folder.resolve("model" + seed), 20, seed));
    }
    return TranslationModel.load(paths, FAMILIES);
  }

  @Test
  void translationsAndTheirTextsAreReadAlike() throws IOException {
    var lengths = Constraints.defaults().withLengths(LengthLimit.of(3), LengthLimit.of(6));
    var beam = BeamOptions.defaults().withConstraints(lengths);
    var options = TranslationOptions.defaults().withBeam(beam).withSizes(1024, 8).withThreads(2);
    try (var model = model(1);
        var reader = model.attention(AttentionLayer.PENULTIMATE)) {
      List<Translation> found =
          model.translate(SOURCES, options).stream().map(s -> s.translations().getFirst()).toList();
      List<String> texts = found.stream().map(Translation::text).toList();
      List<PairAttention> ofFound = reader.ofTranslations(SOURCES, found, options);
      List<PairAttention> ofTexts = reader.ofTexts(SOURCES, texts, options);
      assertTrue(found.getFirst().tokens().size() > 2);
      for (int i = 0; i < SOURCES.size(); i++) {
        PairAttention pair = ofFound.get(i);
        assertEquals(texts.get(i), pair.target().text());
        assertEquals(found.get(i).tokens(), pair.target().pieces());
        assertEquals(found.get(i).tokens().size() + 1, pair.mean().length);
        for (int row = 0; row < pair.mean().length; row++) {
          assertArrayEquals(ofTexts.get(i).mean()[row], pair.mean()[row], 1e-5f);
        }
      }
    }
  }

  @Test
  void allModelsOfAnEnsembleCount() throws IOException {
    List<String> source = SOURCES.subList(0, 1);
    List<String> target = List.of("w1 w2 w3");
    try (var both = model(1, 2);
        var reader = both.attention(AttentionLayer.PENULTIMATE)) {
      PairAttention pair = reader.ofTexts(source, target, TranslationOptions.defaults()).getFirst();
      assertEquals(2, pair.heads().length);
      for (int i = 0; i < 2; i++) {
        try (var one = model(i + 1);
            var own = one.attention(AttentionLayer.PENULTIMATE)) {
          PairAttention alone =
              own.ofTexts(source, target, TranslationOptions.defaults()).getFirst();
          assertArrayEquals(alone.heads()[0][2], pair.heads()[i][2], 1e-6f);
        }
      }
    }
  }

  @Test
  void whatIsCutOffIsNotLookedAt() throws IOException {
    try (var model = model(1);
        var reader = model.attention(AttentionLayer.PENULTIMATE)) {
      var two = TranslationOptions.defaults().withSizes(2, 100);
      PairAttention pair = reader.ofTexts(SOURCES.subList(0, 1), List.of("w1"), two).getFirst();
      assertEquals(3, pair.mean()[0].length);
      assertEquals(5, pair.source().words().size());
      assertEquals(0, pair.ofWords(pair.mean()).weights()[0][4]);
    }
  }

  @Test
  void unknownWordsAreReplaced() throws IOException {
    var options = TranslationOptions.defaults().withUnknown(true);
    var unknown = new Translation("w1", "w1", List.of("<unk>", "w1"), -1, -1, true, true);
    var sentence = new TranslatedSentence(2, false, List.of(unknown));
    try (var model = model(1);
        var reader = model.attention(AttentionLayer.PENULTIMATE)) {
      var aligner = new TranslationAligner(reader, Optional.of(new UnknownWords(Map.of())));
      AlignedSentence found =
          aligner.align(List.of("Kiel Kiel"), List.of(sentence), options).getFirst();
      assertEquals("Kiel w1", found.sentence().text());
      assertEquals(2, found.alignments().getFirst().links().size());
      var plain = new TranslationAligner(reader, Optional.empty());
      assertEquals(
          "w1",
          plain
              .align(List.of("Kiel Kiel"), List.of(sentence), options)
              .getFirst()
              .sentence()
              .text());
    }
  }

  @Test
  void aLayerThatIsNotThereIsRefused() throws IOException {
    try (var model = model(1)) {
      assertThrows(UsageException.class, () -> model.attention(new AttentionLayer(2)));
    }
  }
}
