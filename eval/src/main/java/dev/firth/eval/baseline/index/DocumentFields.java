package dev.firth.eval.baseline.index;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of a document in Lucene, one set for all documents: its words with their frequencies,
 * lengths and, on request, term vectors; its name, to find and to be found; the bytes of its text;
 * and how its text begins.
 */
final class DocumentFields {
  static final String WORDS = "words";
  static final String ID = "id";
  static final String BYTES = "bytes";
  static final String HEAD = "head";

  private static final int HEAD_LENGTH = 160;

  private final DocumentWords words = new DocumentWords();
  private final Field id = new StringField(ID, "", Field.Store.NO);
  private final Field idValue = new BinaryDocValuesField(ID, new BytesRef());
  private final Field bytes = new NumericDocValuesField(BYTES, 0);
  private final Field head = new StoredField(HEAD, "");
  private final Document document = new Document();

  DocumentFields(boolean termVectors) {
    document.add(new Field(WORDS, words, type(termVectors)));
    document.add(id);
    document.add(idValue);
    document.add(bytes);
    document.add(head);
  }

  private static FieldType type(boolean termVectors) {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setStoreTermVectors(termVectors);
    type.freeze();
    return type;
  }

  /** Where the tokenizer puts the words of the next document. */
  DocumentWords words() {
    return words;
  }

  /** The document, good until the next one. */
  Document fill(String name, String text, int textBytes) {
    id.setStringValue(name);
    idValue.setBytesValue(new BytesRef(name));
    bytes.setLongValue(textBytes);
    head.setStringValue(headOf(text));
    return document;
  }

  private static String headOf(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = Math.min(text.length(), start + HEAD_LENGTH);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end).strip().replaceAll("\\s+", " ");
  }
}
