package dev.firth.seq2seq.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
  private static final List<ModelFamily<EncoderDecoder>> FAMILIES =
      List.of(RecurrentArchitecture.FAMILY);
  private static final ModelConfig<EncoderDecoder> CONFIG =
      new ModelConfig<>(
          new RecurrentArchitecture(
              new RecurrentOptions(
                  CellKind.LSTM, 8, 9, 2, true, 3, AttentionKind.GENERAL, false, true, 0.25)),
          new ModelConfig.Side(new VocabularyMark(50, -7), new SpecialIds(0, 1, 2, 3)),
          new ModelConfig.Side(new VocabularyMark(60, 7), new SpecialIds(0, 4, 5, -1)));

  @TempDir Path folder;

  @Test
  void readsWhatWasWritten() throws IOException {
    assertEquals(CONFIG, ModelConfig.read(written(), FAMILIES));
  }

  @Test
  void readsWhichMatricesAreShared() throws IOException {
    var shape = RecurrentOptions.defaults().withTying(WeightTying.TARGET);
    var config =
        new ModelConfig<>(new RecurrentArchitecture(shape), CONFIG.source(), CONFIG.target());
    config.write(folder.resolve("shared.json"));
    assertEquals(config, ModelConfig.read(folder.resolve("shared.json"), FAMILIES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "firth-model|fir-model|it has the format fir-model 1",
        "\"version\" : 1|\"version\" : 2|firth-model 2, this program reads firth-model 1",
        "\"recurrent\"|\"recurent\"|unknown architecture 'recurent'; did you mean recurrent?",
        "\"hidden\"|\"hiden\"|'options.hidden' is missing",
        "\"hidden\" : 9|\"hidden\" : 9.5|'options.hidden' is 9.5; it takes a whole number",
        "\"hidden\" : 9|\"hidden\" : 0|hidden",
        "\"hidden\" : 9|\"hidden\" : 9, \"bridg\" : 1|unknown key 'options.bridg'; did you mean"
            + " bridge?",
        "\"hidden\" : 9|\"hidden\" : 9, \"hidden\" : 9|Duplicate",
        "\"lstm\"|\"lstn\"|'options.cell' is lstn; it takes gru, lstm",
        "\"bridge\" : true|\"bridge\" : 1|it takes true or false",
        "\"dropout\" : 0.25|\"dropout\" : \"0.25\"|it takes a number",
        "\"dropout\" : 0.25|\"dropout\" : 1.5|dropout",
        "\"general\"|\"dot\"|dot attention",
        "\"end\" : 2|\"end\" : 50|special id 50 is none of a vocabulary of 50",
        "fffffff9|fffffg|8 hexadecimal digits",
        "\"source\"|\"sauce\"|'source' is missing",
        "\"pad\" : 0|\"pad\" : 3|pad with different ids"
      })
  void whatIsWrongIsNamed(String right, String wrong, String said) throws IOException {
    Path file = written();
    String json = Files.readString(file);
    assertTrue(json.contains(right), json);
    Files.writeString(file, replaceFirst(json, right, wrong));
    String message = refusal(file);
    assertTrue(message.contains(said), message);
    assertTrue(message.startsWith(file.toString()), message);
  }

  private static String replaceFirst(String text, String part, String by) {
    int at = text.indexOf(part);
    return text.substring(0, at) + by + text.substring(at + part.length());
  }

  @Test
  void cutFilesAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    for (int length = 0; length < whole.length - 2; length++) {
      Damage.truncated(whole, length).writeTo(folder.resolve("cut.json"));
      refusal(folder.resolve("cut.json"));
    }
  }

  @Test
  void aMissingFileMeansThatThereIsNoModel() {
    String message = refusal(folder.resolve("config.json"));
    assertTrue(message.contains("is no directory of a finished model"), message);
  }

  private Path written() throws IOException {
    Path file = folder.resolve("config.json");
    CONFIG.write(file);
    return file;
  }

  private static String refusal(Path file) {
    return assertThrows(BadInputException.class, () -> ModelConfig.read(file, FAMILIES))
        .getMessage();
  }
}
