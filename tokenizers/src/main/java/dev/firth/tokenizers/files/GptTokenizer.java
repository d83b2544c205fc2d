package dev.firth.tokenizers.files;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.PostProcessor;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.BpeDecoder;
import dev.firth.tokenizers.decode.ByteLevelDecoder;
import dev.firth.tokenizers.decode.MetaspaceDecoder;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import dev.firth.tokenizers.normalize.Lowercase;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.Replace;
import dev.firth.tokenizers.postprocess.ByteLevelProcessing;
import dev.firth.tokenizers.postprocess.RobertaProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import dev.firth.tokenizers.pretokenize.Split;
import dev.firth.tokenizers.pretokenize.SplitBehavior;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code vocab.json} and {@code merges.txt} as a whole tokenizer. The two do not say what else
 * belongs to it; the spelling of the tokens tells: bytes (GPT-2, RoBERTa, CLIP), ends of words
 * (GPT), or spaces as U+2581. The parts are those that Hugging Face gives such models.
 */
final class GptTokenizer {
  private static final int BYTES = 256;
  private static final String END_OF_WORD = "</w>";
  private static final String UNKNOWN = "<unk>";

  /** CLIP's (simple_tokenizer.py), which looks for words and drops what lies between. */
  private static final String CLIP_WORDS =
      "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

  private final Path file;
  private final Path mergesFile;
  private final Map<String, Integer> vocabulary;
  private final List<Merge> merges;
  private final Set<String> special;

  private GptTokenizer(Path file, Path mergesFile) throws IOException {
    this.file = file;
    this.mergesFile = mergesFile;
    vocabulary = GptVocabulary.readVocabulary(file);
    merges = GptVocabulary.readMerges(mergesFile);
    special = special();
  }

  static Tokenizer read(Path vocabulary, Path merges, TokenizerFiles.Case letters)
      throws IOException {
    return new GptTokenizer(vocabulary, merges).tokenizer(letters);
  }

  /** Tokens in brackets that no merge makes and that are no bytes. */
  private Set<String> special() {
    var made = new HashSet<String>();
    merges.forEach(merge -> made.add(merge.left() + merge.right()));
    var found = new HashSet<String>();
    for (String token : vocabulary.keySet()) {
      boolean angles = token.startsWith("<") && token.endsWith(">");
      boolean squares = token.startsWith("[") && token.endsWith("]");
      boolean isByte = token.matches("<0x[0-9A-Fa-f]{2}>");
      if ((angles || squares)
          && token.length() > 2
          && !isByte
          && !token.equals(END_OF_WORD)
          && !made.contains(token)) {
        found.add(token);
      }
    }
    return found;
  }

  private Tokenizer tokenizer(TokenizerFiles.Case letters) throws IOException {
    long ends = vocabulary.keySet().stream().filter(token -> token.endsWith(END_OF_WORD)).count();
    boolean hasEnds = 10 * ends > vocabulary.size();
    if (isByteLevel()) {
      return hasEnds ? clip() : byteLevel();
    }
    if (hasEnds) {
      return endsOfWords(TokenizerFiles.isCased(file, vocabulary, letters));
    }
    if (vocabulary.keySet().stream().anyMatch(token -> token.indexOf(Metaspace.LOWER_BLOCK) >= 0)) {
      return metaspace();
    }
    throw new BadInputException(
        file
            + ": the tokens are spelled neither in bytes as GPT-2's nor with </w> or \u2581, so"
            + " that nothing tells how text is cut into words; make a tokenizer.json of it");
  }

  private boolean isByteLevel() {
    return IntStream.range(0, BYTES)
            .allMatch(i -> vocabulary.containsKey(String.valueOf(ByteAlphabet.characterOf(i))))
        || merges.stream()
            .anyMatch(merge -> merge.left().charAt(0) == ByteAlphabet.characterOf(' '));
  }

  private Tokenizer.Builder builder(BpeOptions options) throws BadInputException {
    List<AddedToken> added =
        special.stream()
            .sorted(Comparator.comparing(vocabulary::get))
            .map(AddedToken::special)
            .toList();
    return Tokenizer.builder(GptVocabulary.model(file, vocabulary, mergesFile, merges, options))
        .addedTokens(added);
  }

  private Tokenizer byteLevel() throws BadInputException {
    PostProcessor processor =
        frame("<s>", "</s>", true).orElse(new ByteLevelProcessing(false, false, true));
    return builder(BpeOptions.DEFAULTS)
        .preTokenizer(new ByteLevel(false, true, true))
        .postProcessor(processor)
        .decoder(new ByteLevelDecoder())
        .build();
  }

  private Tokenizer clip() throws BadInputException {
    String end = "<|endoftext|>";
    var blanks = new Replace(SearchPattern.regex("\\s+"), " ");
    var words = new Split(SearchPattern.regex(CLIP_WORDS), SplitBehavior.REMOVED, true);
    return builder(
            BpeOptions.DEFAULTS
                .withUnkToken(special.contains(end) ? end : null)
                .withContinuingSubwordPrefix("")
                .withEndOfWordSuffix(END_OF_WORD))
        .normalizer(new NormalizerSequence(List.of(new Nfc(), blanks, new Lowercase())))
        .preTokenizer(new PreTokenizerSequence(List.of(words, new ByteLevel(false, true, true))))
        .postProcessor(frame("<|startoftext|>", end, false).orElse(null))
        .decoder(new ByteLevelDecoder())
        .build();
  }

  private Optional<PostProcessor> frame(String begin, String end, boolean trimOffsets) {
    return special.contains(begin) && special.contains(end)
        ? Optional.of(
            new RobertaProcessing(
                new SpecialToken(end, vocabulary.get(end)),
                new SpecialToken(begin, vocabulary.get(begin)),
                trimOffsets,
                false))
        : Optional.empty();
  }

  private Tokenizer endsOfWords(boolean cased) throws BadInputException {
    return builder(
            BpeOptions.DEFAULTS
                .withUnkToken(vocabulary.containsKey(UNKNOWN) ? UNKNOWN : null)
                .withEndOfWordSuffix(END_OF_WORD))
        .normalizer(cased ? BertNormalizer.cased() : BertNormalizer.uncased())
        .preTokenizer(new BertPreTokenizer())
        .decoder(new BpeDecoder(END_OF_WORD))
        .build();
  }

  private Tokenizer metaspace() throws BadInputException {
    return builder(
            BpeOptions.DEFAULTS
                .withUnkToken(vocabulary.containsKey(UNKNOWN) ? UNKNOWN : null)
                .withFuseUnk(true)
                .withByteFallback(vocabulary.containsKey("<0x00>")))
        .preTokenizer(new Metaspace(Metaspace.LOWER_BLOCK, PrependScheme.ALWAYS, true))
        .decoder(new MetaspaceDecoder(Metaspace.LOWER_BLOCK, PrependScheme.ALWAYS, true))
        .build();
  }
}
