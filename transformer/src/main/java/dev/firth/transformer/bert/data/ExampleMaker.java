package dev.firth.transformer.bert.data;

import java.util.List;

/** Makes examples of documents, one after another. */
interface ExampleMaker {
  /** Adds those of a document. */
  void add(int document, List<Example> examples);

  /** Adds what is left of the documents so far. */
  void end(List<Example> examples);
}
