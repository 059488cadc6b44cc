/** The methods by the names that people type, and their settings as words. */
@NullMarked
package org.lacuna.training.catalog;

import org.jspecify.annotations.NullMarked;
