package dev.firth.tokenizers.files;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.ByteFallbackDecoder;
import dev.firth.tokenizers.decode.DecoderSequence;
import dev.firth.tokenizers.decode.FuseDecoder;
import dev.firth.tokenizers.decode.ReplaceDecoder;
import dev.firth.tokenizers.decode.StripDecoder;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.sentencepiece.PieceType;
import dev.firth.tokenizers.model.sentencepiece.SentencePiece;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceBpe;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceChar;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceUnigram;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceVocabulary;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceWord;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.Precompiled;
import dev.firth.tokenizers.normalize.Prepend;
import dev.firth.tokenizers.normalize.Replace;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SentencePiece model as a tokenizer of Hugging Face's parts, which {@code tokenizer.json} can
 * hold: the way of {@code convert_slow_tokenizer.py} in transformers, but closer to SentencePiece
 * where those parts allow it. {@code docs/tokenizer-files.md} lists what stays different.
 */
public final class SentencePieceConversion {
  private static final String SPACE = Character.toString(SentencePieceNormalizer.SPACE_SYMBOL);

  private final SentencePieceModel model;
  private final SentencePieceVocabulary vocabulary;
  private final SentencePieceNormalizer.Options options;
  private final boolean hasUserDefined;

  private SentencePieceConversion(
      SentencePieceModel model, SentencePieceNormalizer.Options options) {
    this.model = model;
    this.options = options;
    vocabulary = model.vocabulary();
    hasUserDefined = !vocabulary.userDefined().isEmpty();
  }

  /**
   * Converts.
   *
   * @param tokenizer with a model and a normalizer of SentencePiece
   * @throws UsageException if it is something else, or a model of words, for which there are no
   *     such parts
   */
  public static Tokenizer toTokenizer(Tokenizer tokenizer) {
    if (tokenizer.model() instanceof SentencePieceModel model
        && tokenizer.normalizer().orElse(null) instanceof SentencePieceNormalizer normalizer) {
      return new SentencePieceConversion(model, normalizer.options()).tokenizer();
    }
    throw new UsageException("this is no tokenizer of SentencePiece: it needs no conversion");
  }

  private Tokenizer tokenizer() {
    Normalizer normalizer = normalizer();
    return Tokenizer.builder(model())
        .normalizer(normalizer)
        .preTokenizer(preTokenizer())
        .decoder(decoder())
        .addedTokens(addedTokens(normalizer))
        .build();
  }

  private Model model() {
    return switch (model) {
      case SentencePieceUnigram _ -> unigram();
      case SentencePieceBpe _ -> bpe(merges());
      case SentencePieceChar _ -> bpe(List.of());
      case SentencePieceWord _ ->
          throw new UsageException(
              "a SentencePiece model of words cannot become a tokenizer.json: no model there makes"
                  + " one token of unknown words in a row; use the .model as it is");
    };
  }

  private UnigramModel unigram() {
    List<ScoredPiece> pieces =
        vocabulary.pieces().stream()
            .map(piece -> new ScoredPiece(piece.text(), piece.score()))
            .toList();
    return new UnigramModel(pieces, vocabulary.unknownId(), vocabulary.byteFallback());
  }

