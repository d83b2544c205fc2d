package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.DocumentCounts;
import dev.firth.transformer.bert.data.DocumentFile;
import dev.firth.transformer.bert.data.EncodedDocuments;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.data.TextCounts;
import java.util.ArrayList;
import java.util.List;

/** Looks at the data before training and says what will go wrong. */
final class SanityCheck {
  private static final double MANY_DUPLICATES = 0.05;
  private static final double SOME_LINES = 0.001;
  private static final double MANY_UNKNOWN = 0.01;
  private static final double MANY_CUT = 0.05;
  private static final double MANY_SINGLE = 0.3;
  private static final int FEW_DOCUMENTS = 50;
  private static final int FEW_TOKENS_A_TYPE = 50;
  private static final double MANY_UNUSED = 0.1;

  private final List<String> warnings = new ArrayList<>();

  private SanityCheck() {}

  /** Reports on what was encoded. */
  static SanityReport check(
      EncodedDocuments encoded, DocumentFile file, UnigramCounts counts, ExampleOptions options) {
    var check = new SanityCheck();
    check.text(encoded.text());
    check.documents(encoded.kept(), options);
    check.tokens(encoded.kept(), counts);
    return new SanityReport(
        encoded.text(),
        encoded.kept(),
        encoded.heldOut(),
        SentenceLengths.of(file),
        counts.size(),
        counts.used(),
        counts.entropy(),
        check.warnings);
  }

  private void text(TextCounts text) {
    double lines = text.lines();
    warn(
        text.duplicateLines() > MANY_DUPLICATES * lines,
        ("%.0f %% of the lines repeat earlier ones: the model will learn them by heart, and"
                + " held-out figures will look better than they are; remove the repetitions")
            .formatted(100 * text.duplicateLines() / lines));
    warn(
        text.brokenBytes() > 0,
        ("%,d bytes are no UTF-8 and became U+FFFD, in up to %,d lines: words with them are broken;"
                + " convert the files to UTF-8")
            .formatted(text.brokenBytes(), text.replacedLines()));
    warn(
        text.twiceEncodedLines() > SOME_LINES * lines,
        ("%,d lines hold characters like 'Ã¤', UTF-8 that was encoded twice: each such word becomes"
                + " several odd tokens; undo it with iconv -f UTF-8 -t ISO-8859-1")
            .formatted(text.twiceEncodedLines()));
  }

  private void documents(DocumentCounts counts, ExampleOptions options) {
    double tokensEach = (double) counts.tokens() / counts.documents();
    boolean pairs = options.task() != SentenceTask.NONE;
    warn(
        counts.documents() < FEW_DOCUMENTS && pairs,
        ("there are %,d documents only: second segments from other documents will be known by their"
                + " topic; if documents are not divided by blank lines, say by what")
            .formatted(counts.documents()));
    warn(
        counts.single() > MANY_SINGLE * counts.documents() && pairs,
        ("%.0f %% of the documents have one sentence, whose second segment is always from"
                + " elsewhere: the task about pairs can be solved without reading; join lines into"
                + " documents, or train without it")
            .formatted(100.0 * counts.single() / counts.documents()));
    warn(
        tokensEach < options.maxLength() / 2.0 && pairs,
        ("a document has %.0f tokens on average, a row has room for %d: much of each batch will be"
                + " filling; take shorter rows, or train without pairs, which packs documents")
            .formatted(tokensEach, options.maxLength()));
    warn(
        counts.cut() > MANY_CUT * counts.sentences(),
        ("%,d sentences were longer than the limit and cut: the text may lack punctuation, or have"
                + " lists and tables in it")
            .formatted(counts.cut()));
  }

  private void tokens(DocumentCounts counts, UnigramCounts unigrams) {
    warn(
        counts.unknownRate() > MANY_UNKNOWN,
        ("%.1f %% of the tokens are unknown to the vocabulary: what they say is lost, and they are"
                + " never predicted; train the vocabulary on this text, or take a larger one")
            .formatted(100 * counts.unknownRate()));
    warn(
        counts.tokens() < (long) FEW_TOKENS_A_TYPE * unigrams.size(),
        ("%,d tokens are few for a vocabulary of %,d: rare ones will hardly be learned, and the"
                + " model may learn the text by heart; take a smaller vocabulary or more text")
            .formatted(counts.tokens(), unigrams.size()));
    warn(
        unigrams.used() < (1 - MANY_UNUSED) * unigrams.size(),
        ("%,d of %,d tokens of the vocabulary never occur: they cost memory and time and learn"
                + " nothing; is it the right tokenizer?")
            .formatted(unigrams.size() - unigrams.used(), unigrams.size()));
  }

  private void warn(boolean really, String words) {
    if (really) {
      warnings.add(words);
    }
  }
}
