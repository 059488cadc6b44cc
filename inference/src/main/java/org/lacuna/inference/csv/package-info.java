/** Comma-separated files: tables of labels, answers and figures. */
@NullMarked
package org.lacuna.inference.csv;

import org.jspecify.annotations.NullMarked;
