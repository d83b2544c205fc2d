package dev.firth.seq2seq.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.files.SafetensorsReader;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeanModelTest {
  private static final List<ModelFamily<EncoderDecoder>> FAMILIES =
      List.of(RecurrentArchitecture.FAMILY);

  @TempDir Path folder;

  @Test
  void everyNumberIsTheMean() throws IOException {
    List<Path> models = List.of(model("one", 20, 1, 0.1), model("two", 20, 2, 0.3));
    Path mean = Files.createDirectory(folder.resolve("mean"));
    long numbers = MeanModel.write(models, FAMILIES, mean);
    long compared = 0;
    try (var one = weights(models.getFirst());
        var two = weights(models.getLast());
        var of = weights(mean)) {
      for (String name : one.tensors().keySet()) {
        float[] a = one.floats(name);
        float[] b = two.floats(name);
        float[] m = of.floats(name);
        for (int i = 0; i < m.length; i++) {
          assertEquals((float) (((double) a[i] + b[i]) / 2), m[i], name);
        }
        compared += m.length;
      }
    }
    assertEquals(numbers, compared);
    try (var model = TranslationModel.load(mean, FAMILIES)) {
      assertFalse(model.translate(List.of("w1 w2")).getFirst().isEmpty());
    }
  }

  @Test
  void modelsThatDifferInMoreThanNumbersHaveNoMean() throws IOException {
    Path one = model("one", 20, 1, 0.1);
    refused(one, model("words", 21, 1, 0.1), "their vocabularies differ");
    Path attention = folder.resolve("attention");
    TinyModel.write(attention, 20, 1, TinyModel.architecture(AttentionKind.GENERAL, 0.1));
    refused(one, attention, "have no mean: attention is");
    refused(one, folder.resolve("none"), "there is no directory");
  }

  private void refused(Path one, Path other, String why) throws IOException {
    Path mean = Files.createTempDirectory(folder, "mean");
    var e =
        assertThrows(
            BadInputException.class, () -> MeanModel.write(List.of(one, other), FAMILIES, mean));
    assertTrue(e.getMessage().contains(why), e.getMessage());
    try (var files = Files.list(mean)) {
      assertEquals(0, files.count());
    }
  }

  private Path model(String name, int words, long seed, double dropout) throws IOException {
    return TinyModel.write(
        folder.resolve(name), words, seed, TinyModel.architecture(AttentionKind.ADDITIVE, dropout));
  }

  private static SafetensorsReader weights(Path model) throws IOException {
    return SafetensorsReader.open(model.resolve(ModelDirectory.WEIGHTS));
  }
}
