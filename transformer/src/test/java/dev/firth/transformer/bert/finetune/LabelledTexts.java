package dev.firth.transformer.bert.finetune;

import dev.firth.tokenizers.EncodeInput;
import dev.firth.transformer.bert.inference.ReadText;
import dev.firth.transformer.bert.inference.TextReader;
import dev.firth.transformer.bert.train.Answers;
import dev.firth.transformer.bert.train.TaskBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Texts or pairs that each have a class or a number, in memory. */
public final class LabelledTexts implements TaskExamples {
  private static final long[] NO_PLACES = {};

  private final TextReader reader;
  private final List<ReadText> texts;
  private final Answers answers;

  /**
   * Encodes texts; what is longer than the model's positions is cut.
   *
   * @param answers one for each text
   * @throws IllegalArgumentException if there are more or fewer answers than texts
   */
  public LabelledTexts(TextReader reader, List<EncodeInput> texts, Answers answers) {
    if (texts.size() != answers.count()) {
      throw new IllegalArgumentException(
          answers.count() + " answers for " + texts.size() + " texts");
    }
    this.reader = reader;
    this.texts = texts.stream().map(reader::encode).toList();
    this.answers = answers;
  }

  /** How many texts were cut, since the model has no positions for all their tokens. */
  public int cut() {
    return (int) texts.stream().filter(text -> text.cut() > 0).count();
  }

  @Override
  public int count() {
    return texts.size();
  }

  @Override
  public int length(int example) {
    return texts.get(example).encoding().size();
  }

  @Override
  public TaskBatch batch(int... examples) {
    List<ReadText> rows = Arrays.stream(examples).mapToObj(texts::get).toList();
    return new TaskBatch(reader.input(rows), NO_PLACES, List.of(answers.of(examples)));
  }

  @Override
  public int fingerprint() {
    var crc = new CRC32C();
    for (ReadText text : texts) {
      ByteBuffer ids = ByteBuffer.allocate(text.encoding().size() * Integer.BYTES);
      ids.asIntBuffer().put(text.encoding().ids());
      crc.update(ids);
    }
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(answers.hashOfValues()).flip());
    return (int) crc.getValue();
  }
}
