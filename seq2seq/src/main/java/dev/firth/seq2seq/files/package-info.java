/** Tensors in files: the safetensors format, for models and for what training goes on from. */
package dev.firth.seq2seq.files;
