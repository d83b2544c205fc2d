package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.ByteCount;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.UnigramTrainerOptions;
import dev.firth.tokenizers.train.WordCountingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth tokenizer train}. */
@Command(
    name = "train",
    header = "Learn a tokenizer from text.",
    footer = {
      "",
      "The same text and options give the same file with any number of threads and any",
      "bound on memory. Merges are those of Hugging Face's trainers. The texts of two",
      "languages together give one vocabulary for both.",
      "",
      "  firth tokenizer train corpus.txt --model bytebpe --vocab-size 32000 \\",
      "      --special '<|endoftext|>' --out tokenizer.json",
      "  firth tokenizer train text.en text.de --model unigram --out joint.json"
    })
final class TrainCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The tokenizer.json to write (no default).")
  Path out;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = KindName.class,
      description =
          "bpe: pairs of characters; bytebpe: pairs of bytes, as GPT-2; wordpiece: as BERT;"
              + " unigram: the most likely pieces, as SentencePiece; word: whole words (default:"
              + " bytebpe).")
  TokenizerKind kind = TokenizerKind.BYTE_BPE;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      description =
          "Tokens wanted, characters and special tokens included; a soft limit: characters stay,"
              + " and a small text has fewer (default: 30000, for unigram 8000; Hugging Face).")
  Integer vocabSize;

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      description =
          "Rarer pairs or words are left out, not for unigram (default: 0; Hugging Face).")
  Long minFrequency;

  @Option(
      names = "--limit-alphabet",
      paramLabel = "N",
      description =
          "At most so many different characters are kept, not for unigram and word (default:"
              + " all).")
  Integer limitAlphabet;

  @Option(
      names = "--initial-alphabet",
      paramLabel = "CHARS",
      description =
          "Characters that become tokens, seen or not (default: none, for bytebpe all bytes).")
  String initialAlphabet = "";

  @Option(
      names = "--max-token-length",
      paramLabel = "N",
      description =
          "Merged tokens of this many characters or more are not made (default: no limit).")
  Integer maxTokenLength;

  @Option(
      names = "--special",
      paramLabel = "TOKEN",
      description =
          "A special token, to be given several times (default: none but those of the model:"
              + " <unk>, or [PAD] [UNK] [CLS] [SEP] [MASK]).")
  List<String> special = List.of();

  @Option(
      names = "--cased",
      description = "wordpiece keeps case and accents (default: it drops them, as BERT uncased).")
  boolean cased;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description =
          "Bound on the memory of counting, such as 200m; beyond it counts go through temporary"
              + " files (default: a quarter of Java's heap).")
  Long memory;

  @Mixin ThreadsOption threads;

  @Option(
      names = "--strict",
      description = "Broken UTF-8 is an error (default: it becomes U+FFFD).")
  boolean strict;

  @Mixin UnigramOptions unigram;

  @Override
  protected void run(Console console) throws IOException {
    TokenizerTrainer trainer = trainer();
    WordCountingOptions counting = counting();
    AtomicFile.checkTarget(out);
    try (var text = corpus.open(strict);
        var progress = console.progress()) {
      TokenizerTrainer.Result result = trainer.train(text, counting, progress);
      TokenizerJson.write(result.tokenizer(), out);
      for (String note : result.notes()) {
        console.err().println("firth: " + note);
      }
      report(console, result);
    }
  }

  private TokenizerTrainer trainer() {
    checkKind();
    Set<Integer> alphabet = initialAlphabet.codePoints().boxed().collect(Collectors.toSet());
    var options =
        BpeTrainerOptions.defaults()
            .withVocabSize(size())
            .withInitialAlphabet(alphabet)
            .withSpecialTokens(special);
    if (minFrequency != null) {
      options = options.withMinFrequency(minFrequency);
    }
    if (limitAlphabet != null) {
      options = options.withLimitAlphabet(limitAlphabet);
    }
    if (maxTokenLength != null) {
      options = options.withMaxTokenLength(maxTokenLength);
    }
    return new TokenizerTrainer(
        kind, options, unigram.options(counting().threads(), alphabet), cased);
  }

  private int size() {
    if (vocabSize == null) {
      return kind == TokenizerKind.UNIGRAM
          ? UnigramTrainerOptions.defaults().vocabSize()
          : BpeTrainerOptions.defaults().vocabSize();
    }
    if (vocabSize < 1) {
      throw new UsageException("--vocab-size takes a number above 0, not " + vocabSize);
    }
    return vocabSize;
  }

  /** An option that the model knows nothing of is a mistake. */
  private void checkKind() {
    boolean pieces = kind == TokenizerKind.UNIGRAM;
    boolean words = kind == TokenizerKind.WORD;
    if (!pieces) {
      unigram.requireNone(kind.label());
    }
    refuse(pieces && minFrequency != null, "--min-frequency");
    refuse((pieces || words) && limitAlphabet != null, "--limit-alphabet");
    refuse((pieces || words) && maxTokenLength != null, "--max-token-length");
    refuse(
        (words || kind == TokenizerKind.BYTE_BPE) && !initialAlphabet.isEmpty(),
        "--initial-alphabet");
    refuse(cased && kind != TokenizerKind.WORDPIECE, "--cased");
  }

  private void refuse(boolean wrong, String option) {
    if (wrong) {
      throw new UsageException(
          "%s is not for --model %s: leave it out".formatted(option, kind.label()));
    }
  }

  private WordCountingOptions counting() {
    long bound = memory != null ? memory : Runtime.getRuntime().maxMemory() / 4;
    return new WordCountingOptions(threads.number(), bound);
  }

  private void report(Console console, TokenizerTrainer.Result result) {
    double seconds = result.countSeconds() + result.learnSeconds();
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", out.toString());
      json.put("kind", kind.label());
      json.put("tokens", result.tokenizer().size());
      json.put("merges", result.merges());
      json.put("words", result.wordTokens());
      json.put("differentWords", result.words());
      json.put("seconds", seconds);
      json.put("countSeconds", result.countSeconds());
      json.put("learnSeconds", result.learnSeconds());
      json.put("notes", result.notes());
      console.printJson(json);
    } else {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%,d tokens from %,d words (%,d different) in %.1f s: %s%n",
              result.tokenizer().size(),
              result.wordTokens(),
              result.words(),
              seconds,
              out);
    }
  }
}