  private BpeModel bpe(List<Merge> merges) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (SentencePiece piece : vocabulary.pieces()) {
      ids.put(piece.text(), vocabulary.idOf(piece.text()));
    }
    BpeOptions bpe =
        BpeOptions.DEFAULTS
            .withUnkToken(vocabulary.pieces().get(vocabulary.unknownId()).text())
            .withFuseUnk(true)
            .withByteFallback(vocabulary.byteFallback());
    return new BpeModel(ids, merges, bpe);
  }

  /** A merge and what decides when its turn comes. */
  private record Ranked(Merge merge, float score, int left, int right) {}

  /**
   * Every way to make a piece of two others, the greatest score first. SentencePiece takes the
   * leftmost place of all ways to make one piece; a list can only try one way after the other.
   */
  private List<Merge> merges() {
    Map<String, Integer> mergeable = new HashMap<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      PieceType type = vocabulary.type(id);
      if (type == PieceType.NORMAL || type == PieceType.UNUSED) {
        mergeable.put(vocabulary.pieces().get(id).text(), id);
      }
    }
    List<Ranked> found = new ArrayList<>();
    for (var entry : mergeable.entrySet()) {
      String text = entry.getKey();
      float score = vocabulary.pieces().get(entry.getValue()).score();
      for (int cut = 1; cut < text.length(); cut++) {
        Integer left = mergeable.get(text.substring(0, cut));
        Integer right = mergeable.get(text.substring(cut));
        if (left != null && right != null) {
          found.add(
              new Ranked(
                  new Merge(text.substring(0, cut), text.substring(cut)), score, left, right));
        }
      }
    }
    found.sort(
        Comparator.comparingDouble((Ranked ranked) -> -ranked.score())
            .thenComparingInt(Ranked::left)
            .thenComparingInt(Ranked::right));
    return found.stream().map(Ranked::merge).toList();
  }

  private Normalizer normalizer() {
    List<Normalizer> parts = new ArrayList<>();
    if (options.charsMap() != null) {
      parts.add(new Precompiled(options.charsMap()));
    }
    boolean prefix = options.addDummyPrefix() && !options.whitespaceAsSuffix();
    if (options.removeExtraWhitespaces()) {
      // Where the pre-tokenizer puts the prefix in, one blank at the beginning stands for it.
      if (!prefix || !hasUserDefined) {
        parts.add(replace("\\A +", ""));
      }
      parts.add(replace(" {2,}", " "));
    }
    if (prefix) {
      parts.add(hasUserDefined ? moreAtTheBeginning() : new Prepend(" "));
    }
    if (options.escapeWhitespaces()) {
      parts.add(new Replace(SearchPattern.literal(" "), SPACE));
    }
    if (options.removeExtraWhitespaces()) {
      parts.add(replace(space() + "+\\z", ""));
    }
    if (options.addDummyPrefix() && options.whitespaceAsSuffix()) {
      parts.add(replace("(?<=[\\s\\S])\\z", space()));
    }
    return parts.isEmpty() ? null : new NormalizerSequence(parts);
  }

  /** The pre-tokenizer puts no prefix before what looks like one; where it is text, this does. */
  private Replace moreAtTheBeginning() {
    return replace(
        options.removeExtraWhitespaces() ? "\\A(?=" + SPACE + ")" : "\\A(?=[ " + SPACE + "])",
        SPACE);
  }

  private String space() {
    return options.escapeWhitespaces() ? SPACE : " ";
  }

  private static Replace replace(String expression, String content) {
    return new Replace(SearchPattern.regex(expression), content);
  }

  /**
   * Words are cut apart, which is faster, where no piece goes over a space. User-defined pieces are
   * found in the normalized text, before the dummy prefix is put in by this part.
   */
  private PreTokenizer preTokenizer() {
    boolean front = options.escapeWhitespaces() && !options.whitespaceAsSuffix();
    boolean prepends = front && hasUserDefined && options.addDummyPrefix();
    boolean splits =
        front
            && vocabulary.idOf(SPACE) >= 0
            && vocabulary.pieces().stream().noneMatch(p -> p.text().lastIndexOf(SPACE) > 0);
    return prepends || splits
        ? new Metaspace(
            SentencePieceNormalizer.SPACE_SYMBOL,
            prepends ? PrependScheme.FIRST : PrependScheme.NEVER,
            splits)
        : null;
  }

  private Decoder decoder() {
    List<Decoder> parts = new ArrayList<>();
    parts.add(new ReplaceDecoder(SearchPattern.literal(SPACE), " "));
    parts.add(new ByteFallbackDecoder());
    parts.add(new FuseDecoder());
    if (options.addDummyPrefix() && options.whitespaceAsSuffix()) {
      // Strip at the end would do, but Hugging Face's falls over it where there is no text.
      parts.add(new ReplaceDecoder(SearchPattern.regex(" \\z"), ""));
    } else if (options.addDummyPrefix()) {
      parts.add(new StripDecoder(' ', 1, 0));
    }
    return new DecoderSequence(parts);
  }

  /** Marks are special tokens; what a user defined is found where the normalizer leaves it. */
  private List<AddedToken> addedTokens(Normalizer normalizer) {
    List<AddedToken> tokens = new ArrayList<>();
    for (SentencePiece piece : vocabulary.pieces()) {
      switch (piece.type()) {
        case CONTROL, UNKNOWN -> tokens.add(AddedToken.special(piece.text()));
        case USER_DEFINED ->
            tokens.add(
                new AddedToken(
                    piece.text(), false, false, false, isKept(piece.text(), normalizer), false));
        default -> {
          // The model finds these.
        }
      }
    }
    return tokens;
  }

  private static boolean isKept(String text, Normalizer normalizer) {
    return normalizer != null
        && normalizer.normalize(NormalizedText.of(text)).toString().equals(text);
  }
}
