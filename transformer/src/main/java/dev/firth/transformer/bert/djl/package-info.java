/** Ready models through the predictors of DJL. */
package dev.firth.transformer.bert.djl;
