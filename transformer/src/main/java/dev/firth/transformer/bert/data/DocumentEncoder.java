package dev.firth.transformer.bert.data;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.seq2seq.data.SentenceWriter;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.UnencodableTextException;
import dev.firth.tokenizers.words.SentenceSplitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Encodes a text as documents and sentences into a {@link DocumentFile}, or two, of which one is
 * kept from training. Special tokens that stand in the text are text. The files depend on text,
 * tokenizer and options, not on the number of threads; memory is bounded by some thousand lines.
 */
public final class DocumentEncoder {
  private static final int BLOCK_LINES = 1 << 12;
  private static final long BLOCK_CHARACTERS = 1 << 21;

  private final Tokenizer tokenizer;
  private final BertTokens special;
  private final DocumentOptions options;
  private final SentenceSplitter splitter;

  /**
   * An encoder.
   *
   * @param special the tokenizer's
   */
  public DocumentEncoder(Tokenizer tokenizer, BertTokens special, DocumentOptions options) {
    this.tokenizer =
        tokenizer.toBuilder()
            .specialTokens(SpecialTokenPolicy.AS_TEXT)
            .truncation(null)
            .padding(null)
            .build();
    this.special = special;
    this.options = options;
    this.splitter = SentenceSplitter.of(options.language());
  }

  /**
   * Writes both files, each whole or not at all.
   *
   * @param kept documents to learn from
   * @param heldOut the others; null for no such file, if the options hold none out
   * @throws BadInputException if a file of the corpus is damaged, in a strict corpus not UTF-8, or
   *     holds text that the tokenizer cannot encode
   */
  public EncodedDocuments encode(Corpus corpus, Path kept, Path heldOut, Progress progress)
      throws IOException {
    if (heldOut == null && options.heldOutShare() > 0) {
      throw new IllegalArgumentException("no file for the documents held out");
    }
    var result = new EncodedDocuments[1];
    try (var reader = new ParagraphReader(corpus, options.documents());
        var task = progress.start("encoding text", "bytes", corpus.bytes())) {
      write(
          kept, first -> write(heldOut, second -> result[0] = encode(reader, first, second, task)));
    }
    return result[0];
  }

  /** What is written to a file; the writer counts even where there is none. */
  private interface Body {
    void writeTo(DocumentWriter out) throws IOException;
  }

  private void write(Path file, Body body) throws IOException {
    if (file == null) {
      body.writeTo(new DocumentWriter(null, special, options.maxSentence()));
    } else {
      SentenceWriter.write(
          file,
          List.of(VocabularyMark.of(tokenizer)),
          out -> body.writeTo(new DocumentWriter(out, special, options.maxSentence())));
    }
  }

  private EncodedDocuments encode(
      ParagraphReader reader, DocumentWriter first, DocumentWriter second, Progress.Task task)
      throws IOException {
    for (List<Paragraph> block = read(reader); !block.isEmpty(); block = read(reader)) {
      write(block, first, second);
      task.done(reader.bytesRead());
    }
    first.endDocument();
    second.endDocument();
    return new EncodedDocuments(reader.counts(), first.counts(), second.counts());
  }

  /** A line and the number of its document. */
  private record Paragraph(long document, String text) {}

  private static List<Paragraph> read(ParagraphReader reader) throws IOException {
    var block = new ArrayList<Paragraph>();
    long characters = 0;
    while (block.size() < BLOCK_LINES && characters < BLOCK_CHARACTERS && reader.next()) {
      block.add(new Paragraph(reader.document(), reader.text()));
      characters += reader.text().length();
    }
    return block;
  }

  private void write(List<Paragraph> block, DocumentWriter kept, DocumentWriter heldOut)
      throws IOException {
    Stream<Paragraph> paragraphs = options.threads() > 1 ? block.parallelStream() : block.stream();
    List<List<String>> split = paragraphs.map(this::sentences).toList();
    List<int[]> ids = encode(split.stream().flatMap(List::stream).toList());
    int next = 0;
    for (int i = 0; i < split.size(); i++) {
      long document = block.get(i).document();
      DocumentWriter out = isHeldOut(document) ? heldOut : kept;
      for (int sentence = 0; sentence < split.get(i).size(); sentence++) {
        out.add(document, ids.get(next++));
      }
    }
  }

  private List<String> sentences(Paragraph paragraph) {
    return options.sentences() == SentenceBounds.LINES
        ? List.of(paragraph.text())
        : splitter.split(paragraph.text());
  }

  private List<int[]> encode(List<String> sentences) throws BadInputException {
    try {
      return tokenizer.idsBatch(sentences, options.threads());
    } catch (UnencodableTextException e) {
      throw new BadInputException("the text cannot be encoded: " + e.getMessage(), e);
    }
  }

  private boolean isHeldOut(long document) {
    return options.heldOutShare() > 0
        && new EpochRandom(options.seed(), 0, document).uniform() < options.heldOutShare();
  }
}
