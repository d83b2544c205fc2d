package dev.firth.tokenizers.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.WordPieceDecoder;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import dev.firth.tokenizers.postprocess.BertProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BERT's {@code vocab.txt}: a token a line, whose id is the number of the line from 0. White space
 * at the end of a line is no part of a token, and a token that comes twice has the later id, as
 * with the programs that first read such files.
 */
public final class VocabText {
  private static final long MOST_BYTES = 1L << 28;
  private static final String CLS = "[CLS]";
  private static final String SEP = "[SEP]";

  private static final List<String> SPECIAL_TOKENS =
      List.of("[PAD]", WordPieceOptions.defaults().unkToken(), CLS, SEP, "[MASK]");

  private VocabText() {}

  /**
   * The tokenizer that BERT uses with a file.
   *
   * @param normalizer {@link BertNormalizer#uncased()} or {@link BertNormalizer#cased()}; the file
   *     does not say which
   * @throws BadInputException if the file is missing, is no such vocabulary or lacks one of the
   *     special tokens that every text needs
   */
  public static Tokenizer read(Path file, BertNormalizer normalizer) throws IOException {
    return read(file, normalizer, WordPieceOptions.defaults());
  }

  /** The same with another unknown token or longest word. */
  public static Tokenizer read(Path file, BertNormalizer normalizer, WordPieceOptions options)
      throws IOException {
    Map<String, Integer> vocabulary = readVocabulary(file);
    for (String token : List.of(options.unkToken(), CLS, SEP)) {
      if (!vocabulary.containsKey(token)) {
        throw new BadInputException(
            file + ": the token " + token + " is missing; is this a vocabulary of BERT?");
      }
    }
    List<String> special = SPECIAL_TOKENS.stream().filter(vocabulary::containsKey).toList();
    return Tokenizer.builder(new WordPieceModel(vocabulary, options))
        .normalizer(normalizer)
        .preTokenizer(new BertPreTokenizer())
        .postProcessor(new BertProcessing(special(SEP, vocabulary), special(CLS, vocabulary)))
        .decoder(new WordPieceDecoder(options.continuingSubwordPrefix(), true))
        .addedTokens(special.stream().map(AddedToken::special).toList())
        .build();
  }

  private static SpecialToken special(String token, Map<String, Integer> vocabulary) {
    return new SpecialToken(token, vocabulary.get(token));
  }

  /**
   * The tokens with their ids, in the order of the file.
   *
   * @throws BadInputException if the file is missing, empty or no UTF-8
   */
  public static Map<String, Integer> readVocabulary(Path file) throws IOException {
    String text = decode(readBytes(file), file);
    var vocabulary = new LinkedHashMap<String, Integer>();
    int id = 0;
    for (int start = 0; start < text.length(); id++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      vocabulary.put(withoutBlanksAtEnd(text, start, end), id);
      start = end + 1;
    }
    if (vocabulary.isEmpty()) {
      throw new BadInputException(
          file + ": the vocabulary is empty; it should have a token a line");
    }
    return vocabulary;
  }

  private static byte[] readBytes(Path file) throws IOException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadInputException(
            file + ": this is no vocabulary: it has more than " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": there is no such file", e);
    }
  }

  private static String decode(byte[] bytes, Path file) throws BadInputException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < rest.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new BadInputException(
          file + ": line " + line + " is no UTF-8; a vocabulary has a token a line", e);
    }
  }

  private static String withoutBlanksAtEnd(String text, int start, int end) {
    int last = end;
    while (last > start && UnicodeData.isWhiteSpace(text.charAt(last - 1))) {
      last--;
    }
    return text.substring(start, last);
  }

  /**
   * Writes a vocabulary, whole or not at all.
   *
   * @throws UsageException if a token cannot stand in such a file or the ids have a gap
   */
  public static void write(Map<String, Integer> vocabulary, Path file) throws IOException {
    var lines = new String[vocabulary.size()];
    for (var entry : vocabulary.entrySet()) {
      String token = entry.getKey();
      int id = entry.getValue();
      if (id < 0 || id >= lines.length || lines[id] != null) {
        throw new UsageException(
            "vocab.txt has one token for every id from 0 on, and the token "
                + token
                + " has the id "
                + id
                + "; write a tokenizer.json instead");
      }
      if (token.indexOf('\n') >= 0 || !withoutBlanksAtEnd(token, 0, token.length()).equals(token)) {
        throw new UsageException(
            "vocab.txt has a token a line, and the token of id "
                + id
                + " holds a line break or ends in a blank; write a tokenizer.json instead");
      }
      lines[id] = token;
    }
    byte[] utf8 = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(utf8));
  }
}
