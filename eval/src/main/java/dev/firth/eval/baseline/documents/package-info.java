/** Documents of any form, one after another: lines, folders of files, TREC files, JSON lines. */
package dev.firth.eval.baseline.documents;
