/** Tests of the export to this kind of file. */
@NullMarked
package org.lacuna.app.export.csv;

import org.jspecify.annotations.NullMarked;
