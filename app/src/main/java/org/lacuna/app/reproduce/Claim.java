package org.lacuna.app.reproduce;

import org.lacuna.app.evaluate.Verdict;

/**
 * One claim of a paper, or one that this program makes, and what our figures say of it.
 *
 * @param words the claim
 * @param figure what was measured, with its interval
 * @param verdict what may be said
 */
record Claim(String words, String figure, Verdict verdict) {}
