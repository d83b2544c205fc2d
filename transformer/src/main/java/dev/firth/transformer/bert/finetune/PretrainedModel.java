package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder with a pretrained model: settings, weights and tokenizer as {@link HuggingFaceFolder}
 * has them.
 */
public record PretrainedModel(Path folder, BertOptions options, Tokenizer tokenizer) {
  /** The same with another rate of dropout than it was pretrained with. */
  public PretrainedModel withDropout(double rate) {
    return new PretrainedModel(folder, options.toBuilder().dropout(rate, rate).build(), tokenizer);
  }

  /**
   * Looks at a folder.
   *
   * @throws BadInputException if a file is missing or damaged
   */
  public static PretrainedModel open(Path folder) throws IOException {
    try (var files = HuggingFaceFolder.open(folder)) {
      return new PretrainedModel(folder, files.config().options(), TokenizerFiles.read(folder));
    }
  }
}
