package dev.firth.transformer.bert.exchange;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.files.SafetensorsWriter;
import dev.firth.seq2seq.files.TensorData;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.transformer.bert.heads.BertForMultipleChoice;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.heads.BertForQuestionAnswering;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.BertForTokenClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes models as {@link HuggingFaceFolder} reads them. */
public final class HuggingFaceWriter {
  private HuggingFaceWriter() {}

  /**
   * Writes settings and weights; each file appears whole or not at all.
   *
   * @param folder that is made if it is missing
   * @param model under the names of the family that its options are of
   * @param labels of the classes of a fine-tuned model, in order; empty for none
   * @throws UsageException if no family has a form for the options
   */
  public static void write(Path folder, BertWithHead model, List<String> labels)
      throws IOException {
    Files.createDirectories(folder);
    Family family = Family.of(model.bert().options());
    var config = new ModelConfig(family, model.bert().options(), labels);
    config.write(
        folder.resolve(HuggingFaceFolder.CONFIG), beginning(family) + ending(model, family));
    var names = new WeightNames(family);
    List<TensorData> tensors = new ArrayList<>();
    model
        .parameters()
        .forEach((path, weight) -> tensors.add(TensorData.of(names.of(path), weight.getArray())));
    // Without it, other programs do not know which library's order of axes the tensors have.
    Map<String, String> metadata = Map.of("format", "pt");
    SafetensorsWriter.write(folder.resolve(HuggingFaceFolder.WEIGHTS), metadata, tensors);
  }

  /**
   * Writes the tokenizer beside them: {@code tokenizer.json}, and {@code vocab.txt} where it is
   * WordPiece.
   */
  public static void write(Path folder, Tokenizer tokenizer) throws IOException {
    Files.createDirectories(folder);
    TokenizerJson.write(tokenizer, folder.resolve("tokenizer.json"));
    if (tokenizer.model() instanceof WordPieceModel model) {
      VocabText.write(model.vocabulary(), folder.resolve("vocab.txt"));
    }
  }

  private static String beginning(Family family) {
    return switch (family) {
      case BERT -> "Bert";
      case ROBERTA -> "Roberta";
      case ALBERT -> "Albert";
      case DISTILBERT -> "DistilBert";
    };
  }

  private static String ending(BertWithHead model, Family family) {
    return switch (model) {
      case BertForPretraining pretraining -> {
        boolean both = family == Family.BERT || family == Family.ALBERT;
        yield both && pretraining.sentences() ? "ForPreTraining" : "ForMaskedLM";
      }
      case BertForSequenceClassification ignored -> "ForSequenceClassification";
      case BertForTokenClassification ignored -> "ForTokenClassification";
      case BertForQuestionAnswering ignored -> "ForQuestionAnswering";
      case BertForMultipleChoice ignored -> "ForMultipleChoice";
      default -> "Model";
    };
  }
}
