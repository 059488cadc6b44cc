/** The papers' whole table set on the data that are there, as one report. */
@NullMarked
package org.lacuna.app.reproduce;

import org.jspecify.annotations.NullMarked;
