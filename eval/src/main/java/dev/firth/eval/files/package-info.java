/** How evaluation files are read: lines with their numbers, numbers, messages about both. */
package dev.firth.eval.files;
