package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.SentenceWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes the sentences of one file's documents, and counts them. Not thread-safe. */
final class DocumentWriter {
  private static final List<int[]> END = List.of(new int[0]);

  private final SentenceWriter out;
  private final BertTokens special;
  private final int maxSentence;

  private long document = -1;
  private long inDocument;
  private long documents;
  private long sentences;
  private long tokens;
  private long unknown;
  private long cut;
  private int longest;
  private long reserved;
  private long single;

  DocumentWriter(SentenceWriter out, BertTokens special, int maxSentence) {
    this.out = out;
    this.special = special;
    this.maxSentence = maxSentence;
  }

  /** Adds a sentence of a document; documents come one after another. */
  void add(long ofDocument, int[] ids) throws IOException {
    if (ids.length == 0) {
      return;
    }
    if (holdsReserved(ids)) {
      reserved++;
      return;
    }
    if (ofDocument != document) {
      endDocument();
      document = ofDocument;
    }
    longest = Math.max(longest, ids.length);
    int pieces = (ids.length + maxSentence - 1) / maxSentence;
    cut += pieces > 1 ? 1 : 0;
    for (int piece = 0; piece < pieces; piece++) {
      int from = (int) ((long) piece * ids.length / pieces);
      int to = (int) ((piece + 1L) * ids.length / pieces);
      write(Arrays.copyOfRange(ids, from, to));
    }
  }

  private boolean holdsReserved(int[] ids) {
    for (int id : ids) {
      if (special.isReserved(id)) {
        return true;
      }
    }
    return false;
  }

  private void write(int[] ids) throws IOException {
    out.add(List.of(ids));
    inDocument++;
    sentences++;
    tokens += ids.length;
    for (int id : ids) {
      unknown += id == special.unknown() ? 1 : 0;
    }
  }

  /** Ends the document that sentences were added to, if any. */
  void endDocument() throws IOException {
    if (inDocument > 0) {
      out.add(END);
      documents++;
      single += inDocument == 1 ? 1 : 0;
      inDocument = 0;
    }
  }

  DocumentCounts counts() {
    return new DocumentCounts(
        documents, sentences, tokens, unknown, cut, longest, reserved, single);
  }
}
