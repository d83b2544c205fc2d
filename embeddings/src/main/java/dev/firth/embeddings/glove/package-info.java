/**
 * GloVe (Pennington et al. 2014): co-occurrence counts of a text, the files of the C program, and
 * training on them.
 */
package dev.firth.embeddings.glove;
