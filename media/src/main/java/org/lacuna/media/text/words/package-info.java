/**
 * Single words: finding them in shown text, their times where none are given, what is known of
 * them.
 */
@NullMarked
package org.lacuna.media.text.words;

import org.jspecify.annotations.NullMarked;
