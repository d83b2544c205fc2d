package dev.firth.tokenizers.train;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.ByteFallbackDecoder;
import dev.firth.tokenizers.decode.ByteLevelDecoder;
import dev.firth.tokenizers.decode.DecoderSequence;
import dev.firth.tokenizers.decode.MetaspaceDecoder;
import dev.firth.tokenizers.decode.WordPieceDecoder;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import dev.firth.tokenizers.normalize.Nfkc;
import dev.firth.tokenizers.normalize.Nmt;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.Replace;
import dev.firth.tokenizers.postprocess.BertProcessing;
import dev.firth.tokenizers.postprocess.ByteLevelProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import dev.firth.tokenizers.pretokenize.Whitespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * From a corpus to a whole tokenizer of a usual kind: normalizer, pre-tokenizer, learned model,
 * special tokens, decoder. Who wants other parts counts with {@link WordCounter}, learns with
 * {@link BpeTrainer} and its neighbours, and puts them together with {@link Tokenizer#builder}.
 *
 * @param kind what to make
 * @param options how to learn; the special tokens of the kind come before those named here
 * @param unigram how to learn the pieces of a Unigram model; size of the vocabulary and special
 *     tokens are those of the other options
 * @param cased whether a WordPiece tokenizer keeps case and accents
 */
public record TokenizerTrainer(
    TokenizerKind kind, BpeTrainerOptions options, UnigramTrainerOptions unigram, boolean cased) {
  private static final int BYTES = 256;
  private static final MetaspaceDecoder SPACES =
      new MetaspaceDecoder(Metaspace.LOWER_BLOCK, PrependScheme.ALWAYS, true);

  /** A trainer with the usual options for Unigram models. */
  public TokenizerTrainer(TokenizerKind kind, BpeTrainerOptions options, boolean cased) {
    this(kind, options, UnigramTrainerOptions.defaults(), cased);
  }

  /**
   * What was learned.
   *
   * @param tokenizer the tokenizer
   * @param words different words in the text
   * @param wordTokens all words of the text
   * @param merges pairs that were merged; 0 where the model has none
   * @param countSeconds how long the words were counted
   * @param learnSeconds how long the vocabulary was learned from them
   * @param notes what the user should know, such as that the vocabulary is smaller than wanted
   */
  public record Result(
      Tokenizer tokenizer,
      int words,
      long wordTokens,
      int merges,
      double countSeconds,
      double learnSeconds,
      List<String> notes) {}

  /**
   * Counts and learns.
   *
   * @throws BadInputException if the text holds no word
   * @throws IOException if it cannot be read
   */
  public Result train(Corpus corpus, WordCountingOptions counting, Progress progress)
      throws IOException {
    long start = System.nanoTime();
    WordCounts words = count(corpus, counting, progress);
    if (words.size() == 0) {
      throw new BadInputException(
          corpus.nameOf(corpus.files().getFirst())
              + " holds no word: give a text that is not empty");
    }
    return learned(words, (System.nanoTime() - start) / 1e9, progress);
  }

  /**
   * Counts the words that {@link #train(WordCounts, Progress)} learns from. They depend on the kind
   * and, for WordPiece, on case alone. Counts of parts of a text, cut at line ends, add up to those
   * of the whole; there may be none.
   *
   * @throws IOException if the text cannot be read
   */
  public WordCounts count(Corpus corpus, WordCountingOptions counting, Progress progress)
      throws IOException {
    return new WordCounter(counting, progress).count(corpus, normalizer(), preTokenizer());
  }

  /**
   * Learns from counted words: what {@link #train} learns from the text that {@link #count} saw.
   *
   * @throws IllegalArgumentException if there is no word
   */
  public Result train(WordCounts words, Progress progress) {
    if (words.size() == 0) {
      throw new IllegalArgumentException("no word to learn from");
    }
    return learned(words, 0, progress);
  }

  private Result learned(WordCounts words, double countSeconds, Progress progress) {
    long counted = System.nanoTime();
    Learned learned = learn(words, progress);
    Tokenizer tokenizer = tokenizer(learned.model());
    return new Result(
        tokenizer,
        words.size(),
        words.tokens(),
        learned.merges(),
        countSeconds,
        (System.nanoTime() - counted) / 1e9,
        learned.notes());
  }

  private record Learned(Model model, int merges, List<String> notes) {}

  private Normalizer normalizer() {
    return switch (kind) {
      case WORDPIECE -> cased ? BertNormalizer.cased() : BertNormalizer.uncased();
      case UNIGRAM ->
          new NormalizerSequence(
              List.of(new Nmt(), new Nfkc(), new Replace(SearchPattern.regex(" {2,}"), " ")));
      case BPE, BYTE_BPE, WORD -> null;
    };
  }

  private PreTokenizer preTokenizer() {
    return switch (kind) {
      case BPE, UNIGRAM -> new Metaspace(Metaspace.LOWER_BLOCK, PrependScheme.ALWAYS, true);
      case BYTE_BPE -> new ByteLevel(false, true, true);
      case WORDPIECE -> new BertPreTokenizer();
      case WORD -> new Whitespace();
    };
  }

  private List<String> specialTokens() {
    var tokens = new LinkedHashSet<>(kind.specialTokens());
    tokens.addAll(options.specialTokens());
    return List.copyOf(tokens);
  }

  private Learned learn(WordCounts words, Progress progress) {
    BpeTrainerOptions whole = options.withSpecialTokens(specialTokens());
    return switch (kind) {
      case BPE -> {
        var merges = new BpeTrainer(whole).learn(words, progress);
        yield learned(
            merges.toModel(BpeOptions.DEFAULTS.withUnkToken("<unk>").withFuseUnk(true)), merges);
      }
      case BYTE_BPE -> {
        var merges =
            new BpeTrainer(whole.withInitialAlphabet(byteCharacters())).learn(words, progress);
        yield learned(merges.toModel(BpeOptions.DEFAULTS), merges);
      }
      case WORDPIECE -> {
        var trainer = new WordPieceTrainer(whole, WordPieceOptions.defaults());
        var merges = trainer.learn(words, progress);
        yield learned(trainer.model(merges), merges);
      }
      case UNIGRAM -> learnPieces(words, whole, progress);
      case WORD -> learnWords(words, whole);
    };
  }

  private static Learned learned(Model model, LearnedMerges merges) {
    return new Learned(model, merges.size(), merges.notes());
  }

  private Learned learnPieces(WordCounts words, BpeTrainerOptions whole, Progress progress) {
    var pieces =
        new UnigramTrainer(
                unigram
                    .withVocabSize(whole.vocabSize())
                    .withSpecialTokens(whole.specialTokens(), "<unk>"))
            .learn(words, progress);
    return new Learned(pieces.model(), 0, pieces.notes());
  }

  private static Learned learnWords(WordCounts words, BpeTrainerOptions options) {
    var trainer =
        new WordLevelTrainer(options.vocabSize(), options.minFrequency(), options.specialTokens());
    return new Learned(new WordLevelModel(trainer.learn(words), "<unk>"), 0, List.of());
  }

  private static Set<Integer> byteCharacters() {
    var characters = new HashSet<Integer>();
    for (int value = 0; value < BYTES; value++) {
      characters.add((int) ByteAlphabet.characterOf(value));
    }
    return characters;
  }

  private Tokenizer tokenizer(Model model) {
    List<AddedToken> special = new ArrayList<>();
    specialTokens().forEach(token -> special.add(AddedToken.special(token)));
    if (kind == TokenizerKind.UNIGRAM) {
      unigram.userDefinedSymbols().forEach(symbol -> special.add(AddedToken.word(symbol)));
    }
    Tokenizer.Builder builder =
        Tokenizer.builder(model)
            .normalizer(normalizer())
            .preTokenizer(preTokenizer())
            .addedTokens(special);
    switch (kind) {
      case BPE -> builder.decoder(SPACES);
      case UNIGRAM ->
          builder.decoder(
              unigram.byteFallback()
                  ? new DecoderSequence(List.of(new ByteFallbackDecoder(), SPACES))
                  : SPACES);
      case BYTE_BPE ->
          builder
              .decoder(new ByteLevelDecoder())
              .postProcessor(new ByteLevelProcessing(false, true, true));
      case WORDPIECE ->
          builder
              .decoder(new WordPieceDecoder("##", true))
              .postProcessor(
                  new BertProcessing(specialToken(model, "[SEP]"), specialToken(model, "[CLS]")));
      case WORD -> {
        // Words are joined with blanks, which is what no decoder does.
      }
    }
    return builder.build();
  }

  private static SpecialToken specialToken(Model model, String token) {
    return new SpecialToken(token, model.idOf(token));
  }
}
