/** Attention, the transformer's encoder and decoder, and the models made of them. */
package dev.firth.transformer;
