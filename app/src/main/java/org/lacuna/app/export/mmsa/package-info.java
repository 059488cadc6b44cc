/** One pickle for a whole run, laid out as MMSA's datasets, with labels and splits. */
@NullMarked
package org.lacuna.app.export.mmsa;

import org.jspecify.annotations.NullMarked;
