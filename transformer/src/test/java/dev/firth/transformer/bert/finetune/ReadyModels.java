package dev.firth.transformer.bert.finetune;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.util.List;

/** Models whose weights are as they began. */
public final class ReadyModels {
  private ReadyModels() {}

  public static FineTunedModel<TextInput, LabelAnswer> classifier(
      Tokenizer tokenizer, BertOptions options) throws IOException {
    return of(new TextClassification(List.of("no", "yes")), tokenizer, options);
  }

  public static FineTunedModel<List<String>, TagsAnswer> tagger(
      Tokenizer tokenizer, BertOptions options) throws IOException {
    return of(new TokenClassification(List.of("B-X", "I-X", "O")), tokenizer, options);
  }

  public static FineTunedModel<Passage, SpanAnswer> answerer(
      Tokenizer tokenizer, BertOptions options) throws IOException {
    return of(new QuestionAnswering(false, 4), tokenizer, options);
  }

  private static <X, A> FineTunedModel<X, A> of(
      DownstreamTask<X, ?, A> task, Tokenizer tokenizer, BertOptions options) throws IOException {
    NDManager own = Torch.manager().newSubManager();
    var model = task.model(new Bert(options));
    model.initialize(own, 3);
    var encoder = new RowEncoder(tokenizer, options, options.positions());
    return new FineTunedModel<>(task, encoder, model, own);
  }
}
