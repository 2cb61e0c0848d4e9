/** The undo journal: what a run changes is written here before it is changed, and undone from here in reverse. */
package org.opnfv.doctor.functest.ledger;
