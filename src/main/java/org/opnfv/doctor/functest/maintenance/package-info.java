/**
 * Planned maintenance: the operator's admin tool, which empties and maintains one host after the other, and the owner's app manager, which
 * is told and answers. They meet only over HTTP and the cloud's notifications. Messages and fields are those of OPNFV Doctor's second
 * scenario ({@code doctor_tests/admin_tool/sample.py}, {@code doctor_tests/app_manager/sample.py}).
 */
package org.opnfv.doctor.functest.maintenance;
