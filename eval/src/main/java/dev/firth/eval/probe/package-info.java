/**
 * Probes: how well simple classifiers, Tribuo's, tell labels from the features of texts. They say
 * what features are worth, counted or learned, and need the optional libraries of Tribuo.
 */
package dev.firth.eval.probe;
