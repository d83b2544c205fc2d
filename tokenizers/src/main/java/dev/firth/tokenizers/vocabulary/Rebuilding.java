package dev.firth.tokenizers.vocabulary;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Padding;
import dev.firth.tokenizers.PostProcessor;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.SentencePieceDecoder;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.postprocess.BertProcessing;
import dev.firth.tokenizers.postprocess.ProcessorSequence;
import dev.firth.tokenizers.postprocess.RobertaProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.tokenizers.postprocess.TemplateProcessing;
import dev.firth.tokenizers.postprocess.TemplateTokens;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Puts a tokenizer together again around another model: special tokens get their new ids. */
final class Rebuilding {
  private final Tokenizer bare;

  private Rebuilding(Tokenizer bare) {
    this.bare = bare;
  }

  /** A tokenizer with another model and otherwise the parts of an old one. */
  static Tokenizer with(Model model, Tokenizer old) {
    return with(model, old, old.addedTokens().values());
  }

  /** The same with other added tokens. */
  static Tokenizer with(Model model, Tokenizer old, Collection<AddedToken> added) {
    Tokenizer bare =
        Tokenizer.builder(model)
            .normalizer(old.normalizer().orElse(null))
            .preTokenizer(old.preTokenizer().orElse(null))
            .decoder(old.decoder().map(decoder -> decoderFor(model, decoder)).orElse(null))
            .addedTokens(List.copyOf(added))
            .specialTokens(old.specialTokens())
            .build();
    return new Rebuilding(bare).withIds(old);
  }

  private static Decoder decoderFor(Model model, Decoder old) {
    return model instanceof SentencePieceModel pieces && old instanceof SentencePieceDecoder decoder
        ? decoder.withVocabulary(pieces.vocabulary())
        : old;
  }

  /** The special tokens that a post-processor puts in. */
  static Stream<String> tokensOf(PostProcessor processor) {
    return switch (processor) {
      case BertProcessing bert -> Stream.of(bert.sep().token(), bert.cls().token());
      case RobertaProcessing roberta -> Stream.of(roberta.sep().token(), roberta.cls().token());
      case TemplateProcessing template ->
          template.specialTokens().values().stream().flatMap(named -> named.tokens().stream());
      case ProcessorSequence sequence ->
          sequence.processors().stream().flatMap(Rebuilding::tokensOf);
      default -> Stream.empty();
    };
  }

  private Tokenizer withIds(Tokenizer old) {
    return bare.toBuilder()
        .postProcessor(old.postProcessor().map(this::remapped).orElse(null))
        .padding(old.padding().map(this::remapped).orElse(null))
        .truncation(old.truncation().orElse(null))
        .build();
  }

  private Padding remapped(Padding old) {
    return new Padding(
        old.length(), old.multipleOf(), old.side(), id(old.token()), old.typeId(), old.token());
  }

  private PostProcessor remapped(PostProcessor old) {
    return switch (old) {
      case BertProcessing bert -> new BertProcessing(remapped(bert.sep()), remapped(bert.cls()));
      case RobertaProcessing roberta ->
          new RobertaProcessing(
              remapped(roberta.sep()),
              remapped(roberta.cls()),
              roberta.trimOffsets(),
              roberta.addPrefixSpace());
      case TemplateProcessing template ->
          new TemplateProcessing(
              template.single(),
              template.pair(),
              template.specialTokens().values().stream().map(this::remapped).toList());
      case ProcessorSequence sequence ->
          new ProcessorSequence(sequence.processors().stream().map(this::remapped).toList());
      default -> old;
    };
  }

  private SpecialToken remapped(SpecialToken old) {
    return new SpecialToken(old.token(), id(old.token()));
  }

  private TemplateTokens remapped(TemplateTokens old) {
    return new TemplateTokens(old.id(), old.tokens().stream().map(this::id).toList(), old.tokens());
  }

  private int id(String token) {
    int id = bare.idOf(token);
    if (id < 0) {
      throw new UsageException(
          "the post-processor or the padding needs the token " + token + ", which is not kept");
    }
    return id;
  }
}
