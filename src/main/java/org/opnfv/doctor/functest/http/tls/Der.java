package org.opnfv.doctor.functest.http.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An element of DER (X.690), as far as needed for what Java does not read: old forms of keys, and trust in certificates. */
record Der(int tag, byte[] content) {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OBJECT = 0x06;
    static final int SEQUENCE = 0x30;

    /** The elements in a row. */
    static List<Der> elements(byte[] encoded) throws InvalidKeyException {
        List<Der> elements = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(encoded);
        try {
            while (in.hasRemaining()) {
                int tag = in.get() & 0xff;
                int length = in.get() & 0xff;
                if (length > 0x80) {
                    byte[] digits = new byte[Math.min(length - 0x80, 5)];
                    in.get(digits);
                    length = new BigInteger(1, digits).intValue();
                }
                if (length < 0 || length > in.remaining()) {
                    throw new BufferUnderflowException();
                }
                byte[] content = new byte[length];
                in.get(content);
                elements.add(new Der(tag, content));
            }
        } catch (BufferUnderflowException e) {
            throw new InvalidKeyException("its DER is cut off", e);
        }
        return elements;
    }

    static Der of(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        return new Der(tag, content.toByteArray());
    }

    static Der object(String hex) {
        return new Der(OBJECT, HexFormat.of().parseHex(hex));
    }

    List<Der> elements() throws InvalidKeyException {
        return elements(content);
    }

    /** The element at that index of a sequence. */
    Der at(int index) throws InvalidKeyException {
        List<Der> elements = elements();
        if (index >= elements.size()) {
            throw new InvalidKeyException("its DER lacks a part");
        }
        return elements.get(index);
    }

    String hex() {
        return HexFormat.of().formatHex(content);
    }

    int number() {
        return new BigInteger(content).intValue();
    }

    byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int sign = length[0] == 0 ? 1 : 0;
            out.write(0x80 + length.length - sign);
            out.write(length, sign, length.length - sign);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
