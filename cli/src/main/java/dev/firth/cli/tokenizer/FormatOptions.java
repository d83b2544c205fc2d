package dev.firth.cli.tokenizer;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.SubwordNmtCodes;
import dev.firth.tokenizers.files.TiktokenEncoding;
import dev.firth.tokenizers.files.TokenizerFileOptions;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerFiles.Case;
import dev.firth.tokenizers.files.TokenizerFormat;
import dev.firth.tokenizers.files.TokenizerSource;
import dev.firth.tokenizers.model.bpe.SubwordNmtOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the files of some tokenizers leave open. */
final class FormatOptions {
  private static final Set<TokenizerFormat> WITH_CASE =
      Set.of(TokenizerFormat.VOCAB_TXT, TokenizerFormat.VOCAB_JSON_AND_MERGES);

  @Option(
      names = "--cased",
      description =
          "vocab.txt keeps case and accents (default: as do_lower_case in tokenizer_config.json"
              + " beside it says, or its words have it).")
  boolean cased;

  @Option(
      names = "--uncased",
      description =
          "vocab.txt drops case and accents, BERT's do_lower_case (default: see --cased).")
  boolean uncased;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = EncodingName.class,
      description =
          "What goes with a .tiktoken: r50k_base, p50k_base, p50k_edit, cl100k_base, o200k_base"
              + " (default: by its name or its number of ranks).")
  TiktokenEncoding encoding;

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description =
          "Parts of words that codes of subword-nmt may make, others are taken apart again"
              + " (default: all may be made).")
  Path vocabulary;

  @Option(
      names = "--vocabulary-threshold",
      paramLabel = "N",
      description = "How often a part occurs in --vocabulary at least (default: 0; subword-nmt).")
  Long threshold;

  @Option(
      names = "--separator",
      paramLabel = "TEXT",
      description =
          "Stands after a part of a word that goes on, with codes of subword-nmt (default: @@).")
  String separator;

  /** Opens some tokenizers; each option must be of use to one of them. */
  List<Tokenizer> open(List<Path> paths) throws IOException {
    if (cased && uncased) {
      throw new UsageException("--cased and --uncased exclude each other: give one of them");
    }
    if (threshold != null && vocabulary == null) {
      throw new UsageException("--vocabulary-threshold needs a --vocabulary");
    }
    var sources = new ArrayList<TokenizerSource>();
    for (Path path : paths) {
      sources.add(TokenizerSource.find(path));
    }
    check(sources);
    TokenizerFileOptions options = options();
    var tokenizers = new ArrayList<Tokenizer>();
    for (TokenizerSource source : sources) {
      tokenizers.add(TokenizerFiles.read(source, options));
    }
    return tokenizers;
  }

  private void check(List<TokenizerSource> sources) {
    require(cased ? "--cased" : uncased ? "--uncased" : null, WITH_CASE, sources);
    require(encoding == null ? null : "--encoding", Set.of(TokenizerFormat.TIKTOKEN), sources);
    String ofSubwordNmt =
        vocabulary != null ? "--vocabulary" : separator != null ? "--separator" : null;
    require(ofSubwordNmt, Set.of(TokenizerFormat.SUBWORD_NMT), sources);
  }

  private static void require(
      String option, Set<TokenizerFormat> formats, List<TokenizerSource> sources) {
    if (option != null && sources.stream().noneMatch(s -> formats.contains(s.format()))) {
      throw new UsageException(
          "%s is for %s, and %s: leave it out"
              .formatted(
                  option,
                  formats.stream()
                      .map(TokenizerFormat::label)
                      .sorted()
                      .collect(Collectors.joining(" or ")),
                  sources.stream()
                      .map(source -> source.file() + " is " + source.format().label())
                      .collect(Collectors.joining(", "))));
    }
  }

  private TokenizerFileOptions options() throws IOException {
    var subwordNmt = SubwordNmtOptions.DEFAULTS;
    if (separator != null) {
      subwordNmt = subwordNmt.withSeparator(separator);
    }
    if (vocabulary != null) {
      long least = threshold == null ? 0 : threshold;
      subwordNmt = subwordNmt.withVocabulary(SubwordNmtCodes.readVocabulary(vocabulary, least));
    }
    return new TokenizerFileOptions(
        cased ? Case.CASED : uncased ? Case.UNCASED : Case.AS_VOCABULARY,
        Optional.ofNullable(encoding),
        subwordNmt);
  }
}
