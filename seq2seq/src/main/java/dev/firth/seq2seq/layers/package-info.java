/** The layers that recurrent models and transformers share. */
package dev.firth.seq2seq.layers;
