/**
 * Graphs as text: an edge list becomes random walks, one a line, whose words are node names
 * (DeepWalk, Perozzi et al. 2014; node2vec, Grover and Leskovec 2016). What learns from text then
 * learns from graphs.
 */
package dev.firth.corpora.graph;
